import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { ImportFinding, ImportPreviewOutput } from '../../contract/imports'
import { usePlaces } from '../../parts/files/use-places'
import { Button } from '../../ui/Button'
import { useToast } from '../../ui/feedback/ToastProvider'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { drawnWhole } from '../../ui/grid/use-row-window'
import { Card } from '../../ui/layout/Card'
import { blankOption } from './decisions'
import { placeColumns } from './finding-columns'
import { findingText } from './finding-text'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import { useImportKind } from './kinds'

type ProblemTableProps = {
  view: ImportView
  preview: ImportPreviewOutput
  problems: readonly ImportFinding[]
}

/** Rows that cannot go in: where, what is wrong, what to do; they can be taken away to be mended. */
export function ProblemTable({ view, preview, problems }: ProblemTableProps) {
  const { t } = useTranslation(['imports', 'common'])
  const { exportProblems, busy } = useProblemExport(preview)
  const kind = useImportKind(preview.kind)
  const { pick } = view
  const wrap = problems.length <= drawnWhole
  const columns = useMemo<Column<ImportFinding>[]>(
    () => [
      ...placeColumns<ImportFinding>(t, finding => ({ finding, row: finding.row })),
      {
        key: 'what',
        head: t('decide.what'),
        least: 150,
        wrap,
        cell: finding => findingText(t, finding).what,
      },
      {
        key: 'how',
        head: t('decide.how'),
        least: 220,
        wrap,
        cell: finding => {
          const blank = blankOption(kind, finding)
          if (!blank) return <span className={styles.fix}>{findingText(t, finding).fix}</span>
          return (
            <button type="button" className={styles.option} onClick={() => pick(blank.key, blank.pick)}>
              {t('option.blankRest')}
            </button>
          )
        },
      },
    ],
    [t, kind, pick, wrap],
  )
  return (
    <Card
      title={t('problem.title')}
      tone="cinnabar"
      sub={t(preview.accepted === 0 ? 'problem.subNone' : 'problem.sub')}
      actions={
        <Button size="small" busy={busy} onClick={() => void exportProblems()}>
          {t('problem.export', { count: preview.errors })}
        </Button>
      }
    >
      <DataTable
        label={t('problem.title')}
        columns={columns}
        rows={problems}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        height={problems.length > 8 ? 8 * 32 + 50 : 'content'}
      />
    </Card>
  )
}

/** The rows left out, into a workbook the person names. */
function useProblemExport({ token, fileName }: ImportPreviewOutput) {
  const { t } = useTranslation('imports')
  const language = useLanguage(state => state.language)
  const job = useJob('imports', 'exportProblems')
  const toast = useToast()
  const say = useSay()
  const places = usePlaces()
  const exportProblems = async () => {
    const name = fileName.replace(/\.[^.]+$/, '')
    const file = await places.file({
      title: t('problem.exportDialog'),
      filter: 'workbook',
      suggestedName: t('problem.fileName', { name }),
    })
    if (!file) return
    try {
      const { rows } = await job.mutateAsync({ input: { token, file: file.ticket, language } })
      toast({
        message: t('problem.exported', { count: rows }),
        action: { label: t('problem.show'), onSelect: () => void window.zhixing.showWritten(file.ticket) },
      })
    } catch (error) {
      say.refused('imports', error)
    }
  }
  return { exportProblems, busy: job.isPending }
}
