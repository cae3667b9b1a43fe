import type { LostRow } from '../../../src/contract/book/listed-losses'
import { lostUnchecked } from '../book/book-service'
import type { QueryContext } from '../context'
import { chunksOf } from '../db/chunks'
import { sessionTitle, type TodayFact } from '../today-source'

export type LostKind = 'attendance_lost' | 'marks_lost'

const kinds = {
  attendance: { kind: 'attendance_lost', action: 'record_attendance', tab: 'attendance' },
  mark: { kind: 'marks_lost', action: 'enter_marks', tab: 'marks' },
} as const
type Table = keyof typeof kinds

/** A place on the class list whose rows are lost; the block of what is about one block. */
interface Place {
  sessionId: string
  enrolmentId: string | undefined
  personId: string | undefined
  blockId: string | null
}

/**
 * Sessions whose marks or attendance a recovery did not bring, until somebody has gone through it or they stand there
 * again for all of those people. A session that is lost itself has no page to lead to: the list of losses says it.
 */
export async function lostRows(
  context: QueryContext,
): Promise<TodayFact<LostKind, 'record_attendance' | 'enter_marks'>[]> {
  const lost = await lostUnchecked(context.db, Object.keys(kinds))
  if (lost.length === 0) return []
  const facts = []
  for (const [table, { kind, action, tab }] of Object.entries(kinds) as [Table, (typeof kinds)[Table]][]) {
    // More than one recovery may have lost some of them.
    const rows = lost.flatMap(one => (one.table === table ? one.rows : []))
    const places = rows.flatMap(row => placeOf(table, row) ?? [])
    const stillLost = await missing(context, table, places)
    for (const session of await sessionsOf(context, stillLost)) {
      const people = stillLost.filter(one => one.sessionId === session.id)
      const count = new Set(people.map(one => one.personId ?? one.enrolmentId)).size
      facts.push({
        kind,
        action,
        id: session.id,
        count,
        when: { due: context.today, shows: 'now' as const },
        to: { page: 'session', id: session.id, tab },
        title: sessionTitle(session),
        notes: [{ say: 'reports.lost', with: { count } }],
        tag: null,
      })
    }
  }
  return facts
}

function placeOf(table: Table, { key, session, person }: LostRow): Place | null {
  if (!session || key === undefined) return null
  const [first, second] = JSON.parse(key) as (string | undefined)[]
  return {
    sessionId: session.id,
    enrolmentId: table === 'mark' ? first : second,
    personId: person?.id,
    blockId: table === 'mark' ? null : (first ?? null),
  }
}

/** Those for whom nothing stands there again, on this place or on another one of the same person in that session. */
async function missing({ db }: QueryContext, table: Table, places: readonly Place[]): Promise<Place[]> {
  const there = new Set<string>()
  const blocks = new Set<string>()
  for (const chunk of chunksOf([...new Set(places.map(one => one.sessionId))])) {
    for (const { id } of await db.selectFrom('block').select('id').where('session_id', 'in', chunk).execute())
      blocks.add(id)
    const rows =
      table === 'mark'
        ? await db
            .selectFrom('mark')
            .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
            .select(eb => [
              'mark.session_id',
              'mark.enrolment_id',
              'enrolment.person_id',
              eb.lit(null).$castTo<string | null>().as('block_id'),
            ])
            .where('mark.session_id', 'in', chunk)
            .execute()
        : await db
            .selectFrom('attendance')
            .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
            .select([
              'attendance.session_id',
              'attendance.enrolment_id',
              'enrolment.person_id',
              'attendance.block_id',
            ])
            .where('attendance.session_id', 'in', chunk)
            .execute()
    for (const { session_id, enrolment_id, person_id, block_id } of rows)
      for (const who of [enrolment_id, person_id])
        for (const block of [block_id, null]) there.add(placeText(session_id, who, block))
  }
  return places.filter(({ sessionId, enrolmentId, personId, blockId }) => {
    // A block that was lost as well comes back as another one.
    const block = blockId !== null && blocks.has(blockId) ? blockId : null
    return ![enrolmentId, personId].some(who => who && there.has(placeText(sessionId, who, block)))
  })
}

const placeText = (session: string, who: string, block: string | null): string =>
  `${session} ${who} ${block ?? ''}`

async function sessionsOf({ db }: QueryContext, places: readonly Place[]) {
  const found = []
  for (const chunk of chunksOf([...new Set(places.map(one => one.sessionId))]))
    found.push(
      ...(await db
        .selectFrom('session')
        .innerJoin('course', 'course.id', 'session.course_id')
        .select([
          'session.id',
          'session.number',
          'course.name as courseName',
          'course.name_en as courseNameEn',
        ])
        .where('session.id', 'in', chunk)
        .execute()),
    )
  return found
}
