import type { Minutes } from '../../days/clock'
import { type Reach, type ScannedBlock, within } from './scan-reach'
import type { Seen } from './scanned-attendance'

/** From coming to going; null where there was no scan. */
export type Stay = readonly [came: Minutes | null, left: Minutes | null]

/** A stay and what says so: a row of the sheet. */
export type SaidStay = { readonly stay: Stay; readonly row: number }

const startOf = ([came, left]: Stay): Minutes => came ?? left ?? 0

/** A coming of one row and the going that follows it in another are one stay. */
export function joinedStays(said: readonly SaidStay[]): Stay[] {
  // A coming at the moment of a going is after it.
  const inOrder = [...said].sort(
    (one, other) =>
      startOf(one.stay) - startOf(other.stay) ||
      Number(one.stay[0] !== null) - Number(other.stay[0] !== null),
  )
  const joined: SaidStay[] = []
  for (const one of inOrder) {
    const before = joined.at(-1)
    const [came, left] = one.stay
    if (
      before &&
      before.row !== one.row &&
      came === null &&
      before.stay[0] !== null &&
      before.stay[1] === null
    )
      joined[joined.length - 1] = { row: one.row, stay: [before.stay[0], left] }
    else joined.push(one)
  }
  return joined.map(({ stay }) => stay)
}

/** With those of an earlier log: a half that it left open is closed by this one, or says nothing beside it. */
export function withEarlierStays(stays: readonly Stay[], earlier: readonly Stay[]): Stay[] {
  const joined = joinedStays([
    ...stays.map(stay => ({ stay, row: 1 })),
    ...earlier.filter(stay => stay.some(at => at !== null)).map(stay => ({ stay, row: 0 })),
  ])
  const isHalf = ([came, left]: Stay) => came === null || left === null
  const halvesOfThis = stays.filter(isHalf)
  return joined.filter(stay => !isHalf(stay) || halvesOfThis.includes(stay))
}

/**
 * Several stays add up. One without its going lasts as long as the block, or until the next coming; one without its coming
 * since the block began, or the going before. Of a block around which neither end was scanned it says nothing.
 */
export function seenInStays(
  { block, reach }: { block: ScannedBlock; reach: Reach },
  stays: readonly Stay[],
  grace: Minutes,
): Seen {
  const comings = stays.flatMap(([came]) => (came === null ? [] : [came]))
  const goings = stays.flatMap(([, left]) => (left === null ? [] : [left]))
  const touching = stays
    .map(([came, left]) => ({
      came,
      left,
      from: Math.max(block.start, came ?? Math.max(block.start, ...goings.filter(at => at < (left ?? at)))),
      to: Math.min(block.end, left ?? Math.min(block.end, ...comings.filter(at => at > (came ?? at)))),
    }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from)
  const there = touching.map(({ from, to }): [Minutes, Minutes] => [from, to])
  const ends = (which: 'came' | 'left') => touching.map(one => one[which]).filter(at => at !== null)
  const times = {
    scannedIn: ends('came').length > 0 ? Math.min(...ends('came')) : null,
    scannedOut: ends('left').length > 0 ? Math.max(...ends('left')) : null,
    half: touching.some(({ came, left }) => came === null || left === null),
    open:
      touching.length > 0 &&
      touching.every(
        ({ came, left }) => (came === null || left === null) && !within([came ?? left ?? 0], reach).length,
      ),
  }
  const [first] = there
  if (first === undefined) return { state: 'absent', minutes: 0, ...times, half: false, open: false }
  let attended = 0
  let until = block.start
  for (const [from, to] of there) {
    attended += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  const missed = block.end - block.start - attended
  if (first[0] > block.start + grace) return { state: 'late', minutes: missed, ...times }
  if (missed > grace) return { state: 'left_early', minutes: missed, ...times }
  return { state: 'present', minutes: 0, ...times }
}
