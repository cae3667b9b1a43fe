import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { client } from '../../app/client'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { usePaged } from '../../app/paged'
import type { LossLine } from '../../contract/book/losses'
import type { Recovery } from '../../contract/book/recoveries'
import { rowsLost } from '../../domain/book/good-backup'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/overlay/Dialog'
import { useWriteWorkbook } from '../files/use-write-workbook'
import { PagedTable } from '../lists/PagedTable'
import { LossPerson, LossSession } from './LossPlace'

type Numbered = LossLine & { at: number }

type LossDialogProps = { recovery: Recovery; total: number; onClose: () => void }

/** Everything a recovery lost or brought without proof, each with the way to where it is entered; also as a workbook. */
export function LossDialog({ recovery, total, onClose }: LossDialogProps) {
  const { t } = useTranslation(['book', 'common'])
  const { seq } = recovery
  const list = usePaged(['book', 'recoveryLosses', { seq }], async (cursor: number | null) => {
    const page = await client.book.recoveryLosses({ seq, cursor, limit: 200 })
    return { ...page, rows: page.rows.map((line, at): Numbered => ({ ...line, at: (cursor ?? 0) + at })) }
  })
  const write = useExport(seq)
  useEffect(() => {
    // A link of it leads away, also to another tab of the page it lies over.
    window.addEventListener('hashchange', onClose)
    return () => window.removeEventListener('hashchange', onClose)
  }, [onClose])
  const columns = useMemo(
    () => [
      {
        key: 'session',
        head: t('losses.column.session'),
        cell: (line: Numbered) => <LossSession line={line} />,
      },
      {
        key: 'person',
        head: t('losses.column.person'),
        cell: (line: Numbered) => <LossPerson line={line} />,
      },
      {
        key: 'table',
        head: t('losses.column.table'),
        width: 96,
        cell: (line: Numbered) => tableText(t, line.table),
      },
      { key: 'label', head: t('losses.column.label'), cell: (line: Numbered) => line.label ?? '' },
      { key: 'on', head: t('losses.column.on'), width: 104, cell: (line: Numbered) => line.on ?? '' },
      {
        key: 'what',
        head: t('losses.column.what'),
        width: 104,
        cell: (line: Numbered) => t(`losses.what.${line.what}`),
      },
    ],
    [t],
  )
  const unlisted = rowsLost(recovery) - total
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('losses.title')}
      closeLabel={t('common:action.close')}
      size="large"
      actions={
        <>
          <Button onClick={() => void write.run()} busy={write.busy}>
            {t('losses.export')}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        </>
      }
    >
      <p>{t('losses.lead', { count: total })}</p>
      {unlisted > 0 && <p>{t('losses.unnamed', { count: unlisted })}</p>}
      <PagedTable
        list={list}
        area="book"
        label={t('losses.title')}
        columns={columns}
        rowKey={line => String(line.at)}
        height={420}
      />
    </Dialog>
  )
}

function useExport(seq: number) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const writeWorkbook = useWriteWorkbook()
  const { mutateAsync, isPending } = useJob('reports', 'exportLosses')
  const run = () =>
    writeWorkbook(
      {
        title: t('losses.exportTitle'),
        name: t('losses.title'),
        area: 'reports',
        write: file => mutateAsync({ input: { seq, file, language } }),
      },
      ({ rows }, file) => ({ text: t('losses.exported', { count: rows, file }) }),
    )
  return { run, busy: isPending }
}
