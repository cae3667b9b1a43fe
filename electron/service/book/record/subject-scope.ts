import { areasInOrder } from '../../areas-in-order'
import type { Db } from '../../context'
import { declaredOnce } from '../../declared-once'
import type { RecordedSubject, SubjectRows } from '../../service-area'
import type { Scope } from './scope-shape'

/** What its area knows of a subject; null of all that was ever recorded. */
export async function rowsOfSubject(subject: RecordedSubject): Promise<SubjectRows | null> {
  if (subject.kind === 'all') return null
  loaded ??= await everySubject()
  const known = loaded.get(subject.kind)
  if (!known) throw new Error(`no area knows the rows of a ${subject.kind}`)
  return known
}

/** Kept once they are here, as handlers are. */
let loaded: ReadonlyMap<string, SubjectRows> | null = null

async function everySubject() {
  const areas = await Promise.all(
    areasInOrder.map(async ({ name, subjects }) => ({ name, subjects: await subjects?.() })),
  )
  // Each is only ever asked about subjects of its own kind.
  return declaredOnce('subject', areas, ({ subjects = {} }) =>
    Object.entries(subjects as Record<string, SubjectRows>),
  )
}

/** Ids of what the subject is about, in the order in which they say whose a row is; null where every row belongs to it. */
export const scopeOf = async (db: Db, subject: RecordedSubject): Promise<Scope | null> =>
  subject.kind === 'all' ? null : ((await rowsOfSubject(subject))?.scope(db, subject) ?? null)
