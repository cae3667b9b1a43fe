import type { people } from '../../../src/contract/people'
import { numberKey } from '../../../src/domain/imports/staff-number'
import type { Placement } from '../../../src/domain/people/employment'
import { type EmploymentNow, rosterEmployment } from '../../../src/domain/people/roster-employment'
import type { RosterPerson } from '../../../src/domain/people/roster-row'
import { inBulk } from '../db/in-bulk'
import type { RoomHandlers } from '../room-handlers'
import { sortKeyOf } from '../search/reading'
import { rosterPlaces } from './roster-places'
import {
  type EventLine,
  insertEvents,
  insertImportRun,
  listEverybody,
  listLastEventDays,
  type PersonLine,
  putPeople,
} from './roster-store'

type StoredPerson = Awaited<ReturnType<typeof listEverybody>>[number]

export const rosterCommands: Pick<RoomHandlers<typeof people>, 'writeRoster'> = {
  async writeRoster(context, input) {
    const everybody = await listEverybody(context.tx)
    const book = new Map(everybody.map(person => [numberKey(person.staff_no ?? ''), person]))
    const lastDays = await listLastEventDays(context.tx)
    const places = await rosterPlaces(context, input.rows)

    const written: PersonLine[] = []
    const events: EventLine[] = []
    const counts = { new: 0, changed: 0, transferred: 0, left: 0, rehired: 0 }
    const given = new Set<string>()
    for (const { person, bookNumber } of input.rows) {
      const known = bookNumber === null ? undefined : book.get(numberKey(bookNumber))
      const bearer = book.get(numberKey(person.staffNo))
      // The preview was made of another book than this: somebody came, went or was renumbered since.
      if ((bookNumber === null) !== (known === undefined) || (bearer && bearer.id !== known?.id))
        context.refuse('book_changed', { number: person.staffNo })
      if (given.has(numberKey(person.staffNo))) context.refuse('book_changed', { number: person.staffNo })
      given.add(numberKey(person.staffNo))

      const now = known ? employmentNow(known, lastDays.get(known.id) ?? null) : null
      const place = await places.placeOf(person, now)
      const employment = rosterEmployment(person, now, place, context.today)
      const id = known?.id ?? context.newId()
      written.push({
        ...personLine(id, person, known, place),
        status: employment.status,
        hired_on: employment.hiredOn,
        left_on: employment.leftOn,
      })
      for (const event of employment.events) {
        events.push(eventLine(context.newId(), id, event))
        if (event.kind === 'transfer') counts.transferred++
        if (event.kind === 'leave') counts.left++
        if (event.kind === 'rehire') counts.rehired++
      }
      if (known) counts.changed++
      else counts.new++
    }
    const bulk = [
      { table: 'person', rows: counts.new },
      { table: 'employment_event', rows: events.length },
    ]
    await inBulk(context.tx, bulk, context.stopHere, async () => {
      await putPeople(context.tx, written, context.stopHere)
      await insertEvents(context.tx, events, context.stopHere)
    })
    const runId = context.newId()
    await insertImportRun(context.tx, {
      id: runId,
      kind: 'people',
      fileName: input.fileName,
      sheet: input.sheet,
      at: context.now,
      counts: { ...input.counts, ...counts },
    })
    context.describe({ file: input.fileName, count: written.length })
    return { runId, ...counts }
  },
}

function employmentNow(person: StoredPerson, lastEventDay: string | null): EmploymentNow {
  return {
    status: person.status,
    hiredOn: person.hired_on,
    leftOn: person.left_on,
    lastEventDay,
    unitId: person.unit_id,
    postId: person.post_id,
    gradeId: person.grade_level_id,
  }
}

/** What the row gives, over what the book has: a blank cell erases nothing. */
function personLine(
  id: string,
  row: RosterPerson,
  known: StoredPerson | undefined,
  place: Placement,
): Omit<PersonLine, 'status' | 'hired_on' | 'left_on'> {
  return {
    id,
    staff_no: row.staffNo,
    name: row.name,
    name_en: row.nameEn ?? known?.name_en ?? null,
    gender: row.gender ?? known?.gender ?? null,
    external: row.supplier ? 1 : (known?.external ?? 0),
    company: row.supplier ?? known?.company ?? null,
    unit_id: place.unitId,
    post_id: place.postId,
    grade_level_id: place.gradeId,
    business_line: row.businessLine ?? known?.business_line ?? null,
    phone: row.phone ?? known?.phone ?? null,
    email: row.email ?? known?.email ?? null,
    supervisor_no: row.supervisorNo ?? known?.supervisor_no ?? null,
    note: row.note ?? known?.note ?? null,
    sort_key: known?.name === row.name ? known.sort_key : sortKeyOf(row.name),
  }
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
    from_grade_level_id: event.from.gradeId,
    to_grade_level_id: event.to.gradeId,
    reason: null,
  }
}
