import type { z } from 'zod'
import type { needs } from '../../../src/contract/needs'
import { packGap, unpackGap } from '../../../src/domain/needs/packed-gap'
import type { Db } from '../context'
import { unitsOfRow } from './gap-map'
import { hasStandings, listCompetencies } from './gap-store'
import { listAskedLevels, listPersonProfile, listScopePeople, listScopeStandings } from './person-gap-store'

type MapOutput = z.input<(typeof needs)['personMap']['output']>
type ProfileOutput = z.input<(typeof needs)['ofPerson']['output']>

const profileKey = (postId: string | null, gradeLevelId: string | null) => `${postId} ${gradeLevelId}`

/** Columns are what somebody in the map is asked; a level held in one of them is shown even where nothing is asked. */
export async function readPersonMap(
  db: Db,
  input: { unitId: string | null; own: boolean; postId: string | null },
): Promise<MapOutput> {
  const scope = { unitIds: await unitsOfRow(db, input), postId: input.postId }
  const people = await listScopePeople(db, scope)
  const profiles = new Map<string, Map<string, number>>()
  for (const line of await listAskedLevels(db)) {
    const key = profileKey(line.post_id, line.grade_level_id)
    const profile = profiles.get(key) ?? new Map<string, number>()
    profiles.set(key, profile.set(line.competency_id, line.level))
  }
  const profileOf = (person: (typeof people)[number]) =>
    profiles.get(profileKey(person.postId, person.gradeLevelId))

  const asked = new Set(people.flatMap(person => [...(profileOf(person)?.keys() ?? [])]))
  const competencies = (await listCompetencies(db)).filter(competency => asked.has(competency.id))
  const columnOf = new Map(competencies.map((competency, column) => [competency.id, column]))
  const rowOf = new Map(people.map((person, row) => [person.id, row]))
  const cells = people.map(person => {
    const profile = profileOf(person)
    return competencies.map(competency => packGap(profile?.get(competency.id) ?? null, null, null))
  })
  let asOf: string | null = null
  for (const standing of await listScopeStandings(db, scope)) {
    const row = cells[rowOf.get(standing.person_id) ?? -1]
    const column = columnOf.get(standing.competency_id)
    if (row === undefined || column === undefined) continue
    // Nothing is known yet: the cell holds what is asked only, in its tens.
    row[column] = (row[column] ?? 0) + packGap(null, standing.state, standing.level)
    if (asOf === null || standing.rated_on > asOf) asOf = standing.rated_on
  }
  return {
    competencies,
    rows: people.map(({ postId, gradeLevelId, ...person }, row) => ({
      ...person,
      short: (cells[row] ?? []).filter(cell => unpackGap(cell).kind === 'short').length,
    })),
    cells,
    asOf,
    assessed: asOf !== null || (await hasStandings(db)),
  }
}

/** One person, competency by competency: what is asked, what is held, and every rating, newest first. */
export async function readPersonProfile(db: Db, personId: string): Promise<ProfileOutput> {
  const { asked, ratings, standings } = await listPersonProfile(db, personId)
  return (await listCompetencies(db))
    .filter(({ id }) => asked.has(id) || ratings.some(rating => rating.competency_id === id))
    .map(competency => {
      const required = asked.get(competency.id) ?? null
      const standing = standings.get(competency.id)
      const packed = packGap(required, standing?.state ?? null, standing?.level ?? null)
      const { kind, level, by } = unpackGap(packed)
      return {
        competency,
        required,
        level,
        kind,
        by,
        ratings: ratings
          .filter(rating => rating.competency_id === competency.id)
          .map(rating => ({
            id: rating.id,
            state: rating.state,
            level: rating.level,
            method: rating.method,
            ratedOn: rating.rated_on,
            assessor: rating.assessor,
            sessionId: rating.session_id,
          })),
      }
    })
}
