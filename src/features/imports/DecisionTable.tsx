import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { AllAtOnce } from './AllAtOnce'
import { Choice } from './Choice'
import { isLostZero, type Matter } from './decisions'
import { findingText } from './finding-text'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import type { ImportKind } from './kinds'
import { pickedOf } from './picked'

type DecisionTableProps = {
  view: ImportView
  kind: ImportKind
  matters: readonly Matter[]
  /** Rows there is nothing to say about; 0 where that is not known. */
  rest: number
}

/** Its row; of one person in many lines of a log the first, and how many more. */
function rowsOf({ finding, rows }: Matter): string {
  const alike = finding.choices === undefined && rows.length > 1
  return alike ? `${rows[0]} +${rows.length - 1}` : String(finding.row)
}

/** Of numbers that lost their zeros this many are shown: the others are the same. */
const fewZeros = 3

/** Only the rows that need a decision, each with one click. */
export function DecisionTable({ view, kind, matters, rest }: DecisionTableProps) {
  const { t } = useTranslation(['imports', 'common'])
  const [all, setAll] = useState(false)
  const zeros = matters.filter(matter => isLostZero(kind, matter.finding)).length
  const folded = !all && zeros > fewZeros + 1 ? zeros - fewZeros : 0
  const shown = folded > 0 ? matters.slice(0, matters.length - folded) : matters
  const { wish, pick } = view
  const columns = useMemo<Column<Matter>[]>(
    () => [
      { key: 'row', head: t('decide.row'), width: 56, cell: rowsOf },
      { key: 'column', head: t('decide.column'), width: 104, cell: ({ finding }) => finding.column },
      {
        key: 'value',
        head: t('decide.value'),
        width: 112,
        cell: ({ finding }) => finding.value || <span className={styles.quiet}>{t('what.blank')}</span>,
      },
      {
        key: 'what',
        head: t('decide.what'),
        cell: ({ finding }) => {
          const text = isLostZero(kind, finding)
            ? t('what.lost_zeros', { width: String(finding.params.padded ?? '').length })
            : findingText(t, finding).what
          return <span title={findingText(t, finding).fix}>{text}</span>
        },
      },
      {
        key: 'how',
        head: t('decide.how'),
        width: 410,
        cell: matter => <Choice matter={matter} picked={pickedOf(kind, wish, matter)} onPick={pick} />,
      },
    ],
    [t, kind, wish, pick],
  )
  return (
    <Card
      title={t('decide.title')}
      sub={rest > 0 ? t('decide.rest', { count: rest }) : undefined}
      actions={<AllAtOnce view={view} kind={kind} matters={matters} />}
    >
      <DataTable label={t('decide.title')} columns={columns} rows={shown} rowKey={matter => matter.key} />
      {(folded > 0 || (all && zeros > fewZeros + 1)) && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {folded > 0 ? t('decide.more', { count: folded }) : t('decide.fewer')}
        </button>
      )}
    </Card>
  )
}
