import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '../../contract/host'
import { mostPasted } from '../../contract/imports'
import { refusalCode } from '../../contract/wire'
import { RunningJobs } from '../../parts/book/RunningJobs'
import { Notice } from '../../ui/feedback/Notice'
import { useToast } from '../../ui/feedback/ToastProvider'
import { FileDrop } from '../../ui/field/FileDrop'
import { Select } from '../../ui/field/Select'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { importRefusalText } from './finding-text'
import styles from './Imports.module.css'
import type { ImportFile, ImportView } from './import-view'
import { type ImportKind, kindText, useImportKinds } from './kinds'
import { RecentImports } from './RecentImports'

/** Before a file is there: where to drop it, what can come in, what came in lately. */
export function StartCards({ view, expected }: { view: ImportView; expected: ImportKind | null }) {
  const { t } = useTranslation(['imports', 'common'])
  const kinds = useImportKinds()
  const { choose, drop } = useFileChoice(file => void view.open(file))
  usePastedTable({
    onFiles: files => void drop(files),
    onTable: text => {
      const name = t('common:pastedTable')
      void view.open({ name, source: { pasted: { name, text } } })
    },
  })
  return (
    <Columns width="wide" aside={<RecentImports />}>
      <RunningJobs />
      <RefusedFile view={view} />
      <FileDrop
        title={expected ? t('start.dropKind', { kind: kindText(t, expected, 'name') }) : t('start.drop')}
        hint={t('start.hint')}
        chooseLabel={t('start.choose')}
        onChoose={() => void choose()}
        onFiles={files => void drop(files)}
      />
      <Card title={t('start.kinds')} sub={t('start.kindsSub')}>
        <dl className={styles.kinds}>
          {kinds.map(kind => (
            <div key={kind.kind} className={styles.kind}>
              <dt>{kindText(t, kind, 'name')}</dt>
              <dd>{kindText(t, kind, 'what')}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Columns>
  )
}

/** Why the file was refused and what to do; one that nobody recognised can be said to be something. */
function RefusedFile({ view }: { view: ImportView }) {
  const { t } = useTranslation(['imports', 'common'])
  const known = useImportKinds()
  const { error, file } = view
  if (!error) return null
  const kinds = known.map(one => ({ value: one.kind, label: kindText(t, one, 'name') }))
  const which = file && refusalCode(error) === 'kind_unknown' && (
    <Select
      label={t('refused.which')}
      placeholder={t('refused.which')}
      width="short"
      value={null}
      options={kinds}
      onChange={kind => void view.open(file, kind)}
    />
  )
  return (
    <Notice
      tone="cinnabar"
      title={file ? t('refused.title', { name: file.name }) : undefined}
      action={which || undefined}
      close={{ label: t('common:action.close'), onClose: view.forgetError }}
    >
      {importRefusalText(t, error)}
    </Notice>
  )
}

/** One table from the system's dialog, or of those that were dropped. */
function useFileChoice(onFile: (file: ImportFile) => void) {
  const { t } = useTranslation(['imports', 'common'])
  const toast = useToast()
  return {
    async choose() {
      const [file] = await window.zhixing.chooseFiles({
        title: t('start.dialog'),
        filter: 'table',
        kind: t('common:fileKind.table'),
      })
      if (file) onFile(fileOf(file))
    },
    async drop(files: readonly File[]) {
      const [first] = files
      const file = first ? await window.zhixing.ticketOf(first, 'table') : null
      if (!file) {
        toast({ message: t('start.notTaken'), tone: 'cinnabar' })
        return
      }
      if (files.length > 1) toast({ message: t('start.one', { name: file.name }) })
      onFile(fileOf(file))
    },
  }
}

const fileOf = ({ name, ticket }: ChosenFile): ImportFile => ({ name, source: { file: ticket } })

/** What is pasted on this page: files, or the table that was copied somewhere. A field takes its own paste. */
function usePastedTable(pasted: { onFiles(files: File[]): void; onTable(text: string): void }) {
  const { t } = useTranslation(['imports', 'common'])
  const toast = useToast()
  const take = useEffectEvent((event: ClipboardEvent) => {
    const data = event.clipboardData
    if (!data || isField(event.target)) return
    const [page, text] = [data.getData('text/html'), data.getData('text/plain')]
    const files = [...data.files]
    // Of what it copies a spreadsheet also lays a picture there; a file manager lays the path of a file there as text.
    const isTextWithPicture = text.trim() !== '' && files.every(file => file.type.startsWith('image/'))
    // Merged cells stand in the page alone; a chat copies a page without a table.
    const table = /<table[\s>]/i.test(page) ? page : text
    if (table !== page && files.length > 0 && !isTextWithPicture) pasted.onFiles(files)
    else if (table.length > mostPasted) toast({ message: t('start.pastedTooLarge') })
    else if (table.trim() !== '') pasted.onTable(table)
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => take(event)
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [])
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
