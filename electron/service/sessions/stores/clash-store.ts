import type { z } from 'zod'
import type { clash } from '../../../../src/contract/sessions/schedule'
import { clashes, type OccupiedBlock } from '../../../../src/domain/sessions/schedule/clashes'
import type { Db } from '../../context'

type ClashRow = z.input<typeof clash>

export interface DraftBlock {
  day: string
  starts: number
  ends: number
  trainerId: string | null
  roomId: string | null
}

interface NamedBlock extends OccupiedBlock {
  course: string
  courseEn: string | null
  number: number
}

/** Who or what these blocks want that another session has already. Warnings only. */
export async function listClashes(
  db: Db,
  draft: { sessionId: string | null; blocks: DraftBlock[]; personIds: string[] },
): Promise<ClashRow[]> {
  const days = [...new Set(draft.blocks.map(block => block.day))]
  if (days.length === 0) return []
  const trainers = await trainerKeys(db)
  const keyOf = (trainerId: string | null) =>
    trainerId === null ? [] : [trainers.get(trainerId)?.key ?? trainerId]
  const sessionId = draft.sessionId ?? 'draft'
  const own: OccupiedBlock[] = draft.blocks.map(block => ({
    sessionId,
    day: block.day,
    start: block.starts,
    end: block.ends,
    roomId: block.roomId,
    trainerIds: keyOf(block.trainerId),
    personIds: draft.personIds,
  }))
  const others = await blocksOfDays(db, days, sessionId, keyOf)
  const found = clashes<NamedBlock>(own, others)
  const names = await namesOf(db, found)
  return found.map(one => ({
    kind: one.kind,
    resourceId: one.resourceId,
    name: names.get(one.resourceId)?.name ?? trainers.get(one.resourceId)?.name ?? '',
    nameEn: names.get(one.resourceId)?.nameEn ?? null,
    day: one.at.day,
    starts: one.at.start,
    ends: one.at.end,
    otherSessionId: one.with.sessionId,
    otherCourse: one.with.course,
    otherCourseEn: one.with.courseEn,
    otherNumber: one.with.number,
  }))
}

/** An in-house trainer is the person: they cannot teach here and sit there. */
async function trainerKeys(db: Db): Promise<Map<string, { key: string; name: string }>> {
  const rows = await db.selectFrom('trainer').select(['id', 'person_id', 'name']).execute()
  return new Map(rows.map(row => [row.id, { key: row.person_id ?? row.id, name: row.name }]))
}

async function blocksOfDays(
  db: Db,
  days: string[],
  sessionId: string,
  keyOf: (trainerId: string | null) => string[],
): Promise<NamedBlock[]> {
  const rows = await db
    .selectFrom('block')
    .innerJoin('session', 'session.id', 'block.session_id')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select([
      'block.session_id',
      'block.day',
      'block.starts',
      'block.ends',
      'block.room_id',
      'block.trainer_id',
      'course.name as course',
      'course.name_en as courseEn',
      'session.number',
    ])
    .where('block.day', 'in', days)
    .where('block.session_id', '<>', sessionId)
    .where('session.status', '<>', 'cancelled')
    .execute()
  const people = await peopleOf(db, [...new Set(rows.map(row => row.session_id))])
  return rows.map(row => ({
    sessionId: row.session_id,
    day: row.day,
    start: row.starts,
    end: row.ends,
    roomId: row.room_id,
    trainerIds: keyOf(row.trainer_id),
    personIds: people.get(row.session_id) ?? [],
    course: row.course,
    courseEn: row.courseEn,
    number: row.number,
  }))
}

async function peopleOf(db: Db, sessionIds: string[]): Promise<Map<string, string[]>> {
  const people = new Map<string, string[]>()
  if (sessionIds.length === 0) return people
  const rows = await db
    .selectFrom('enrolment')
    .select(['session_id', 'person_id'])
    .where('session_id', 'in', sessionIds)
    .where('status', '=', 'enrolled')
    .execute()
  for (const row of rows) people.set(row.session_id, [...(people.get(row.session_id) ?? []), row.person_id])
  return people
}

interface Name {
  name: string
  nameEn: string | null
}

async function namesOf(db: Db, found: { kind: string; resourceId: string }[]): Promise<Map<string, Name>> {
  const idsOf = (room: boolean) => [
    ...new Set(found.filter(one => (one.kind === 'room') === room).map(one => one.resourceId)),
  ]
  const names = new Map<string, Name>()
  for (const [table, ids] of [
    ['room', idsOf(true)],
    ['person', idsOf(false)],
  ] as const) {
    if (ids.length === 0) continue
    const rows = await db
      .selectFrom(table)
      .select(['id', 'name', 'name_en as nameEn'])
      .where('id', 'in', ids)
      .execute()
    for (const { id, ...name } of rows) names.set(id, name)
  }
  return names
}
