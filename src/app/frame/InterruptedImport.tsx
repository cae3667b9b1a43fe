import { useTranslation } from 'react-i18next'
import type { BookNotice } from '../../contract/book/state'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { client, queryClient } from '../client'
import { fileNameText } from '../history-words'
import { useLanguage } from '../language'
import { go } from '../links'

type InterruptedImportProps = {
  notice: Extract<BookNotice, { code: 'import_interrupted' }>
  onClose: () => void
}

/** An import the service or the machine died of: said until it was put away once, or the person went to import it again. */
export function InterruptedImport({ notice: { id, kind, file, at }, onClose }: InterruptedImportProps) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const heard = () => {
    onClose()
    client.imports.noteInterrupted({ id }).then(
      () => queryClient.invalidateQueries({ queryKey: ['book', 'state'] }),
      // It is said again at the next start: no harm, and no news.
      () => undefined,
    )
  }
  return (
    <Notice
      tone="amber"
      action={
        <Button
          onClick={() => {
            heard()
            go({ page: 'import', kind })
          }}
        >
          {t('notice.toImport')}
        </Button>
      }
      close={{ label: t('common:action.close'), onClose: heard }}
    >
      {t('notice.import_interrupted', { file: fileNameText(t, file), at: instantText(language, at) })}
    </Notice>
  )
}
