import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findingsAtOnce, type ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useToast } from '../../ui/feedback/ToastProvider'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Locked } from '../../ui/layout/Locked'
import { Stack } from '../../ui/layout/Stack'
import { ChangeCard } from './ChangeCard'
import { ColumnsCard } from './ColumnFields'
import { DecisionTable, leadToUndecided, pickedOf } from './DecisionTable'
import { decisionsOf, remarksOf } from './decisions'
import { fieldText, importRefusalText, sampleText } from './finding-text'
import { ImportFoot } from './ImportFoot'
import type { ImportView, Stage } from './import-view'
import { type ImportKind, useImportKind } from './kinds'
import { ExpectedKind, PreviewHead } from './PreviewHead'
import { ProblemTable } from './ProblemTable'
import { RemarkTable } from './RemarkTable'
import { SessionChoice } from './SessionChoice'

type FilePreviewProps = {
  view: ImportView
  preview: ImportPreviewOutput
  writing: Extract<Stage, { at: 'writing' }> | null
  expected: ImportKind | null
  onApply: () => void
}

/** What the file would do, only the rows that need somebody, and the button that does it. */
export function FilePreview({ view, preview, writing, expected, onApply }: FilePreviewProps) {
  const { t } = useTranslation(['imports', 'common'])
  const [columnsOpen, setColumnsOpen] = useState(false)
  const { request, error, changed } = view
  const kind = useImportKind(preview.kind)
  const decisions = useMemo(
    () => decisionsOf(kind, preview.findings, request.picks),
    [kind, preview.findings, request.picks],
  )
  const remarks = useMemo(
    () => remarksOf(kind, preview.findings, request.picks),
    [kind, preview.findings, request.picks],
  )
  const problems = useMemo(
    () => preview.findings.filter(finding => finding.severity === 'error'),
    [preview.findings],
  )
  const undecided = decisions.filter(decision => pickedOf(kind, request, decision) === null).length
  const rest = useMemo(() => {
    const seen = [...decisions.flatMap(decision => decision.rows), ...problems.map(problem => problem.row)]
    // What is asked about the file itself stands in its heading, which is no row of it.
    return preview.rows - new Set(seen.filter(row => row > preview.headerRow)).size
  }, [decisions, problems, preview.rows, preview.headerRow])
  const paged = preview.findingsTotal > preview.findings.length
  const needsSession = kind.ofSession && preview.sessionId === null
  const refusal = needsSession
    ? t('refusal.session_missing')
    : preview.accepted === 0
      ? undecided > 0
        ? t('apply.decideFirst', { count: undecided })
        : t('refusal.nothing_to_import')
      : null
  const free = writing === null
  const toast = useToast()
  useKeys(
    free
      ? [
          {
            keys: 'Enter',
            label: t('common:action.import'),
            run() {
              if (view.following) return
              // A key that is struck in passing leaves nothing undecided out: who wants that presses the button.
              if (undecided > 0) {
                leadToUndecided()
                toast({ message: t('apply.decideFirst', { count: undecided }) })
              } else if (paged) toast({ message: t('apply.pagesFirst') })
              else if (!refusal) onApply()
            },
          },
          { keys: 'Esc', label: t('common:action.cancel'), run: view.close },
        ]
      : [],
  )

  return (
    <Stack grows>
      {changed && (
        <Notice close={{ label: t('common:action.close'), onClose: view.forgetError }}>
          {t('refused.changed')}
        </Notice>
      )}
      {error !== null && (
        <Notice tone="cinnabar" close={{ label: t('common:action.close'), onClose: view.forgetError }}>
          {importRefusalText(t, error)}
        </Notice>
      )}
      <Locked locked={!free}>
        <ExpectedKind view={view} kind={kind} expected={expected} />
        <PreviewHead
          preview={preview}
          undecided={undecided}
          columnsOpen={columnsOpen}
          onColumns={() => setColumnsOpen(!columnsOpen)}
        />
        {columnsOpen && <ColumnsCard view={view} preview={preview} onClose={() => setColumnsOpen(false)} />}
        {kind.ofSession && <SessionChoice view={view} preview={preview} />}
        {paged && <FindingPages view={view} preview={preview} />}
        {decisions.length > 0 && (
          <DecisionTable
            view={view}
            kind={kind}
            decisions={decisions}
            undecided={undecided}
            rest={paged ? 0 : rest}
          />
        )}
        {preview.changes.total > 0 && <ChangeCard preview={preview} />}
        {problems.length > 0 && <ProblemTable view={view} preview={preview} problems={problems} />}
        {remarks.length > 0 && <RemarkTable view={view} kind={kind} remarks={remarks} />}
        <SampleTable preview={preview} />
      </Locked>
      <ImportFoot
        view={view}
        preview={preview}
        undecided={undecided}
        byEnter={undecided === 0 && !paged}
        refusal={refusal}
        writing={writing}
        onApply={onApply}
      />
    </Stack>
  )
}

type FindingPagesProps = { view: ImportView; preview: ImportPreviewOutput }

/** Which of the many findings are shown below; what was decided about the others stands. */
function FindingPages({ view, preview: { findings, findingsFrom, findingsTotal } }: FindingPagesProps) {
  const { t } = useTranslation('imports')
  const { following, want } = view
  const next = findingsFrom + findings.length
  const to = (findingsFrom: number) => want({ findingsFrom: Math.max(0, findingsFrom) })
  return (
    <Notice
      title={t('pages.title', { from: findingsFrom + 1, to: next, total: findingsTotal })}
      action={
        <Inline>
          <Button
            size="small"
            disabled={following || findingsFrom === 0}
            onClick={() => to(findingsFrom - findingsAtOnce)}
          >
            {t('pages.before')}
          </Button>
          <Button size="small" disabled={following || next >= findingsTotal} onClick={() => to(next)}>
            {t('pages.after')}
          </Button>
        </Inline>
      }
    >
      {t('pages.sub')}
    </Notice>
  )
}

type SampleRow = { key: string; values: Record<string, string> }

/** Wider than a column of its own share: levels of a dozen competencies stand in one line. */
const wide = new Set(['ratings', 'note', 'email'])

/** The first rows as they will be written, under the names of the book's fields. */
function SampleTable({ preview }: { preview: ImportPreviewOutput }) {
  const { t } = useTranslation(['imports', 'common'])
  const { sample, cells } = preview
  const rows = useMemo<SampleRow[]>(
    () => sample.map((values, index) => ({ key: String(index), values })),
    [sample],
  )
  const columns = useMemo<Column<SampleRow>[]>(() => {
    const fields = [...new Set(sample.flatMap(Object.keys))].filter(field =>
      sample.some(values => values[field]),
    )
    return fields.map(field => ({
      key: field,
      head: field === 'ratings' ? t('sample.ratings') : fieldText(t, field),
      ...(wide.has(field) ? {} : { width: 104 }),
      cell: ({ values }) => sampleText(t, field, values[field] ?? ''),
    }))
  }, [sample, t])
  if (rows.length === 0) return null
  return (
    <Card title={t('sample.title')} {...(cells ? { sub: t('look.cells', cells) } : {})}>
      <DataTable label={t('sample.title')} columns={columns} rows={rows} rowKey={row => row.key} />
    </Card>
  )
}
