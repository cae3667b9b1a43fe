import type { Db } from '../context'

interface Raised {
  competency: string
  competencyEn: string | null
  level: number
}

/** Levels this session's passes raised, by person. */
export async function listRaised(db: Db, sessionId: string): Promise<Map<string, Raised[]>> {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('competency', 'competency.id', 'rating.competency_id')
    .select(['rating.person_id', 'rating.level', 'competency.name', 'competency.name_en'])
    .where('rating.session_id', '=', sessionId)
    .orderBy('competency.sort')
    .execute()
  const raised = new Map<string, Raised[]>()
  for (const row of rows) {
    if (row.level === null) continue
    raised.set(row.person_id, [
      ...(raised.get(row.person_id) ?? []),
      { competency: row.name, competencyEn: row.name_en, level: row.level },
    ])
  }
  return raised
}
