import type { Mark } from '../../../src/domain/assessments/marks'
import type { ImportedMarks } from '../../../src/domain/assessments/score-sheet'
import type { KnownPerson } from '../../../src/domain/imports/person-match'
import type { ImportKind } from '../../../src/domain/imports/preview'
import { ratingText } from '../../../src/domain/needs/ability-matrix-row'
import type { Db } from '../context'
import { rosterSnapshot } from '../people/roster-snapshot'
import type { ImportBook } from './import-desk'

/** What a file of this kind is compared with: the book as it is now, and of a session its roll and marks. */
export async function bookFor(db: Db, kind: ImportKind, sessionId: string | null): Promise<ImportBook> {
  switch (kind) {
    case 'people':
      return { kind, book: await rosterSnapshot(db) }
    case 'ability':
      return { kind, book: { people: await everybody(db), ...(await abilityNow(db)) } }
    case 'scores':
      return {
        kind,
        book: {
          people: await everybody(db),
          ...(sessionId === null
            ? {}
            : { roll: await rollOf(db, sessionId), marks: await marksOf(db, sessionId) }),
        },
      }
    case 'attendance':
      return {
        kind,
        book: {
          people: await everybody(db),
          ...(sessionId === null ? {} : { roll: await rollOf(db, sessionId) }),
        },
      }
  }
}

export async function hasSession(db: Db, sessionId: string): Promise<boolean> {
  const row = await db.selectFrom('session').select('id').where('id', '=', sessionId).executeTakeFirst()
  return row !== undefined
}

async function everybody(db: Db): Promise<KnownPerson[]> {
  return db.selectFrom('person').select(['id', 'staff_no as staffNo', 'name', 'name_en as nameEn']).execute()
}

async function abilityNow(
  db: Db,
): Promise<{ ratings: Map<string, Map<string, string>>; competencies: Set<string> }> {
  const competencies = await db.selectFrom('competency').select(['id', 'name', 'name_en']).execute()
  const nameOf = new Map(competencies.map(row => [row.id, row.name]))
  const ratings = new Map<string, Map<string, string>>()
  const rows = await db
    .selectFrom('standing')
    .select(['person_id', 'competency_id', 'state', 'level'])
    .execute()
  for (const row of rows) {
    const own = ratings.get(row.person_id) ?? new Map<string, string>()
    own.set(
      nameOf.get(row.competency_id) ?? '',
      ratingText({ state: row.state as 'rated', level: row.level as 1 | null }),
    )
    ratings.set(row.person_id, own)
  }
  const names = competencies.flatMap(row => (row.name_en === null ? [row.name] : [row.name, row.name_en]))
  return { ratings, competencies: new Set(names) }
}

async function rollOf(db: Db, sessionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('enrolment')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('status', '=', 'enrolled')
    .execute()
  return new Set(rows.map(row => row.person_id))
}

async function marksOf(db: Db, sessionId: string): Promise<Map<string, ImportedMarks>> {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select([
      'enrolment.person_id',
      'mark.theory',
      'mark.theory_state',
      'mark.practice',
      'mark.practice_state',
    ])
    .where('mark.session_id', '=', sessionId)
    .where('mark.attempt', '=', 1)
    .execute()
  const mark = (value: number | null, state: 'missed' | 'deferred' | 'cheating' | null): Mark | null =>
    value !== null ? { state: 'scored', mark: value } : state === null ? null : { state }
  return new Map(
    rows.map(row => [
      row.person_id,
      { theory: mark(row.theory, row.theory_state), practice: mark(row.practice, row.practice_state) },
    ]),
  )
}
