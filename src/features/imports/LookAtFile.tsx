import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreviewOutput } from '../../contract/imports'
import { Notice } from '../../ui/feedback/Notice'
import { useKeys } from '../../ui/keys'
import { Stack } from '../../ui/layout/Stack'
import { ColumnsCard } from './ColumnFields'
import { DecisionTable, pickedOf } from './DecisionTable'
import { decisionsOf, remarksOf } from './decisions'
import { FindingPages } from './FindingPages'
import { importRefusalText } from './finding-text'
import { ImportFoot } from './ImportFoot'
import type { ImportView, Stage } from './import-view'
import { type ImportKind, useImportKind } from './kinds'
import { ExpectedKind, LookHead } from './LookHead'
import { ProblemTable } from './ProblemTable'
import { RemarkTable } from './RemarkTable'
import { SampleTable } from './SampleTable'
import { SessionChoice } from './SessionChoice'

type LookAtFileProps = {
  view: ImportView
  look: ImportPreviewOutput
  writing: Extract<Stage, { at: 'writing' }> | null
  expected: ImportKind | null
  onApply: () => void
}

/** What the file would do, only the rows that need somebody, and the button that does it. */
export function LookAtFile({ view, look, writing, expected, onApply }: LookAtFileProps) {
  const { t } = useTranslation(['imports', 'common'])
  const [columnsOpen, setColumnsOpen] = useState(false)
  const { request, error, changed } = view
  const kind = useImportKind(look.kind)
  const decisions = useMemo(
    () => decisionsOf(kind, look.findings, request.picks),
    [kind, look.findings, request.picks],
  )
  const remarks = useMemo(
    () => remarksOf(kind, look.findings, request.picks),
    [kind, look.findings, request.picks],
  )
  const problems = useMemo(
    () => look.findings.filter(finding => finding.severity === 'error'),
    [look.findings],
  )
  const undecided = decisions.filter(decision => pickedOf(kind, request, decision) === null).length
  const rest = useMemo(() => {
    const seen = [...decisions.flatMap(decision => decision.rows), ...problems.map(problem => problem.row)]
    return look.rows - new Set(seen).size
  }, [decisions, problems, look.rows])
  const paged = look.findingsTotal > look.findings.length
  const needsSession = kind.ofSession && look.sessionId === null
  const refusal = needsSession
    ? t('refusal.session_missing')
    : look.accepted === 0
      ? undecided > 0
        ? t('apply.decideFirst', { count: undecided })
        : t('refusal.nothing_to_import')
      : null
  const free = writing === null
  useKeys(
    free
      ? [
          {
            keys: 'Enter',
            label: t('common:action.import'),
            run() {
              if (!refusal && !view.following) onApply()
            },
          },
          { keys: 'Esc', label: t('common:action.cancel'), run: view.close },
        ]
      : [],
  )

  return (
    <Stack>
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
      <ExpectedKind view={view} kind={kind} expected={expected} />
      <LookHead
        look={look}
        undecided={undecided}
        columnsOpen={columnsOpen}
        onColumns={() => setColumnsOpen(!columnsOpen)}
      />
      {columnsOpen && <ColumnsCard view={view} look={look} onClose={() => setColumnsOpen(false)} />}
      {kind.ofSession && <SessionChoice view={view} look={look} />}
      {paged && <FindingPages view={view} look={look} />}
      {decisions.length > 0 && (
        <DecisionTable view={view} kind={kind} decisions={decisions} rest={paged ? 0 : rest} />
      )}
      {problems.length > 0 && <ProblemTable view={view} look={look} problems={problems} />}
      {remarks.length > 0 && <RemarkTable remarks={remarks} />}
      <SampleTable look={look} />
      <ImportFoot
        view={view}
        look={look}
        undecided={undecided}
        refusal={refusal}
        writing={writing}
        onApply={onApply}
      />
    </Stack>
  )
}
