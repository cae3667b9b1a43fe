import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'
import { localisedName } from '../../domain/people/localised-name'
import { VerdictTag } from '../../parts/assessments/VerdictTag'
import { AlteredTag } from '../../parts/book/AlteredTag'
import styles from '../../parts/certificates/Certificates.module.css'
import { Notice } from '../../ui/feedback/Notice'
import { CellLine } from '../../ui/grid/CellLine'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'

interface CandidateTableProps {
  rows: readonly Candidate[]
  /** Per cent; null asks for none. */
  minimumAttendance: number | null
  today: string
  counts: { ready: number; issued: number }
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  currentKey: string | null
  onOpen: (enrolmentId: string) => void
}

const rowKey = (row: Candidate) => row.enrolmentId

/** The roll with what each person has, may have, or lacks. */
export function CandidateTable(props: CandidateTableProps) {
  const { rows, minimumAttendance, counts, chosen, onChoose, currentKey, onOpen } = props
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const assessed = rows.some(row => row.verdict !== null)
  const uncovered = rows.filter(row => row.uncovered.length > 0 && (row.refusal === null || row.certificate))
  // They may have one in their hands that no register here knows.
  const again = rows.filter(row => row.refusal === null && row.lost !== null)
  const altered = rows.some(row => row.altered.length > 0)
  const columns = useMemo<Column<Candidate>[]>(
    () => [
      { key: 'staffNo', head: t('column.staffNo'), width: 74, cell: row => row.staffNo },
      {
        key: 'name',
        head: t('column.name'),
        least: 92,
        cell: row => (
          <CellLine after={row.uncovered.length > 0 && <Tag tone="amber">{row.uncovered.join(' ')}</Tag>}>
            {localisedName(language, row)}
          </CellLine>
        ),
      },
      {
        key: 'state',
        head: t('column.certificate'),
        ...(altered ? { width: 190 } : { least: 150 }),
        cell: row => (
          <Inline>
            <CandidateState row={row} minimum={minimumAttendance ?? 0} />
            <AlteredTag alterations={row.altered} />
          </Inline>
        ),
      },
      {
        key: 'attended',
        head: t('column.attended'),
        width: 78,
        numeric: true,
        cell: row => row.attended !== null && `${row.attended}%`,
      },
      ...(assessed
        ? [
            {
              key: 'verdict',
              head: t('column.verdict'),
              width: language === 'en' ? 104 : 78,
              cell: (row: Candidate) => row.verdict && <VerdictTag verdict={row.verdict} />,
            },
          ]
        : []),
      {
        key: 'prints',
        head: t('column.prints'),
        width: 70,
        numeric: true,
        ink: 2,
        cell: row => row.certificate && (row.certificate.prints || t('print.never')),
      },
    ],
    [t, language, assessed, altered, minimumAttendance],
  )
  const left = rows.length - counts.ready - counts.issued
  return (
    <Card
      title={t('tab.title')}
      sub={[
        t('tab.ready', { count: counts.ready }),
        t('tab.issued', { count: counts.issued }),
        ...(left > 0 ? [t('tab.left', { count: left })] : []),
      ].join(' · ')}
      fill
    >
      <Stack gap="none" fill>
        {again.length > 0 && (
          <Notice tone="amber">
            {t('lost.again', {
              count: again.length,
              names: new Intl.ListFormat(language).format(
                again.map(row => t('lost.of', { number: row.lost, person: localisedName(language, row) })),
              ),
            })}
          </Notice>
        )}
        {uncovered.length > 0 && (
          <Notice tone="amber">
            {t('uncovered', {
              count: uncovered.length,
              characters: [...new Set(uncovered.flatMap(row => row.uncovered))].join(' '),
            })}
          </Notice>
        )}
        <DataTable<Candidate>
          label={t('tab.title')}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          selection={{
            keys: chosen,
            onChange: onChoose,
            rowLabel: row => t('column.choose', { name: localisedName(language, row) }),
            allLabel: t('column.chooseAll'),
          }}
          onOpen={row => onOpen(row.enrolmentId)}
          currentKey={currentKey}
          height="fill"
        />
      </Stack>
    </Card>
  )
}

/** The number somebody has; that one can be issued; or why not. */
function CandidateState({ row, minimum }: { row: Candidate; minimum: number }) {
  const { t } = useTranslation('certificates')
  if (row.certificate) return <span className={styles.number}>{row.certificate.number}</span>
  if (row.refusal === null)
    return (
      <Inline>
        <Tag tone="plain">{t('why.ready')}</Tag>
        {row.lost && <Tag tone="amber">{t('lost.had', { number: row.lost })}</Tag>}
      </Inline>
    )
  const [voided] = row.voided
  if (row.refusal === 'voided_needs_reissue' && voided) {
    return (
      <Inline>
        <span className={styles.number}>{voided.number}</span>
        <Tag>{t('state.voided')}</Tag>
      </Inline>
    )
  }
  return <span className={styles.why}>{t(`why.${reasonOf(row.refusal, row.verdict)}`, { minimum })}</span>
}

/** Whoever has yet to sit, or was found cheating, did not fail. */
function reasonOf(refusal: NonNullable<Candidate['refusal']>, verdict: Candidate['verdict']) {
  const sat = verdict !== 'missed' && verdict !== 'deferred' && verdict !== 'cheating'
  return refusal !== 'not_passed' || sat ? refusal : verdict
}

/** One person of a session, as `certificates.ofSession` answers. */
export type Candidate = NonNullable<OutputOf<typeof certificates.ofSession>>['rows'][number]
