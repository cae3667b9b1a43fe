import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFinding } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { findingText } from './finding-text'
import styles from './Imports.module.css'

/** What else was noticed; folded, since nothing of it asks for anybody. */
export function RemarkTable({ remarks }: { remarks: readonly ImportFinding[] }) {
  const { t } = useTranslation(['imports', 'common'])
  const [open, setOpen] = useState(false)
  const columns = useMemo<Column<ImportFinding>[]>(
    () => [
      { key: 'row', head: t('decide.row'), width: 56, cell: ({ row }) => row },
      { key: 'column', head: t('decide.column'), width: 104, cell: ({ column }) => column },
      { key: 'value', head: t('decide.value'), width: 112, cell: ({ value }) => value },
      { key: 'what', head: t('decide.what'), cell: finding => findingText(t, finding).what },
      {
        key: 'how',
        head: t('decide.how'),
        width: 410,
        cell: finding => <span className={styles.fix}>{findingText(t, finding).fix}</span>,
      },
    ],
    [t],
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
          rowKey={({ row, column, code, value }) => `${row} ${column} ${code} ${value}`}
          height={8 * 32 + 50}
        />
      ) : undefined}
    </Card>
  )
}
