import type { Insertable, Updateable } from 'kysely'
import type { PostRow } from '../../../src/contract/people/structure'
import type { Db, Tx } from '../context'
import type { PostRequirementTable, PostTable } from '../db/tables/people'

/** Posts in their order, with what each asks for and how many active people hold it. */
export async function listPosts(db: Db): Promise<PostRow[]> {
  const posts = await db
    .selectFrom('post')
    .select(eb => [
      'post.id',
      'post.name',
      'post.name_en as nameEn',
      'post.duties',
      eb
        .selectFrom('person')
        .select(inner => inner.fn.countAll<number>().as('heads'))
        .whereRef('person.post_id', '=', 'post.id')
        .where('person.status', '=', 'active')
        .as('people'),
    ])
    .orderBy('post.sort')
    .orderBy('post.name')
    .execute()
  const lines = await db
    .selectFrom('post_requirement')
    .select(['post_id', 'grade_level_id as gradeLevelId', 'competency_id as competencyId', 'level', 'weight'])
    .orderBy('post_id')
    .orderBy('grade_level_id', order => order.asc().nullsFirst())
    .orderBy('competency_id')
    .execute()
  const ofPost = new Map<string, PostRow['requirements']>()
  for (const { post_id, ...line } of lines) ofPost.set(post_id, [...(ofPost.get(post_id) ?? []), line])
  return posts.map(post => ({ ...post, people: post.people ?? 0, requirements: ofPost.get(post.id) ?? [] }))
}

export async function findPost(db: Db, by: { id: string } | { name: string }) {
  const row = await db
    .selectFrom('post')
    .selectAll()
    .where(eb => ('id' in by ? eb('id', '=', by.id) : eb('name', '=', by.name)))
    .executeTakeFirst()
  return row ?? null
}

export async function nextPostSort(db: Db): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select(eb => eb.fn.max('sort').as('last'))
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

/** Everybody who holds or last held it. */
export async function countHolders(db: Db, postId: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('people'))
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow()
  return row.people
}

export async function insertPost(tx: Tx, post: Insertable<PostTable>): Promise<void> {
  await tx.insertInto('post').values(post).execute()
}

export async function updatePost(tx: Tx, id: string, changes: Updateable<PostTable>): Promise<void> {
  if (Object.keys(changes).length > 0)
    await tx.updateTable('post').set(changes).where('id', '=', id).execute()
}

export async function removePostRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('post_requirement').where('post_id', '=', id).execute()
  await tx.deleteFrom('post').where('id', '=', id).execute()
}

type RequirementLine = { postId: string; gradeLevelId: string | null; competencyId: string }

export async function findRequirement(db: Db, line: RequirementLine) {
  const row = await db
    .selectFrom('post_requirement')
    .selectAll()
    .where('post_id', '=', line.postId)
    .where('grade_level_id', line.gradeLevelId === null ? 'is' : '=', line.gradeLevelId)
    .where('competency_id', '=', line.competencyId)
    .executeTakeFirst()
  return row ?? null
}

export async function insertRequirement(tx: Tx, line: Insertable<PostRequirementTable>): Promise<void> {
  await tx.insertInto('post_requirement').values(line).execute()
}

export async function updateRequirement(
  tx: Tx,
  id: string,
  changes: { level: number; weight: number },
): Promise<void> {
  await tx.updateTable('post_requirement').set(changes).where('id', '=', id).execute()
}

export async function removeRequirement(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('post_requirement').where('id', '=', id).execute()
}
