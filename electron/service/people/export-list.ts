import type { PersonRow, people } from '../../../src/contract/people'
import { localisedName } from '../../../src/domain/people/localised-name'
import type { Language } from '../../../src/i18n/setup'
import type { AreaHandlers } from '../area-handlers'
import { areaWords } from '../documents/area-words'
import { writeCsv } from '../documents/csv'
import type { ExportColumn, ExportSheet, ExportValue } from '../documents/export-table'
import { writeWorkbook } from '../documents/workbook'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { Stopped } from '../refusal'
import { listPeople } from './list-store'
import { branchOf } from './roster-places'
import { listUnits, type StoredUnit } from './units-store'

export const exportHandlers: Pick<AreaHandlers<typeof people>, 'exportList'> = {
  async exportList(context, { file, language, ...filter }) {
    const path = outgoingPath(context, file)
    const rows: PersonRow[] = []
    let cursor: string | null = null
    do {
      if (context.signal.aborted) throw new Stopped()
      const page = await listPeople(context.db, filter, {
        sort: 'name',
        direction: 'asc',
        cursor,
        limit: 500,
      })
      rows.push(...page.rows)
      cursor = page.nextCursor
      context.progress({ done: rows.length, total: page.total })
    } while (cursor !== null)
    const sheet = sheetOf(rows, await listUnits(context.db), language)
    const bytes = path.toLowerCase().endsWith('.csv')
      ? writeCsv(sheet)
      : await writeWorkbook({ sheets: [sheet] })
    await writeOutgoing(context, path, bytes)
    return { people: rows.length }
  },
}

interface Exported extends ExportColumn {
  value(person: PersonRow): ExportValue
}

/** The headings are those the import reads, so a list that went out can come back in. Phones leave masked. */
function sheetOf(
  people: readonly PersonRow[],
  units: readonly StoredUnit[],
  language: Language,
): ExportSheet {
  const t = areaWords(language, 'people')
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const unitOf = (person: PersonRow) => byId.get(person.unitPath.at(-1)?.id ?? '') ?? null
  const nameOf = (unit: StoredUnit | null) => unit && localisedName(language, unit)
  const columns: Exported[] = [
    { heading: t('field.staffNo'), width: 12, kind: 'text', value: person => person.staffNo },
    { heading: t('field.name'), width: 14, kind: 'text', value: person => person.name },
    { heading: t('field.nameEn'), width: 18, kind: 'text', value: person => person.nameEn },
    {
      heading: t('field.unit'),
      width: 24,
      kind: 'text',
      value: person => nameOf(branchOf(unitOf(person), byId)),
    },
    {
      heading: t('field.team'),
      width: 16,
      kind: 'text',
      value: person => {
        const unit = unitOf(person)
        return unit?.kind === 'team' ? nameOf(unit) : null
      },
    },
    {
      heading: t('field.post'),
      width: 18,
      kind: 'text',
      value: person =>
        person.postName && localisedName(language, { name: person.postName, nameEn: person.postNameEn }),
    },
    {
      heading: t('field.gradeLevel'),
      width: 10,
      kind: 'text',
      value: person =>
        person.gradeLevelName &&
        localisedName(language, { name: person.gradeLevelName, nameEn: person.gradeLevelNameEn }),
    },
    { heading: t('field.hiredOn'), width: 12, kind: 'day', value: person => person.hiredOn },
    { heading: t('field.leftOn'), width: 12, kind: 'day', value: person => person.leftOn },
    { heading: t('field.phone'), width: 14, kind: 'text', value: person => person.phoneMasked },
    { heading: t('field.status'), width: 8, kind: 'text', value: person => t(`status.${person.status}`) },
    { heading: t('field.company'), width: 18, kind: 'text', value: person => person.company },
    { heading: t('field.tags'), width: 18, kind: 'text', value: person => person.tags.join('、') },
  ]
  return {
    name: t('list.title'),
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: people.map(person => columns.map(column => column.value(person))),
  }
}
