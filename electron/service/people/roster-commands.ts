import type { people } from '../../../src/contract/people'
import { columnOf, type RowOf, type ValuesOf } from '../../../src/domain/fields/fields'
import { hashedKeys } from '../../../src/domain/imports/hashed-keys'
import { numberKey } from '../../../src/domain/imports/staff-number'
import type { Placement } from '../../../src/domain/people/employment'
import { type FactFields, factNames } from '../../../src/domain/people/person-fields'
import { type EmploymentNow, rosterEmployment } from '../../../src/domain/people/roster-employment'
import type { RosterPerson } from '../../../src/domain/people/roster-row'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { type BulkTable, inBulk } from '../db/in-bulk'
import { insertImportRun } from '../imports/imports-service'
import { sortKeyOf } from '../text/reading'
import { type RosterLists, rosterPlaces } from './roster-places'
import {
  type EventLine,
  insertEvents,
  listEverybody,
  listLastEventDays,
  type PersonLine,
  putPeople,
} from './roster-store'

type StoredPerson = Awaited<ReturnType<typeof listEverybody>>[number]

export const rosterCommands: Pick<AreaHandlers<typeof people>, 'writeRoster'> = {
  async writeRoster(context, input) {
    const everybody = await listEverybody(context.tx)
    const book = new Map(everybody.map(person => [numberKey(person.staff_no ?? ''), person]))
    const rows = context.staged<RosterInput>() ?? input.rows
    const lastDays = await listLastEventDays(context.tx)
    const places = await rosterPlaces(context, rows)
    const counts = { new: 0, changed: 0, transferred: 0, left: 0, rehired: 0 }
    const newcomers = Math.max(0, rows.length - everybody.length)
    const bulk: BulkTable[] = [
      { table: 'person', rows: newcomers },
      { table: 'employment_event', rows: newcomers },
    ]
    await inBulk(context.tx, bulk, context.stopHere, async () => {
      const lines = rosterLines(context)
      const given = hashedKeys(rows.length)
      let index = 0
      for (const { person, bookNumber } of rows) {
        const known = bookNumber === null ? undefined : book.get(numberKey(bookNumber))
        const bearer = book.get(numberKey(person.staffNo))
        // The preview was made of another book than this: somebody came, went or was renumbered since.
        if ((bookNumber === null) !== (known === undefined) || (bearer && bearer.id !== known?.id))
          context.refuse('book_changed', { number: person.staffNo })
        given.set(index, numberKey(person.staffNo))
        index += 1

        const now = known ? employmentNow(known, lastDays.get(known.id) ?? null) : null
        const place = await places.placeOf(person, now)
        const employment = rosterEmployment(person, now, place, context.today)
        const id = known?.id ?? context.newId()
        const line = {
          ...personLine(id, person, known, place, await places.listsOf(person)),
          status: employment.status,
          hired_on: employment.hiredOn,
          left_on: employment.leftOn,
        }
        for (const event of employment.events) {
          if (event.kind === 'transfer') counts.transferred++
          if (event.kind === 'leave') counts.left++
          if (event.kind === 'rehire') counts.rehired++
        }
        if (known) counts.changed++
        else counts.new++
        await lines.put(
          line,
          employment.events.map(event => eventLine(context.newId(), id, event)),
        )
      }
      const twice = givenTwice(rows, given.repeated())
      if (twice !== null) context.refuse('book_changed', { number: twice })
      await lines.end()
    })
    const runId = await insertImportRun(context, {
      kind: 'people',
      fileName: input.fileName,
      sheet: input.sheet,
      counts: { ...input.counts, ...counts },
    })
    context.describe({ file: input.fileName, count: rows.length })
    return { runId, ...counts }
  },
}

/** A row as it is written; the preview has more in it. */
type RosterInput = { readonly person: RosterPerson; readonly bookNumber: string | null }

/** A number that stands in two rows; null where each stands in one. */
function givenTwice(
  rows: Iterable<RosterInput>,
  repeated: ReadonlyMap<number, readonly number[]>,
): string | null {
  if (repeated.size === 0) return null
  const together = new Set([...repeated.values()].flat())
  const seen = new Set<string>()
  let index = 0
  for (const { person } of rows) {
    const key = numberKey(person.staffNo)
    if (together.has(index) && seen.has(key)) return person.staffNo
    if (together.has(index)) seen.add(key)
    index += 1
  }
  return null
}

/** Writes people and then their events, some thousands at a time: however long the roster, no more of it is in memory. */
function rosterLines({ tx, stopHere }: CommandContext) {
  let people: PersonLine[] = []
  let events: EventLine[] = []
  const write = async () => {
    await putPeople(tx, people, stopHere)
    await insertEvents(tx, events, stopHere)
    people = []
    events = []
  }
  return {
    async put(person: PersonLine, ofPerson: readonly EventLine[]) {
      people.push(person)
      events.push(...ofPerson)
      if (people.length >= linesAtOnce) await write()
    },
    end: write,
  }
}

const linesAtOnce = 5_000

function employmentNow(person: StoredPerson, lastEventDay: string | null): EmploymentNow {
  return {
    status: person.status,
    hiredOn: person.hired_on,
    leftOn: person.left_on,
    lastEventDay,
    unitId: person.unit_id,
    postId: person.post_id,
    gradeLevelId: person.grade_level_id,
  }
}

/** What the row gives, over what the book has: a blank cell erases nothing. */
function personLine(
  id: string,
  row: RosterPerson,
  known: StoredPerson | undefined,
  place: Placement,
  lists: RosterLists,
): Omit<PersonLine, 'status' | 'hired_on' | 'left_on'> {
  return {
    id,
    staff_no: row.staffNo,
    name: row.name,
    external: row.company ? 1 : (known?.external ?? 0),
    unit_id: place.unitId,
    post_id: place.postId,
    grade_level_id: place.gradeLevelId,
    ...factLine({ ...row, ...lists }, known),
    sort_key: known?.name === row.name ? known.sort_key : sortKeyOf(row.name),
  }
}

function factLine(given: Partial<ValuesOf<FactFields>>, known: StoredPerson | undefined): RowOf<FactFields> {
  const line: Record<string, string | null> = {}
  for (const name of factNames) {
    const column = columnOf(name)
    line[column] = given[name] ?? known?.[column] ?? null
  }
  return line as RowOf<FactFields>
}

function eventLine(
  id: string,
  personId: string,
  event: ReturnType<typeof rosterEmployment>['events'][number],
): EventLine {
  return {
    id,
    person_id: personId,
    kind: event.kind,
    on_day: event.day,
    from_unit_id: event.from.unitId,
    to_unit_id: event.to.unitId,
    from_post_id: event.from.postId,
    to_post_id: event.to.postId,
    from_grade_level_id: event.from.gradeLevelId,
    to_grade_level_id: event.to.gradeLevelId,
    reason: null,
  }
}
