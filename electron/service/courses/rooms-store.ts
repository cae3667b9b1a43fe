import type { z } from 'zod'
import type { room } from '../../../src/contract/courses'
import type { Db, Tx } from '../context'

type Room = z.infer<typeof room>
/** Some of them: the others stay as they are. */
type Given<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined }
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

/** Its name afterwards; null when there is no such room. */
export async function updateRoom(
  tx: Tx,
  id: string,
  fields: Given<RoomFields & { retired: boolean }>,
): Promise<string | null> {
  const row = await tx
    .updateTable('room')
    .set({
      name: fields.name,
      name_en: fields.nameEn,
      place: fields.place,
      capacity: fields.capacity,
      // What is not given stays; `id` is there so that nothing given is no error.
      id,
      retired: fields.retired === undefined ? undefined : fields.retired ? 1 : 0,
    })
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}
