import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { PersonRow } from '../../../src/contract/people/person'
import { columnOf, type RowOf, valuesOf } from '../../../src/domain/fields/fields'
import { type MaskedRow, maskedNames, maskedValues } from '../../../src/domain/people/masked-fields'
import { listedFields, listNames } from '../../../src/domain/people/person-fields'
import { unitAndBelow } from '../../../src/domain/people/units'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { Db } from '../context'
import { notByIndex } from '../db/not-by-index'
import type { BookSchema } from '../db/schema'
import { idsFound } from '../db/sqlite/full-text'
import { untilWritten } from '../db/until-written'
import { Invalid } from '../wire-error'
import { listUnits, pathsOf } from './units-store'

export interface ListFilter {
  unitId?: string | null | undefined
  status: 'active' | 'left' | 'all'
  text?: string | undefined
  postId?: string | undefined
  businessLineId?: string | undefined
  channelId?: string | undefined
  tag?: string | undefined
  external?: boolean | undefined
}

export interface ListPage {
  sort: 'name' | 'staffNo' | 'hiredOn'
  direction: 'asc' | 'desc'
  cursor: string | null
  limit: number
}

/** Each order has its own index (migrations/0002-people.ts). */
const orders = { name: 'sort_key', staffNo: 'number_key', hiredOn: 'hired_key' } as const
/** Behind every key there is: no name or number begins with the last code point twice. */
const last = '\u{10ffff}\u{10ffff}'

type PersonExpressions = ExpressionBuilder<BookSchema, 'person'>

/** One page in the order asked for, and how many people fit in all. */
export async function listPeople(db: Db, filter: ListFilter, page: ListPage) {
  const { units, pathOf } = await untilWritten(db, 'units', async () => {
    const all = await listUnits(db)
    return { units: all, pathOf: pathsOf(all) }
  })
  const fits = conditions(filter, () => (filter.unitId ? [...unitAndBelow(units, filter.unitId)] : []))
  const order = orders[page.sort]
  const ascending = page.direction === 'asc'
  const [key, after] = readCursor(page.cursor) ?? (ascending ? ['', ''] : [last, last])
  const found = await db
    .selectFrom('person')
    .leftJoin('post', 'post.id', 'person.post_id')
    .leftJoin('grade_level', 'grade_level.id', 'person.grade_level_id')
    .leftJoin('business_line', 'business_line.id', 'person.business_line_id')
    .leftJoin('channel', 'channel.id', 'person.channel_id')
    .select(shownColumns)
    .select(eb => [eb.ref(`person.${order}`).as('key'), tagsOf(eb)])
    .where(eb => eb(eb.refTuple(`person.${order}`, 'person.id'), ascending ? '>' : '<', eb.tuple(key, after)))
    .where(fits)
    .orderBy(`person.${order}`, page.direction)
    .orderBy('person.id', page.direction)
    .limit(page.limit + 1)
    .execute()
  const shown = found.slice(0, page.limit)
  const end = found.length > page.limit ? shown.at(-1) : undefined
  // Counting walks an index from end to end: once for all pages of a list.
  const total = await untilWritten(db, JSON.stringify(filter), async () => {
    const counted = await db
      .selectFrom('person')
      .select(eb => eb.fn.countAll<number>().as('people'))
      .where('person.sort_key', '>=', '')
      .where(fits)
      .executeTakeFirstOrThrow()
    return counted.people
  })
  return {
    rows: shown.map(row => rowOfList(row, pathOf)),
    nextCursor: end ? JSON.stringify([end.key, end.id]) : null,
    total,
  }
}

/**
 * Whom the filter lets through. No column is filtered by its index: the statement walks the index of its order and
 * needs neither a scan nor a sort (test/service/people/list.test.ts).
 */
function conditions(filter: ListFilter, unitIds: () => string[]) {
  return (eb: PersonExpressions): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [eb.lit(true)]
    if (filter.status !== 'all') all.push(eb(notByIndex('person.status'), '=', filter.status))
    if (filter.unitId === null) all.push(eb(notByIndex('person.unit_id'), 'is', null))
    else if (filter.unitId !== undefined) all.push(eb(notByIndex('person.unit_id'), 'in', unitIds()))
    if (filter.postId !== undefined) all.push(eb(notByIndex('person.post_id'), '=', filter.postId))
    for (const field of listNames) {
      const entry = filter[field]
      if (entry !== undefined) all.push(eb(notByIndex(`person.${columnOf(field)}` as const), '=', entry))
    }
    if (filter.external !== undefined) all.push(eb('person.external', '=', filter.external ? 1 : 0))
    const tag = filter.tag
    if (tag !== undefined) {
      all.push(
        eb.exists(
          eb
            .selectFrom('person_tag')
            .select('person_tag.tag')
            .whereRef('person_tag.person_id', '=', 'person.id')
            .where('person_tag.tag', '=', tag),
        ),
      )
    }
    const text = filter.text?.trim() ?? ''
    if (text !== '') {
      const terms = queryTokens(text)
      all.push(
        terms.length === 0 ? eb.lit(false) : eb(notByIndex('person.id'), 'in', idsFound('person', terms)),
      )
    }
    return eb.and(all)
  }
}

function readCursor(cursor: string | null): [string, string] | null {
  if (cursor === null) return null
  const parts = partsOf(cursor)
  if (parts?.length !== 2 || !parts.every(part => typeof part === 'string'))
    throw new Invalid('a cursor this service did not make')
  return [parts[0] as string, parts[1] as string]
}

/** The parser quotes what it cannot read, and a cursor holds a name: its words must not come into the log. */
function partsOf(cursor: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(cursor)
    return Array.isArray(parts) ? parts : null
  } catch {
    return null
  }
}

const shownColumns = [
  'person.id',
  'person.unit_id',
  ...maskedNames.map(field => `person.${columnOf(field)}` as const),
  ...(Object.keys(listedFields) as (keyof typeof listedFields)[]).map(
    field => `person.${columnOf(field)}` as const,
  ),
  'post.name as postName',
  'post.name_en as postNameEn',
  'grade_level.name as gradeLevelName',
  'grade_level.name_en as gradeLevelNameEn',
  'business_line.name as businessLineName',
  'business_line.name_en as businessLineNameEn',
  'channel.name as channelName',
  'channel.name_en as channelNameEn',
] as const

/** Stands in no tag. */
const between = '\n'

/** A person's tags as one text: most people have none, so it costs a look into an index. */
const tagsOf = (eb: PersonExpressions) =>
  eb
    .selectFrom('person_tag')
    .select(inner => inner.fn<string>('string_agg', ['person_tag.tag', inner.val(between)]).as('all'))
    .whereRef('person_tag.person_id', '=', 'person.id')
    .as('tags')

type NamesShown = Pick<
  PersonRow,
  | 'postName'
  | 'postNameEn'
  | 'gradeLevelName'
  | 'gradeLevelNameEn'
  | 'businessLineName'
  | 'businessLineNameEn'
  | 'channelName'
  | 'channelNameEn'
>

interface ShownPerson extends RowOf<typeof listedFields>, MaskedRow, NamesShown {
  id: string
  unit_id: string | null
  tags: string | null
}

function rowOfList(row: ShownPerson, pathOf: ReturnType<typeof pathsOf>): PersonRow {
  return {
    id: row.id,
    ...valuesOf(listedFields, row),
    unitPath: pathOf(row.unit_id),
    postName: row.postName,
    postNameEn: row.postNameEn,
    gradeLevelName: row.gradeLevelName,
    gradeLevelNameEn: row.gradeLevelNameEn,
    businessLineName: row.businessLineName,
    businessLineNameEn: row.businessLineNameEn,
    channelName: row.channelName,
    channelNameEn: row.channelNameEn,
    tags: row.tags?.split(between).sort() ?? [],
    ...maskedValues(row),
  }
}
