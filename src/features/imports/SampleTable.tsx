import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreviewOutput } from '../../contract/imports'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Card } from '../../ui/layout/Card'
import { fieldText, sampleText } from './finding-text'

type SampleRow = { key: string; values: Record<string, string> }

/** Wider than a column of its own share: levels of a dozen competencies stand in one line. */
const wide = new Set(['ratings', 'note', 'email'])

/** The first rows as they will be written, under the names of the book's fields. */
export function SampleTable({ preview }: { preview: ImportPreviewOutput }) {
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
