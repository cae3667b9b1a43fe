import type { LostName } from '../../../src/contract/book/lost-name'
import type { FormSubject } from '../../../src/contract/forms'
import type { Scope } from '../book/record/scope-shape'
import type { Db } from '../context'
import { chunksOf } from '../db/chunks'
import type { SubjectRows, Subjects } from '../service-area'

/** What a person is called by besides their name, and where and by whom a block is held: by column. */
const ofPerson = ['unit_id', 'post_id', 'grade_level_id', 'business_line_id', 'channel_id'] as const
const ofBlock = ['trainer_id', 'room_id'] as const

const session: SubjectRows<Extract<FormSubject, { kind: 'session' }>> = {
  scope: (db, { id }) => scopeOfSessions(db, new Set([id])),
  others: (db, { id }, named) => ofOthers(db, named, 'session_id', id),
}

const person: SubjectRows<Extract<FormSubject, { kind: 'person' }>> = {
  async scope(db, { id }) {
    const rows = await db
      .selectFrom('enrolment')
      .select(['id', 'session_id'])
      .where('person_id', '=', id)
      .execute()
    const whole = await scopeOfSessions(db, new Set(rows.map(row => row.session_id)))
    const people = new Set([id])
    const own: Scope = new Map([
      ['person', people],
      ['enrolment', new Set(rows.map(row => row.id))],
    ])
    return new Map([...own, ...[...whole].filter(([kind]) => !own.has(kind)), ...(await listsOf(db, people))])
  },
  others: (db, { id }, named) => ofOthers(db, named, 'person_id', id),
}

export const sessionSubjects: Subjects = { session, person }

/** Those of the lost that are known to be of another session or person than this one. */
async function ofOthers(
  db: Db,
  named: readonly LostName[],
  column: 'session_id' | 'person_id',
  id: string,
): Promise<ReadonlySet<LostName>> {
  const places = new Map<string, string>()
  for (const some of chunksOf(named.flatMap(({ enrolmentId }) => enrolmentId ?? []))) {
    const rows = db
      .selectFrom('enrolment')
      .select(['id', `${column} as of`])
      .where('id', 'in', some)
    for (const row of await rows.execute()) places.set(row.id, row.of)
  }
  return new Set(
    named.filter(({ enrolmentId }) => {
      const of = enrolmentId === undefined ? undefined : places.get(enrolmentId)
      return of !== undefined && of !== id
    }),
  )
}

/** All that these sessions are made of, in the order in which it says whose a row is. */
export async function scopeOfSessions(db: Db, sessions: ReadonlySet<string>): Promise<Scope> {
  const scope = new Map<string, Set<string>>([['session', new Set(sessions)]])
  const people = new Set<string>()
  for (const some of chunksOf([...sessions])) {
    const found = db.selectFrom('enrolment').select('person_id').distinct().where('session_id', 'in', some)
    for (const row of await found.execute()) people.add(row.person_id)
  }
  scope.set('person', people)
  scope.set('course', new Set())
  for (const column of ofBlock) scope.set(kindOf(column), new Set())
  for (const some of chunksOf([...sessions])) {
    const held = db.selectFrom('session').select('course_id').where('id', 'in', some)
    for (const row of await held.execute()) scope.get('course')?.add(row.course_id)
    const blocks = db.selectFrom('block').select(ofBlock).distinct().where('session_id', 'in', some)
    collect(scope, ofBlock, await blocks.execute())
  }
  return new Map([...scope, ...(await listsOf(db, people))])
}

async function listsOf(db: Db, people: ReadonlySet<string>): Promise<Scope> {
  const scope = new Map<string, Set<string>>(ofPerson.map(column => [kindOf(column), new Set()]))
  for (const some of chunksOf([...people]))
    collect(scope, ofPerson, await db.selectFrom('person').select(ofPerson).where('id', 'in', some).execute())
  // Of somebody in a team the branch stands on paper too (domain/people/place-name.ts).
  for (const some of chunksOf([...(scope.get('unit') ?? [])])) {
    const teams = db.selectFrom('unit').select('parent_id as unit_id').where('kind', '=', 'team')
    collect(scope, ['unit_id'], await teams.where('id', 'in', some).execute())
  }
  return scope
}

const kindOf = (column: string): string => column.replace(/_id$/, '')

function collect<C extends string>(
  scope: ReadonlyMap<string, Set<string>>,
  columns: readonly C[],
  rows: readonly Readonly<Record<C, string | null>>[],
): void {
  for (const row of rows) {
    for (const column of columns) {
      const id = row[column]
      if (id !== null) scope.get(kindOf(column))?.add(id)
    }
  }
}
