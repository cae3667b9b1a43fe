import type { z } from 'zod'
import type { trainer } from '../../../src/contract/courses'
import type { Db, Tx } from '../context'

type Trainer = z.infer<typeof trainer>

/** An in-house trainer's name is the person's present name. */
export async function listTrainers(db: Db, withRetired: boolean): Promise<Trainer[]> {
  let query = db
    .selectFrom('trainer')
    .leftJoin('person', 'person.id', 'trainer.person_id')
    .select([
      'trainer.id',
      'trainer.person_id',
      'trainer.name',
      'person.name as personName',
      'trainer.external',
      'trainer.company',
      'trainer.phone',
      'trainer.retired',
    ])
    .orderBy('trainer.external')
    .orderBy('trainer.name')
  if (!withRetired) query = query.where('trainer.retired', '=', 0)
  return (await query.execute()).map(row => ({
    id: row.id,
    personId: row.person_id,
    name: row.personName ?? row.name,
    external: row.external === 1,
    company: row.company,
    phone: row.phone,
    retired: row.retired === 1,
  }))
}

export async function findTrainerOfPerson(db: Db, personId: string): Promise<{ id: string } | null> {
  return (
    (await db.selectFrom('trainer').select('id').where('person_id', '=', personId).executeTakeFirst()) ?? null
  )
}

export async function insertTrainer(
  tx: Tx,
  trainer: {
    id: string
    personId: string | null
    name: string
    company: string | null
    phone: string | null
  },
): Promise<void> {
  await tx
    .insertInto('trainer')
    .values({
      id: trainer.id,
      person_id: trainer.personId,
      name: trainer.name,
      external: trainer.personId === null ? 1 : 0,
      company: trainer.company,
      phone: trainer.phone,
      retired: 0,
    })
    .execute()
}

/** The name it is listed under; null when there is no such trainer. What is not given stays. */
export async function updateTrainer(
  tx: Tx,
  id: string,
  changes: {
    name?: string | undefined
    company?: string | null | undefined
    phone?: string | null | undefined
    retired?: boolean | undefined
  },
): Promise<string | null> {
  await tx
    .updateTable('trainer')
    .set({ ...changes, id, retired: changes.retired === undefined ? undefined : changes.retired ? 1 : 0 })
    .where('id', '=', id)
    .execute()
  return (await listTrainers(tx, true)).find(one => one.id === id)?.name ?? null
}
