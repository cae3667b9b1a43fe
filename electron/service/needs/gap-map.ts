import type { z } from 'zod'
import type { gapCell, gapRow, needs, personGap } from '../../../src/contract/needs'
import type { GapKind, Level } from '../../../src/domain/needs/codes'
import { gapKinds } from '../../../src/domain/needs/codes'
import { gapOf, type Standing } from '../../../src/domain/needs/gap'
import { gapRows } from '../../../src/domain/needs/gap-rows'
import { type GapSummary, gapMap, type PlacedGap } from '../../../src/domain/needs/gap-summary'
import { unitAndBelow, unitPath } from '../../../src/domain/people/units'
import type { Db } from '../context'
import {
  countGaps,
  countPeople,
  countWithoutPost,
  type GapCount,
  hasStandings,
  listCompetencies,
  listMapUnits,
  listUnaskedPosts,
} from './gap-store'
import { listAskedPeople } from './person-gap-store'

type MapOutput = z.input<(typeof needs)['gapMap']['output']>
type Row = z.input<typeof gapRow>
type Cell = z.input<typeof gapCell>
type PersonGapOutput = z.input<typeof personGap>

/** The row of people who belong to no unit. */
const outside: Row = {
  id: 'none',
  unitId: null,
  name: '',
  nameEn: null,
  own: true,
  opens: false,
  people: 0,
}

export async function readGapMap(
  db: Db,
  input: { unitId: string | null; postId: string | null },
): Promise<MapOutput> {
  const units = await listMapUnits(db)
  const people = await countPeople(db, input)
  const shown = gapRows(units, input.unitId)
  const rows: Row[] = shown.map(row => ({
    id: row.unit.id,
    unitId: row.unit.id,
    name: row.unit.name,
    nameEn: row.unit.nameEn,
    own: row.own,
    opens: row.opens,
    people: [...row.unitIds].reduce((sum, unitId) => sum + (people.get(unitId) ?? 0), 0),
  }))
  if (input.unitId === null) rows.push({ ...outside, people: people.get(null) ?? 0 })
  const rowOfUnit = new Map<string | null, string>(
    shown.flatMap(row => [...row.unitIds].map(unitId => [unitId, row.unit.id] as const)),
  )
  if (input.unitId === null) rowOfUnit.set(null, outside.id)

  const counts = (await countGaps(db, input)).filter(count => rowOfUnit.has(count.unit_id))
  const map = gapMap(counts.map(count => placed(count, rowOfUnit.get(count.unit_id) as string)))
  const asked = new Set(counts.map(count => count.competency_id))
  const competencies = (await listCompetencies(db)).filter(competency => asked.has(competency.id))
  return {
    path: input.unitId === null ? [] : unitPath(units, input.unitId).map(named),
    competencies,
    rows: rows.filter(row => row.people > 0),
    cells: cellsOf(map),
    asOf: newestOf(counts),
    assessed: await hasStandings(db),
    unaskedPosts: await listUnaskedPosts(db),
    withoutPost: await countWithoutPost(db),
  }
}

/** The people a row of the map stands for; null is everybody, an empty list those without a unit. */
export async function unitsOfRow(
  db: Db,
  row: { unitId: string | null; own: boolean },
): Promise<string[] | null> {
  if (row.unitId === null) return row.own ? [] : null
  const units = await listMapUnits(db)
  if (!row.own) return [...unitAndBelow(units, row.unitId)]
  const own = gapRows(units, row.unitId).find(shown => shown.own)
  return [...(own?.unitIds ?? [row.unitId])]
}

const otherKinds: readonly GapKind[] = gapKinds.filter(kind => kind !== 'short')

/** Furthest behind first, then by state, then as a Chinese reader sorts names. */
export async function readPeopleBehind(
  db: Db,
  input: {
    unitId: string | null
    own: boolean
    competencyId: string
    postId: string | null
    kinds: GapKind[]
  },
): Promise<PersonGapOutput[]> {
  const scope = { unitIds: await unitsOfRow(db, input), postId: input.postId }
  const people = (await listAskedPeople(db, scope, input.competencyId)).map(({ state, ...person }) => {
    const gap = gapOf(person.required as Level, standingOf(state, person.level))
    return { ...person, level: person.level ?? null, kind: gap.kind, by: gap.by }
  })
  return people
    .filter(person => input.kinds.includes(person.kind))
    .sort((a, b) => (b.by ?? 0) - (a.by ?? 0) || otherKinds.indexOf(a.kind) - otherKinds.indexOf(b.kind))
}

function placed(count: GapCount, rowId: string): PlacedGap {
  const gap = gapOf(count.required as Level, standingOf(count.state, count.level))
  return { rowId, competencyId: count.competency_id, gap, people: count.people }
}

export function standingOf(state: Standing['state'] | null, level: number | null): Standing | null {
  if (state === null) return null
  return state === 'rated' ? { state, level: level as Level } : { state }
}

function cellsOf(map: ReadonlyMap<string, ReadonlyMap<string, GapSummary>>): Cell[] {
  return [...map].flatMap(([rowId, row]) =>
    [...row].map(([competencyId, { people, required, levelsShort }]) => ({
      rowId,
      competencyId,
      required,
      short: people.short,
      met: people.met,
      unrated: people.unrated,
      notObserved: people.not_observed,
      exempt: people.exempt,
      revoked: people.revoked,
      expired: people.expired,
      levelsShort,
    })),
  )
}

function newestOf(counts: readonly GapCount[]): string | null {
  let newest: string | null = null
  for (const count of counts) {
    if (count.newest !== null && (newest === null || count.newest > newest)) newest = count.newest
  }
  return newest
}

const named = ({ id, name, nameEn }: { id: string; name: string; nameEn: string | null }) => ({
  id,
  name,
  nameEn,
})
