import { basename } from 'node:path'
import type { people } from '../../../src/contract/people'
import type { PersonRow } from '../../../src/contract/people/person'
import { localisedName } from '../../../src/domain/people/localised-name'
import { isMasked, maskedName } from '../../../src/domain/people/masked-fields'
import { exportedFields, nameOnSheet } from '../../../src/domain/people/person-fields'
import { branchOf } from '../../../src/domain/people/roster-units'
import type { Language } from '../../../src/i18n/setup'
import type { AreaHandlers } from '../area-handlers'
import { caveatsAbout, caveatsOf } from '../book/book-service'
import { areaWords } from '../documents/area-words'
import { caveatOf, withCaveats } from '../documents/caveat-words'
import { writeCsv } from '../documents/csv'
import type { ExportColumn, ExportSheet, ExportValue } from '../documents/export-table'
import { writeWorkbook } from '../documents/workbook'
import { outgoingPath, writeOutgoing } from '../files/outgoing'
import { Stopped } from '../refusal'
import { listPeople } from './list-store'
import { listUnits, type StoredUnit } from './units-store'

/** What the list is filled from. */
export const peopleTables = [
  'person',
  'person_tag',
  'unit',
  'post',
  'grade_level',
  'business_line',
  'channel',
]

export const exportHandlers: Pick<AreaHandlers<typeof people>, 'exportList'> = {
  async exportList(context, { file, language, ...filter }) {
    const path = outgoingPath(context, file)
    context.announce({ what: 'file', file: basename(path) })
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
    const keys = rows.map(({ id }) => ({ person: id }))
    const caveats = caveatsOf(await caveatsAbout(context, { kind: 'all' }, peopleTables), keys)
    const sheets = withCaveats(sheet, keys, caveats, language)
    const bytes = path.toLowerCase().endsWith('.csv')
      ? writeCsv(sheets[0] ?? sheet)
      : await writeWorkbook({ sheets })
    await writeOutgoing(context, path, bytes)
    return { people: rows.length, caveat: caveatOf(caveats) }
  },
}

type ExportedName = keyof typeof exportedFields
const exportedNames = Object.keys(exportedFields) as ExportedName[]

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
  const named = (name: string | null, nameEn: string | null) =>
    name && localisedName(language, { name, nameEn })
  const cellOf = (person: PersonRow, field: ExportedName): ExportValue => {
    if (isMasked(field)) return person[maskedName(field)]
    switch (field) {
      case 'unitId':
        return nameOf(branchOf(unitOf(person), byId))
      case 'postId':
        return named(person.postName, person.postNameEn)
      case 'gradeLevelId':
        return named(person.gradeLevelName, person.gradeLevelNameEn)
      case 'businessLineId':
        return named(person.businessLineName, person.businessLineNameEn)
      case 'channelId':
        return named(person.channelName, person.channelNameEn)
      case 'status':
        return t(`status.${person.status}`)
      default:
        return person[field]
    }
  }
  const teamOf = (person: PersonRow) => {
    const unit = unitOf(person)
    return unit?.kind === 'team' ? nameOf(unit) : null
  }
  const team: Exported = { heading: t('field.team'), width: 16, kind: 'text', value: teamOf }
  const columns = [
    ...exportedNames.flatMap((field): Exported[] => {
      const { kind, width } = exportedFields[field]
      const column: Exported = {
        heading: t(`field.${nameOnSheet(field)}`),
        width,
        kind: kind === 'day' ? 'day' : 'text',
        value: person => cellOf(person, field),
      }
      return field === 'unitId' ? [column, team] : [column]
    }),
    {
      heading: t('field.tags'),
      width: 18,
      kind: 'text' as const,
      value: (person: PersonRow) => person.tags.join('、'),
    },
  ]
  return {
    name: t('list.title'),
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: people.map(person => columns.map(column => column.value(person))),
  }
}
