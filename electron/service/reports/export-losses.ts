import type { LossLine } from '../../../src/contract/book/losses'
import type { Recovery } from '../../../src/contract/book/recoveries'
import { localisedName } from '../../../src/domain/people/localised-name'
import type { Language } from '../../../src/i18n/setup'
import { areaWords } from '../documents/area-words'
import type { ExportColumn, ExportSheet, ExportValue } from '../documents/export-table'
import { tableWord } from '../documents/table-word'

type Exported<Row> = ExportColumn & { value(row: Row): ExportValue }

/** All that is known of what a recovery lost, line by line; and by table how much there is that nothing names. */
export function lossSheets(
  { lost }: Recovery,
  lines: readonly LossLine[],
  language: Language,
): ExportSheet[] {
  const t = areaWords(language, 'book')
  const sessionOf = ({ session }: LossLine): string | null => {
    if (!session) return null
    const { course, courseEn = null, number } = session
    if (course === undefined || number === undefined) return t('losses.sessionLost')
    return t('losses.session', {
      course: localisedName(language, { name: course, nameEn: courseEn }),
      number,
    })
  }
  const columns: Exported<LossLine>[] = [
    { heading: t('losses.column.session'), width: 28, kind: 'text', value: sessionOf },
    {
      heading: t('losses.column.person'),
      width: 14,
      kind: 'text',
      value: ({ person }) => (person ? (person.name ?? t('losses.nameLost')) : null),
    },
    {
      heading: t('losses.column.staffNo'),
      width: 12,
      kind: 'text',
      value: ({ person }) => person?.staffNo ?? null,
    },
    {
      heading: t('losses.column.table'),
      width: 14,
      kind: 'text',
      value: ({ table }) => tableWord(language, table),
    },
    { heading: t('losses.column.label'), width: 24, kind: 'text', value: ({ label }) => label ?? null },
    { heading: t('losses.column.on'), width: 12, kind: 'day', value: ({ on }) => on ?? null },
    {
      heading: t('losses.column.what'),
      width: 14,
      kind: 'text',
      value: ({ what }) => t(`losses.what.${what}`),
    },
  ]
  const count = (table: string, what: LossLine['what']) =>
    lines.filter(line => line.table === table && line.what === what).length
  const sums: Exported<Recovery['lost'][number]>[] = [
    {
      heading: t('losses.column.table'),
      width: 18,
      kind: 'text',
      value: ({ table }) => tableWord(language, table),
    },
    { heading: t('losses.sum.lost'), width: 14, kind: 'number', value: one => one.lost },
    {
      heading: t('losses.sum.unnamed'),
      width: 18,
      kind: 'number',
      value: one => Math.max(0, one.lost - count(one.table, 'lost')),
    },
    { heading: t('losses.sum.saved'), width: 12, kind: 'number', value: one => one.saved },
    {
      heading: t('losses.sum.unprovable'),
      width: 22,
      kind: 'number',
      value: one => Math.max(one.unprovable ?? 0, one.unproved?.count ?? 0),
    },
  ]
  return [sheet(t('losses.title'), columns, lines), sheet(t('losses.sum.title'), sums, lost)]
}

const sheet = <Row>(name: string, columns: readonly Exported<Row>[], rows: readonly Row[]): ExportSheet => ({
  name,
  columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
  rows: rows.map(row => columns.map(column => column.value(row))),
})
