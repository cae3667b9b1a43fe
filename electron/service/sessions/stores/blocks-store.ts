import type { z } from 'zod'
import type { block, blockFields } from '../../../../src/contract/sessions/schedule'
import type { Db, Tx } from '../../context'

export type Block = z.input<typeof block>
export type BlockFields = z.output<typeof blockFields>

export async function listBlocks(db: Db, sessionId: string): Promise<Block[]> {
  return (await listBlocksOf(db, [sessionId])).get(sessionId) ?? []
}

export async function listBlocksOf(db: Db, sessionIds: string[]): Promise<Map<string, Block[]>> {
  const blocks = new Map<string, Block[]>()
  if (sessionIds.length === 0) return blocks
  const rows = await db
    .selectFrom('block')
    .leftJoin('trainer', 'trainer.id', 'block.trainer_id')
    .leftJoin('person', 'person.id', 'trainer.person_id')
    .leftJoin('room', 'room.id', 'block.room_id')
    .selectAll('block')
    .select([
      'trainer.name as trainerName',
      'person.name as personName',
      'room.name as roomName',
      'room.name_en as roomNameEn',
    ])
    .where('block.session_id', 'in', sessionIds)
    .orderBy('block.session_id')
    .orderBy('block.day')
    .orderBy('block.starts')
    .execute()
  for (const row of rows) {
    const list = blocks.get(row.session_id) ?? []
    list.push({
      id: row.id,
      day: row.day,
      starts: row.starts,
      ends: row.ends,
      trainerId: row.trainer_id,
      trainerName: row.personName ?? row.trainerName,
      roomId: row.room_id,
      roomName: row.roomName,
      roomNameEn: row.roomNameEn,
      topic: row.topic,
      recordedOn: row.recorded_on,
    })
    blocks.set(row.session_id, list)
  }
  return blocks
}

/** Blocks of all sessions between two days, in the order of the clock; cancelled sessions left out. */
export async function listCalendar(db: Db, from: string, to: string) {
  const rows = await db
    .selectFrom('block')
    .innerJoin('session', 'session.id', 'block.session_id')
    .innerJoin('course', 'course.id', 'session.course_id')
    .leftJoin('trainer', 'trainer.id', 'block.trainer_id')
    .leftJoin('person', 'person.id', 'trainer.person_id')
    .leftJoin('room', 'room.id', 'block.room_id')
    .select([
      'block.id as blockId',
      'block.session_id as sessionId',
      'course.name as courseName',
      'course.name_en as courseNameEn',
      'session.number',
      'session.status',
      'block.day',
      'block.starts',
      'block.ends',
      'trainer.name as trainer',
      'person.name as person',
      'room.name as roomName',
      'room.name_en as roomNameEn',
    ])
    .where('block.day', '>=', from)
    .where('block.day', '<=', to)
    .where('session.status', '<>', 'cancelled')
    .orderBy('block.day')
    .orderBy('block.starts')
    .execute()
  return rows.map(({ person, trainer, ...row }) => ({ ...row, trainerName: person ?? trainer }))
}

/** The same as the rules of presence and credit take it. */
export function timed(block: Block) {
  return {
    id: block.id,
    day: block.day,
    start: block.starts,
    end: block.ends,
    recorded: block.recordedOn !== null,
  }
}

/** Keeps blocks that are named by id, adds new ones, takes out the rest. */
export async function replaceBlocks(
  tx: Tx,
  sessionId: string,
  wanted: BlockFields[],
  newId: () => string,
): Promise<void> {
  const known = new Set((await listBlocks(tx, sessionId)).map(block => block.id))
  const kept = new Set(wanted.map(block => block.id).filter(id => id !== undefined && known.has(id)))
  const gone = [...known].filter(id => !kept.has(id))
  if (gone.length > 0) await tx.deleteFrom('block').where('id', 'in', gone).execute()
  for (const block of wanted) {
    const columns = {
      day: block.day,
      starts: block.starts,
      ends: block.ends,
      trainer_id: block.trainerId,
      room_id: block.roomId,
      topic: block.topic,
    }
    if (block.id !== undefined && known.has(block.id)) {
      await tx.updateTable('block').set(columns).where('id', '=', block.id).execute()
    } else {
      await tx
        .insertInto('block')
        .values({ id: newId(), session_id: sessionId, recorded_on: null, ...columns })
        .execute()
    }
  }
}

export async function markBlocksRecorded(tx: Tx, blockIds: string[], on: string): Promise<void> {
  await tx.updateTable('block').set({ recorded_on: on }).where('id', 'in', blockIds).execute()
}
