import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { drawnWhole } from '../../ui/grid/use-row-window'
import { Card } from '../../ui/layout/Card'
import { type Remark, turnOption } from './decisions'
import { placeColumns } from './finding-columns'
import { remarkText } from './finding-text'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import type { ImportKind } from './kinds'

type RemarkTableProps = { view: Pick<ImportView, 'pick'>; kind: ImportKind; remarks: readonly Remark[] }

/** What else was noticed; folded, since nothing of it asks for anybody. */
export function RemarkTable({ view, kind, remarks }: RemarkTableProps) {
  const { t } = useTranslation(['imports', 'common'])
  const [open, setOpen] = useState(false)
  const { pick } = view
  const wrap = remarks.length <= drawnWhole
  const columns = useMemo<Column<Remark>[]>(
    () => [
      ...placeColumns<Remark>(t, ({ finding, rows, values }) => ({
        finding,
        row: rows.length > 1 ? `${rows[0]} +${rows.length - 1}` : finding.row,
        value: values.join(t('page.comma')),
        ...(rows.length > 1 && { who: '' }),
      })),
      { key: 'what', head: t('decide.what'), least: 150, wrap, cell: remark => remarkText(t, remark).what },
      {
        key: 'how',
        head: t('decide.how'),
        least: 220,
        wrap,
        cell: remark => {
          const turn = turnOption(kind, remark.finding)
          if (!turn) return <span className={styles.fix}>{remarkText(t, remark).fix}</span>
          const { option, decisions, words } = turn.option
          return (
            <Button size="small" onClick={() => pick(turn.key, { option, decisions })}>
              {t(`option.${words}`)}
            </Button>
          )
        },
      },
    ],
    [t, wrap, kind, pick],
  )
  const title = t('remind.title', { count: remarks.length })
  return (
    <Card
      title={title}
      sub={t('remind.sub')}
      actions={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('columns.done') : t('remind.show')}
        </Button>
      }
    >
      {open ? (
        <DataTable
          label={title}
          columns={columns}
          rows={remarks}
          rowKey={({ finding }) => `${finding.row} ${finding.column} ${finding.code} ${finding.value}`}
          height={8 * 32 + 50}
        />
      ) : undefined}
    </Card>
  )
}
