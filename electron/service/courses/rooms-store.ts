import type { z } from 'zod'
import type { room } from '../../../src/contract/courses'
import type { Db, Tx } from '../context'

type Room = z.infer<typeof room>
type RoomFields = Pick<Room, 'name' | 'nameEn' | 'place' | 'capacity'>

export async function listRooms(db: Db, withRetired: boolean): Promise<Room[]> {
  let query = db.selectFrom('room').selectAll().orderBy('name')
  if (!withRetired) query = query.where('retired', '=', 0)
  return (await query.execute()).map(row => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    place: row.place,
    capacity: row.capacity,
    retired: row.retired === 1,
  }))
}

export async function findRoomByName(db: Db, name: string): Promise<{ id: string } | null> {
  return (await db.selectFrom('room').select('id').where('name', '=', name).executeTakeFirst()) ?? null
}

export async function insertRoom(tx: Tx, id: string, fields: RoomFields): Promise<void> {
  await tx
    .insertInto('room')
    .values({
      id,
      name: fields.name,
      name_en: fields.nameEn,
      place: fields.place,
      capacity: fields.capacity,
      retired: 0,
    })
    .execute()
}

/** False when there is no such room. */
export async function updateRoom(
  tx: Tx,
  id: string,
  fields: RoomFields & { retired: boolean },
): Promise<boolean> {
  const result = await tx
    .updateTable('room')
    .set({
      name: fields.name,
      name_en: fields.nameEn,
      place: fields.place,
      capacity: fields.capacity,
      retired: fields.retired ? 1 : 0,
    })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
