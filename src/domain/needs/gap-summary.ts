import { type GapKind, gapKinds } from './codes'
import type { Gap } from './gap'

/** One cell of unit × competency, in people; `levelsShort` adds up what they lack. */
export interface GapSummary {
  readonly people: Readonly<Record<GapKind, number>>
  /** People whose post asks for the competency, whatever is known of them. */
  readonly required: number
  /** Of those, rated: short or met. */
  readonly rated: number
  readonly levelsShort: number
}

export interface CountedGap {
  readonly gap: Gap
  readonly people: number
}

/** `countedSummary([{ gap: { kind: 'short', by: 2 }, people: 3 }])`: three short, six levels. */
export function countedSummary(gaps: readonly CountedGap[]): GapSummary {
  const people = Object.fromEntries(gapKinds.map(kind => [kind, 0])) as Record<GapKind, number>
  let levelsShort = 0
  for (const { gap, people: count } of gaps) {
    people[gap.kind] += count
    levelsShort += (gap.by ?? 0) * count
  }
  const all = Object.values(people).reduce((sum, count) => sum + count, 0)
  return { people, required: all - people.not_required, rated: people.short + people.met, levelsShort }
}

/** What a cell shows: a number of people short, that all rated are met, that too few were rated, or nothing asked. */
export type GapCellTone = 'not_required' | 'unrated' | 'met' | 'some' | 'many'

/**
 * `many` begins at half of the map's largest cell, so that the eye finds the worst places first. Nobody short is `met`
 * only when at least half of those asked have been rated: two people who meet it do not speak for sixty.
 */
export function gapCellTone(
  cell: { readonly required: number; readonly rated: number },
  short: number,
  largestShort: number,
): GapCellTone {
  if (cell.required === 0) return 'not_required'
  if (short > 0) return short * 2 >= largestShort && largestShort > 1 ? 'many' : 'some'
  return cell.rated * 2 >= cell.required ? 'met' : 'unrated'
}

export interface PlacedGap {
  readonly rowId: string
  readonly competencyId: string
  readonly gap: Gap
  /** How many people it is the gap of; one unless told. */
  readonly people?: number
}

/** A person counts in each row given: list a unit and the units above it to roll up. */
export function gapMap(gaps: Iterable<PlacedGap>): Map<string, Map<string, GapSummary>> {
  const cells = new Map<string, Map<string, CountedGap[]>>()
  for (const { rowId, competencyId, gap, people = 1 } of gaps) {
    const row = cells.get(rowId) ?? new Map<string, CountedGap[]>()
    cells.set(rowId, row)
    const cell = row.get(competencyId)
    if (cell) cell.push({ gap, people })
    else row.set(competencyId, [{ gap, people }])
  }
  return new Map(
    [...cells].map(([row, columns]) => [
      row,
      new Map([...columns].map(([competency, some]) => [competency, countedSummary(some)])),
    ]),
  )
}

export function largestShort(map: ReadonlyMap<string, ReadonlyMap<string, GapSummary>>): number {
  let largest = 0
  for (const row of map.values()) {
    for (const cell of row.values()) largest = Math.max(largest, cell.people.short)
  }
  return largest
}
