import { type AbilityBook, type AbilityRow, previewAbility } from '../../../src/domain/needs/ability-matrix'
import { type AbilityField, abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { ratingText } from '../../../src/domain/needs/ability-matrix-row'
import type { Db } from '../context'
import type { ImportKind } from '../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../imports/whole-sheet'
import { everybodyKnown } from '../people/people-service'

/** 能力评估表: who stands where in which competency. */
export const abilityImport: ImportKind<AbilityField, AbilityBook, AbilityRow> = {
  spec: abilitySpec,
  wholeRows,
  snapshot: async db => ({ people: await everybodyKnown(db), ...(await abilityNow(db)) }),
  preview: (layout, book, rules, sinks) => poured(previewAbility(wholeSheet(layout), book, rules), sinks),
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
