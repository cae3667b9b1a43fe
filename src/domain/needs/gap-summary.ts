import type { Gap, GapKind } from './gap'

/** One cell of unit × competency, in people; `levelsShort` adds up what they lack. */
export interface GapSummary {
  readonly people: Readonly<Record<GapKind, number>>
  /** People whose post asks for the competency, whatever is known of them. */
  readonly required: number
  /** Of those, rated: short or met. */
  readonly rated: number
  readonly levelsShort: number
}

export function gapSummary(gaps: readonly Gap[]): GapSummary {
  const people: Record<GapKind, number> = {
    short: 0,
    met: 0,
    unrated: 0,
    not_observed: 0,
    exempt: 0,
    revoked: 0,
    expired: 0,
    not_required: 0,
  }
  let levelsShort = 0
  for (const gap of gaps) {
    people[gap.kind] += 1
    levelsShort += gap.by ?? 0
  }
  return {
    people,
    required: gaps.length - people.not_required,
    rated: people.short + people.met,
    levelsShort,
  }
}

/** What a cell shows: a number of people short, that all rated are met, that nobody was rated, or nothing asked. */
export type GapCellTone = 'not_required' | 'unrated' | 'met' | 'some' | 'many'

/** `many` begins at half of the map's largest cell, so that the eye finds the worst places first. */
export function gapCellTone(cell: GapSummary, largestShort: number): GapCellTone {
  if (cell.required === 0) return 'not_required'
  if (cell.people.short > 0)
    return cell.people.short * 2 >= largestShort && largestShort > 1 ? 'many' : 'some'
  return cell.rated > 0 ? 'met' : 'unrated'
}

export interface PlacedGap {
  readonly rowId: string
  readonly competencyId: string
  readonly gap: Gap
}

/** A person counts in each row given: list a unit and the units above it to roll up. */
export function gapMap(gaps: Iterable<PlacedGap>): Map<string, Map<string, GapSummary>> {
  const cells = new Map<string, Map<string, Gap[]>>()
  for (const { rowId, competencyId, gap } of gaps) {
    const row = cells.get(rowId) ?? new Map<string, Gap[]>()
    cells.set(rowId, row)
    const cell = row.get(competencyId)
    if (cell) cell.push(gap)
    else row.set(competencyId, [gap])
  }
  return new Map(
    [...cells].map(([row, columns]) => [
      row,
      new Map([...columns].map(([competency, some]) => [competency, gapSummary(some)])),
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
