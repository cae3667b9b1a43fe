import type { FormSubject } from '../../../src/contract/forms'
import type { Db } from '../context'
import { chunksOf } from '../db/chunks'
import type { Scope } from './row-relation'

/** What a paper or a table is about: one of them, all that was ever recorded of training, or who people are. */
export type RecordedSubject = FormSubject | { kind: 'all' } | { kind: 'people' }

/** What a person is called by besides their name, and where and by whom a block is held: by column. */
const ofPerson = ['unit_id', 'post_id', 'grade_level_id', 'business_line_id', 'channel_id'] as const
const ofBlock = ['trainer_id', 'room_id'] as const

/** Ids of what the subject is about, in the order in which they say whose a row is; null where every row belongs to it. */
export async function scopeOf(db: Db, subject: RecordedSubject): Promise<Scope | null> {
  switch (subject.kind) {
    case 'all':
    case 'people':
      return null
    case 'session':
      return scopeOfSessions(db, new Set([subject.id]))
    case 'year':
      return scopeOfSessions(db, await sessionsIn(db, subject.year))
    case 'person': {
      const rows = await db
        .selectFrom('enrolment')
        .select(['id', 'session_id'])
        .where('person_id', '=', subject.id)
        .execute()
      const whole = await scopeOfSessions(db, new Set(rows.map(row => row.session_id)))
      const people = new Set([subject.id])
      const own: Scope = new Map([
        ['person', people],
        ['enrolment', new Set(rows.map(row => row.id))],
      ])
      return new Map([
        ...own,
        ...[...whole].filter(([kind]) => !own.has(kind)),
        ...(await listsOf(db, people)),
      ])
    }
  }
}

async function scopeOfSessions(db: Db, sessions: ReadonlySet<string>): Promise<Scope> {
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

/** Held in the year, or with a certificate that was issued in it. */
async function sessionsIn(db: Db, year: number): Promise<Set<string>> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const blocks = db.selectFrom('block').select('session_id').distinct().where('day', '>=', from)
  const issued = db.selectFrom('certificate').select('session_id').distinct().where('issued_on', '>=', from)
  const rows = [
    ...(await blocks.where('day', '<=', to).execute()),
    ...(await issued.where('issued_on', '<=', to).execute()),
  ]
  return new Set(rows.map(row => row.session_id))
}
