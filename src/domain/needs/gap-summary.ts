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
export type GapCellState = 'not_required' | 'unrated' | 'met' | 'short'

/**
 * Nobody short is `met` only when at least half of those asked have been rated: two people who meet it do not speak for
 * sixty.
 */
export function gapCellState(
  cell: { readonly required: number; readonly rated: number },
  short: number,
): GapCellState {
  if (cell.required === 0) return 'not_required'
  if (short > 0) return 'short'
  return cell.rated * 2 >= cell.required ? 'met' : 'unrated'
}

/** Per cent of those asked at which the second, third … eighth step of colour begins; the first begins with one person. */
export const gapShares = [5, 10, 15, 20, 25, 30, 40] as const

/**
 * Which of eight steps so many of those asked are. By share, not beside the largest cell: where one person of sixty is the
 * worst there is, nothing burns.
 */
export const gapStep = (short: number, required: number): number =>
  1 + gapShares.filter(share => short * 100 >= share * required).length

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
