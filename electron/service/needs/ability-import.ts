import { isRefusal } from '../../../src/domain/imports/refusal'
import {
  abilityChanges,
  type CompetencyNames,
  type StandingSince,
  type Standings,
} from '../../../src/domain/needs/ability-changes'
import { type AbilityBook, type AbilityRow, previewAbility } from '../../../src/domain/needs/ability-matrix'
import { type AbilityField, abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { ratingText } from '../../../src/domain/needs/ability-matrix-row'
import type { Level } from '../../../src/domain/needs/codes'
import type { Db } from '../context'
import type { ImportKind } from '../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../imports/whole-sheet'
import { everybodyKnown } from '../people/people-service'

/** 能力评估表: who stands where in which competency. */
export const abilityImport: ImportKind<AbilityField, AbilityBook & AbilityNow, AbilityRow> = {
  spec: abilitySpec,
  wholeRows,
  snapshot: async db => ({ people: await everybodyKnown(db), ...(await abilityNow(db)) }),
  preview(layout, book, rules, sinks) {
    const preview = previewAbility(wholeSheet(layout), book, rules)
    if (!isRefusal(preview)) {
      const changesOf = abilityChanges(book.standings, book.names, rules.today)
      for (const row of personByPerson(preview.accepted))
        for (const change of changesOf(row)) sinks.changes.push(change)
    }
    return poured(preview, sinks)
  },
  sample({ staffNo, name, ratings, assessor, assessedOn }) {
    const levels = ratings.map(rating => `${rating.competency} ${rating.level ?? '–'}`).join(' · ')
    return {
      staffNo: staffNo ?? '',
      name,
      ratings: levels,
      assessor: assessor ?? '',
      assessedOn: assessedOn ?? '',
    }
  },
  async write(context, about, { rows }) {
    const ratings = [...rows].map(row => ({
      personId: row.personId,
      assessor: row.assessor,
      ratedOn: row.assessedOn ?? context.today,
      method: row.method ?? ('supervisor' as const),
      ratings: row.ratings.map(({ competency, state, level }) => ({ competency, state, level })),
    }))
    const { seq } = await context.run('needs', 'writeAbility', { ...about, rows: ratings })
    return { seq, leftOut: 0 }
  },
}

/** A sheet may have a row for each competency of a person, sorted by competency: one person is told of once. */
function personByPerson(rows: readonly AbilityRow[]): AbilityRow[] {
  const own = new Map<string, AbilityRow[]>()
  for (const row of rows) own.set(row.personId, [...(own.get(row.personId) ?? []), row])
  return [...own.values()].flat()
}

interface AbilityNow extends Pick<AbilityBook, 'ratings' | 'competencies'> {
  standings: Standings
  names: CompetencyNames
}

async function abilityNow(db: Db): Promise<AbilityNow> {
  const competencies = await db.selectFrom('competency').select(['id', 'name', 'name_en as nameEn']).execute()
  const ofId = new Map(competencies.map(({ id, ...named }) => [id, named]))
  const standings = new Map<string, Map<string, StandingSince>>()
  const ratings = new Map<string, Map<string, string>>()
  const rows = await db
    .selectFrom('standing')
    .select(['person_id', 'competency_id', 'state', 'level', 'rated_on'])
    .execute()
  for (const row of rows) {
    const { name, nameEn } = ofId.get(row.competency_id) ?? { name: '', nameEn: null }
    const standing = { state: row.state, level: row.level as Level | null, ratedOn: row.rated_on }
    const text = ratingText({ state: standing.state as 'rated', level: standing.level })
    const own = ratings.get(row.person_id) ?? new Map<string, string>()
    // A file may name it in either language.
    if (nameEn !== null && !own.has(nameEn)) own.set(nameEn, text)
    own.set(name, text)
    ratings.set(row.person_id, own)
    const stands = standings.get(row.person_id) ?? new Map<string, StandingSince>()
    standings.set(row.person_id, stands.set(name, standing))
  }
  const names = new Map<string, { name: string; nameEn: string | null }>()
  for (const named of ofId.values()) if (named.nameEn) names.set(named.nameEn, named)
  for (const named of ofId.values()) names.set(named.name, named)
  return { ratings, standings, names, competencies: new Set(names.keys()) }
}
