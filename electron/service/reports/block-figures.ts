import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { wasPresent } from '../../../src/domain/sessions/attendance/attendance'
import { attendedMinutes } from '../../../src/domain/sessions/attendance/presence'
import type { Db } from '../context'
import { getOffice } from '../settings/settings-service'

type Month = z.input<(typeof reports)['today']['output']>['month']

/**
 * 到课率 and 人均学时 of the blocks recorded between two days. Everybody on the roll was there for the whole block,
 * less what the exceptions say: so the exceptions are all that has to be read one by one.
 */
export async function blockFigures(
  db: Db,
  from: string,
  to: string,
): Promise<Pick<Month, 'attendance' | 'credit'>> {
  const blocks = await recordedBlocks(db, from, to)
  const lengthOf = new Map(blocks.map(block => [block.id, block.ends - block.starts]))
  const expected = blocks.reduce((sum, block) => sum + block.people, 0)
  let present = expected
  let minutes = blocks.reduce((sum, block) => sum + (block.ends - block.starts) * block.people, 0)
  for (const row of await exceptionsIn(db, [...lengthOf.keys()])) {
    const whole = lengthOf.get(row.block_id) ?? 0
    minutes -= whole - attendedMinutes(whole, { state: row.state, minutes: row.missed_minutes })
    if (!wasPresent(row.state)) present -= 1
  }
  const people = await countInPost(db)
  const { minutesPerHour } = await getOffice(db)
  return { attendance: { expected, present }, credit: { minutes, people, minutesPerHour } }
}

async function recordedBlocks(db: Db, from: string, to: string) {
  const rows = await db
    .selectFrom('block')
    .innerJoin('session', 'session.id', 'block.session_id')
    .select(eb => [
      'block.id',
      'block.starts',
      'block.ends',
      eb
        .selectFrom('enrolment')
        .select(inner => inner.fn.countAll<number>().as('people'))
        .whereRef('enrolment.session_id', '=', 'session.id')
        .where('enrolment.status', '=', 'enrolled')
        .as('people'),
    ])
    .where('block.day', '>=', from)
    .where('block.day', '<=', to)
    .where('block.recorded_on', 'is not', null)
    .where('session.status', '<>', 'cancelled')
    .execute()
  return rows.map(row => ({ ...row, people: row.people ?? 0 }))
}

async function exceptionsIn(db: Db, blockIds: string[]) {
  if (blockIds.length === 0) return []
  return db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
    .select(['attendance.block_id', 'attendance.state', 'attendance.missed_minutes'])
    .where('attendance.block_id', 'in', blockIds)
    .where('enrolment.status', '=', 'enrolled')
    .execute()
}

async function countInPost(db: Db): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'active')
    .where('external', '=', 0)
    .executeTakeFirstOrThrow()
  return row.count
}
