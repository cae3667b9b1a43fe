import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { markText } from '../../domain/assessments/marks'
import { creditedHours } from '../../domain/days/credited-hours'
import { localisedName } from '../../domain/people/localised-name'
import { columnDay } from '../../parts/sessions/day-words'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { Tag, type Tone } from '../../ui/Tag'

type Row = OutputOf<typeof reports.resultsOfPerson>[number]

const tones: Record<NonNullable<Row['verdict']>, Tone> = {
  passed: 'plain',
  failed: 'cinnabar',
  missed: 'amber',
  deferred: 'amber',
  cheating: 'cinnabar',
  incomplete: 'neutral',
}

/** Sessions, credited hours, marks and certificates, newest first. */
export function TrainingSection({ personId }: { personId: string }) {
  const { t } = useTranslation(['reports', 'sessions'])
  const language = useLanguage(state => state.language)
  const answer = useAsk('reports', 'resultsOfPerson', { personId })
  const office = useAsk('settings', 'office', {})
  const perHour = office.data?.minutesPerHour ?? 45
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'session',
        head: t('personFile.session'),
        cell: row => (
          <a href={hrefOf({ page: 'session', id: row.sessionId })}>
            {t('sessions:name', {
              course: localisedName(language, { name: row.courseName, nameEn: row.courseNameEn }),
              number: row.number,
            })}
          </a>
        ),
      },
      {
        key: 'day',
        head: t('personFile.day'),
        width: 104,
        ink: 2,
        cell: row => columnDay(language, row.firstDay),
      },
      {
        key: 'hours',
        head: t('personFile.hours'),
        width: 64,
        numeric: true,
        cell: row => (row.creditedMinutes === null ? '' : creditedHours(row.creditedMinutes, perHour)),
      },
      {
        key: 'mark',
        head: t('personFile.mark'),
        width: 64,
        numeric: true,
        cell: row => (row.total === null ? '' : markText(row.total)),
      },
      {
        key: 'verdict',
        head: t('personFile.result'),
        width: 128,
        cell: row => (
          <>
            {!row.enrolled && <Tag>{t('personFile.withdrawn')}</Tag>}
            {row.enrolled && row.verdict && (
              <Tag tone={tones[row.verdict]}>{t(`personFile.verdict.${row.verdict}`)}</Tag>
            )}{' '}
            {row.resits > 0 && <Tag>{t('personFile.resits', { count: row.resits })}</Tag>}
          </>
        ),
      },
      {
        key: 'certificate',
        head: t('personFile.certificate'),
        width: 136,
        ink: 2,
        cell: row => row.certificateNumber,
      },
    ],
    [t, language, perHour],
  )
  if (answer.isError) return <RefusalNotice area="reports" error={answer.error} />
  if (!answer.data) return null
  const rows = answer.data
  const minutes = rows.reduce((sum, row) => sum + (row.creditedMinutes ?? 0), 0)
  return (
    <Card
      title={t('personFile.training')}
      sub={
        rows.length > 0
          ? t('personFile.sum', { count: rows.length, hours: creditedHours(minutes, perHour) })
          : undefined
      }
    >
      <DataTable
        label={t('personFile.training')}
        columns={columns}
        rows={rows}
        rowKey={row => row.sessionId}
        empty={<EmptyState title={t('personFile.noTraining')}>{t('personFile.noTrainingHint')}</EmptyState>}
      />
    </Card>
  )
}
