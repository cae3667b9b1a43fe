import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import { type Reach, reachOf, type ScannedBlock, within } from './scan-reach'
import type { ScannedAttendance, Seen } from './scanned-attendance'
import { type Stay, seenInStays } from './stays'
import { APART, tapsInTurn, withoutRepeats } from './taps-in-turn'

/** What readers say of one person on one day. `stays` instead of scans where the log tells a coming from a going. */
export type PersonDay = {
  readonly personId: string
  readonly day: Day
  readonly scans: readonly Minutes[]
  readonly stays?: readonly Stay[]
}

/** Minutes after the start within which a scan is not late. */
export const scanGrace: Minutes = 10

/** Who comes for a block comes within this time before it. */
const EARLY: Minutes = 60

/** What a reader's scans around a block mostly are: comings, goings, or both. */
type Habit = 'in' | 'out' | 'both'

/**
 * Each block is judged by the scans around it: between two blocks of a day the middle of the break parts them. Blocks
 * around which nobody was scanned are not of this log and are left out, and so is whoever has no scan at all. First scan
 * after start plus `grace`: late; well after the end: absent. A going counts only where the scans around the block are
 * mostly comings and goings, since most sign-in readers are touched once, and before the middle only where a coming back
 * follows. Late and left early: late is kept.
 */
export function attendanceFromScans(
  blocks: readonly ScannedBlock[],
  log: readonly PersonDay[],
  grace: Minutes = scanGrace,
): ScannedAttendance[] {
  const byDay = new Map<Day, PersonDay[]>()
  for (const one of log) listAt(byDay, one.day).push(one)
  const covered = blocks.flatMap(block => {
    const people = byDay.get(block.day) ?? []
    const reach = reachOf(block, blocks)
    const touched = people.filter(one => isAround(one, block, reach))
    if (touched.length === 0) return []
    const habit = habitAround(block, reach, touched)
    return [{ block, reach, people, habit, passesTwo: passTwoReaders(block, reach, touched) }]
  })
  const blocksOf = (day: Day) => blocks.filter(one => one.day === day)
  const leaving = new Set(covered.filter(({ habit }) => habit !== 'in').map(({ block }) => block.day))
  return covered.flatMap(({ block, reach, people, habit, passesTwo }) =>
    people.map(person => {
      const seen = person.stays
        ? seenInStays({ block, reach }, person.stays, grace)
        : seenByTaps(
            {
              block,
              reach,
              habit,
              passesTwo,
              leaving: leaving.has(block.day),
              blocksOfDay: blocksOf(block.day),
            },
            withoutRepeats(person.scans),
            grace,
          )
      return { blockId: block.id, personId: person.personId, ...seen }
    }),
  )
}

/** Whether a block has to do with one of these scans. */
export const isScannedAround = (
  person: Pick<PersonDay, 'scans' | 'stays'>,
  block: ScannedBlock,
  blocks: readonly ScannedBlock[],
): boolean => isAround(person, block, reachOf(block, blocks))

/** Whether any block has to do with one of these scans. */
export function belongsToBlock(
  person: Omit<PersonDay, 'personId'>,
  blocks: readonly ScannedBlock[],
): boolean {
  return blocks.some(block => block.day === person.day && isAround(person, block, reachOf(block, blocks)))
}

function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

function isAround(
  { scans, stays }: Pick<PersonDay, 'scans' | 'stays'>,
  block: ScannedBlock,
  reach: Reach,
): boolean {
  if (!stays) return within(scans, reach).length > 0
  return stays.some(([came, left]) => {
    const from = came ?? left ?? 0
    const to = left ?? came ?? 0
    return (from < block.end && to > block.start) || within([from, to], reach).length > 0
  })
}

function habitAround(block: ScannedBlock, reach: Reach, people: readonly PersonDay[]): Habit {
  const around = people.filter(one => !one.stays).map(one => within(one.scans, reach))
  const middle = (block.start + block.end) / 2
  // Two readers on the way in are touched twice before anybody can go.
  const twice = around.filter(scans => {
    const [first = 0, last = 0] = [scans[0], scans.at(-1)]
    return last - first >= APART && last > middle
  }).length
  if (around.length > 0 && twice * 2 >= around.length) return 'both'
  return around.filter(scans => (scans[0] ?? 0) > middle).length * 2 > around.length ? 'out' : 'in'
}

function passTwoReaders(block: ScannedBlock, reach: Reach, people: readonly PersonDay[]): boolean {
  const before = people
    .filter(one => !one.stays)
    .map(one => withoutRepeats(within(one.scans, reach)).filter(at => at <= block.start))
  return before.filter(taps => taps.length > 1).length * 2 > before.length
}

type Around = {
  readonly block: ScannedBlock
  readonly reach: Reach
  readonly habit: Habit
  /** Most pass two readers before it begins: who passed one in time may have come late to the other. */
  readonly passesTwo: boolean
  /** Goings are scanned that day. */
  readonly leaving: boolean
  readonly blocksOfDay: readonly ScannedBlock[]
}

/** Whether somebody goes and comes back within a block, and is away for longer than a break of it. */
const wasAway = (inTurn: readonly Minutes[], block: ScannedBlock): boolean =>
  inTurn.some((left, nth) => {
    const back = inTurn[nth + 1]
    if (nth % 2 === 0 || back === undefined) return false
    return left > block.start && back < block.end && back - left >= APART
  })

/** By its taps; open wherever one that is missing or one too many would make it something else. */
function seenByTaps(
  { block, reach, habit, passesTwo, leaving, blocksOfDay }: Around,
  taps: readonly Minutes[],
  grace: Minutes,
): Seen {
  const here = within(taps, reach)
  const [first = null, last = null] = [here[0], here.at(-1)]
  const inTurn = tapsInTurn(taps, blocksOfDay)
  const isOdd = inTurn.length % 2 === 1
  /** Came for an earlier block and did not go since: an odd number of taps so far. */
  const insideAt = (at: Minutes) => leaving && inTurn.filter(one => one < at).length % 2 === 1
  const later = taps.some(one => one >= reach.to)
  const apart = first !== null && last !== null && last - first >= APART
  const times = { scannedIn: first, scannedOut: apart && last > block.start ? last : null }
  const nothing = { state: 'absent' as const, minutes: 0, ...times, half: false, open: false }
  const unsure = { ...nothing, open: true }
  if (first === null || last === null) {
    // A going without its coming: who knows since when.
    if (!insideAt(reach.from)) return leaving && later && isOdd ? unsure : nothing
    // Nothing until a later going: there all the while. Nothing any more: the going is forgotten, or was hours ago.
    return later && !isOdd ? { ...nothing, state: 'present' } : { ...unsure, half: !later }
  }
  const middle = (block.start + block.end) / 2
  const isGoingEarly = last > block.start && last <= middle
  if (insideAt(first)) {
    // Two before the block are a going and a coming back; one long before it is a going of what came before.
    if (last <= block.start && here.length > 1)
      return { ...judged(block, last, null, grace), ...times, half: habit === 'both' && !later, open: false }
    if (last <= block.start) return isOdd || block.start - last < EARLY ? unsure : nothing
    // Somebody who never went may have gone now; one tap too many before, and they only come.
    if (apart && first > block.start + grace) return unsure
    if (isGoingEarly && (isOdd || (!later && habit !== 'out'))) return unsure
    const seen = { scannedIn: apart ? first : null, scannedOut: last, half: false, open: false }
    return { ...judged(block, Math.min(first, block.start), last, grace), ...seen }
  }
  if (first >= block.end) {
    // Soon after it, or twice, is a going whose coming is missing rather than a coming for the next.
    const isGoing = isOdd || here.length > 1 || first - block.end < APART
    return { ...nothing, open: habit !== 'in' && isGoing }
  }
  if (habit !== 'in' && !apart && first > middle) return unsure
  const second = here[1] ?? block.start
  if (passesTwo && first <= block.start && second > block.start + grace && second <= middle) return unsure
  const left = apart && habit !== 'in' && last > block.start ? last : null
  if (left !== null && isGoingEarly && (isOdd || !later)) return unsure
  if (!isOdd && left !== null && wasAway(inTurn, block)) return unsure
  const half = habit === 'both' && left === null && !later
  return { ...judged(block, first, left, grace), ...times, half, open: false }
}

function judged(
  block: ScannedBlock,
  came: Minutes,
  left: Minutes | null,
  grace: Minutes,
): Pick<Seen, 'state' | 'minutes'> {
  if (came > block.start + grace) return { state: 'late', minutes: came - block.start }
  if (left !== null && left < block.end - grace) return { state: 'left_early', minutes: block.end - left }
  return { state: 'present', minutes: 0 }
}
