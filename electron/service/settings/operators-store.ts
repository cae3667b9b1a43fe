import type { Db, Tx } from '../context'

export interface Operator {
  id: string
  name: string
  active: boolean
}

export async function listOperators(db: Db): Promise<Operator[]> {
  const rows = await db.selectFrom('operator').selectAll().orderBy('name').execute()
  return rows.map(row => ({ id: row.id, name: row.name, active: row.active === 1 }))
}

export async function findOperatorByName(db: Db, name: string): Promise<Operator | null> {
  const row = await db.selectFrom('operator').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? { id: row.id, name: row.name, active: row.active === 1 } : null
}

export async function insertOperator(tx: Tx, operator: { id: string; name: string }): Promise<void> {
  await tx.insertInto('operator').values({ id: operator.id, name: operator.name, active: 1 }).execute()
}

/** False when there is no such operator. */
export async function updateOperator(
  tx: Tx,
  id: string,
  changes: { name?: string; active?: boolean },
): Promise<boolean> {
  const result = await tx
    .updateTable('operator')
    .set({
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.active === undefined ? {} : { active: changes.active ? 1 : 0 }),
    })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
