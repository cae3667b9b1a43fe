import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { fileNameText } from '../../app/history-words'
import { Notice } from '../../ui/feedback/Notice'

interface Stopped {
  /** Names of files, each once. */
  files: readonly string[]
  add(file: string): void
  forget(file: string): void
}

/** Imports that were stopped from another page (a restore asks to): said on this one until they are put away. */
export const useStoppedImports = create<Stopped>(set => ({
  files: [],
  add: file => set(({ files }) => ({ files: [...files.filter(one => one !== file), file] })),
  forget: file => set(({ files }) => ({ files: files.filter(one => one !== file) })),
}))

export function StoppedImports() {
  const { t } = useTranslation(['imports', 'common'])
  const { files, forget } = useStoppedImports()
  return files.map(file => (
    <Notice key={file} tone="amber" close={{ label: t('common:action.close'), onClose: () => forget(file) }}>
      {t('apply.stoppedFile', { file: fileNameText(t, file) })}
    </Notice>
  ))
}
