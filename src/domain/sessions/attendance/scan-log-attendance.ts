import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'

/** A dated block of a session, in local minutes since midnight. */
export type ScannedBlock = {
  readonly id: string
  readonly day: Day
  readonly start: Minutes
  readonly end: Minutes
}

/** From coming to going; null where there was no scan. */
export type Stay = readonly [came: Minutes | null, left: Minutes | null]

/** What readers say of one person on one day. `stays` instead of scans where the log tells a coming from a going. */
export type PersonDay = {
  readonly personId: string
  readonly day: Day
  readonly scans: readonly Minutes[]
  readonly stays?: readonly Stay[]
}

export type ScannedAttendance = {
  readonly blockId: string
  readonly personId: string
  readonly state: 'present' | 'late' | 'left_early' | 'absent'
  /** How much was missed, in minutes; 0 for present and absent. */
  readonly minutes: number
  /** The first and the last scan around the block. */
  readonly scannedIn: Minutes | null
  readonly scannedOut: Minutes | null
  /** A coming or a going is missing among the others' : taken for there, and somebody has to look. */
  readonly half: boolean
  /** One is missing that would tell whether they were there at all: whatever the state, only a person can say. */
  readonly open: boolean
}

/** Minutes after the start within which a scan is not late. */
export const scanGrace: Minutes = 10

/** Two scans this far apart are a coming and a going; closer ones are one tap repeated. */
const APART: Minutes = 30
/** Taps this close are one, forgotten and repeated. */
const REPEATED: Minutes = 2
/** Scans this long before or after a block have nothing to do with it. */
const REACH: Minutes = 180

type Reach = { readonly from: Minutes; readonly to: Minutes }

/** What a reader's scans around a block mostly are: comings, goings, or both. */
type Habit = 'in' | 'out' | 'both'

/**
 * Each block is judged by the scans around it: between two blocks of a day the middle of the break parts them. Blocks
 * around which nobody was scanned are not of this log and are left out, and so is whoever has no scan at all. First scan
 * after start plus `grace`: late; after the end: absent. A going counts only where the scans around the block are
 * mostly comings and goings, since most sign-in readers are touched once. Late and left early: late is kept.
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
    return touched.length > 0 ? [{ block, reach, people, habit: habitAround(block, reach, touched) }] : []
  })
  const leaving = new Set(covered.filter(({ habit }) => habit !== 'in').map(({ block }) => block.day))
  return covered.flatMap(({ block, reach, people, habit }) =>
    people.map(person => {
      const seen = person.stays
        ? fromStays({ block, reach }, person.stays, grace)
        : fromScans({ block, reach, habit, leaving: leaving.has(block.day) }, oneTap(person.scans), grace)
      return { blockId: block.id, personId: person.personId, ...seen }
    }),
  )
}

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

function reachOf(block: ScannedBlock, blocks: readonly ScannedBlock[]): Reach {
  const others = blocks.filter(one => one.day === block.day && one.id !== block.id)
  const before = Math.max(...others.filter(one => one.end <= block.start).map(one => one.end))
  const after = Math.min(...others.filter(one => one.start >= block.end).map(one => one.start))
  return {
    from: Math.max(block.start - REACH, Number.isFinite(before) ? (before + block.start) / 2 : 0),
    to: Math.min(
      block.end + REACH,
      Number.isFinite(after) ? (block.end + after) / 2 : Number.POSITIVE_INFINITY,
    ),
  }
}

const within = (scans: readonly Minutes[], { from, to }: Reach) => scans.filter(at => at >= from && at < to)

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
  const twice = around.filter(scans => (scans.at(-1) ?? 0) - (scans[0] ?? 0) >= APART).length
  if (around.length > 0 && twice * 2 >= around.length) return 'both'
  const middle = (block.start + block.end) / 2
  return around.filter(scans => (scans[0] ?? 0) > middle).length * 2 > around.length ? 'out' : 'in'
}

function oneTap(scans: readonly Minutes[]): Minutes[] {
  const taps: Minutes[] = []
  for (const at of scans) if (at - (taps.at(-1) ?? Number.NEGATIVE_INFINITY) > REPEATED) taps.push(at)
  return taps
}

type Seen = Omit<ScannedAttendance, 'blockId' | 'personId'>

function fromScans(
  { block, reach, habit, leaving }: { block: ScannedBlock; reach: Reach; habit: Habit; leaving: boolean },
  scans: readonly Minutes[],
  grace: Minutes,
): Seen {
  const here = within(scans, reach)
  const [first = null, last = null] = [here[0], here.at(-1)]
  const apart = first !== null && last !== null && last - first >= APART
  /** Came for an earlier block and did not go since: an odd number of scans so far. */
  const insideAt = (at: Minutes) => leaving && scans.filter(one => one < at).length % 2 === 1
  const later = scans.some(one => one >= reach.to)
  const times = { scannedIn: first, scannedOut: apart ? last : null }
  const nothing = { state: 'absent' as const, minutes: 0, ...times, half: false, open: false }
  if (first === null || last === null) {
    // A going without its coming: who knows since when.
    if (!insideAt(reach.from)) return { ...nothing, open: leaving && later && scans.length % 2 === 1 }
    // Nothing until a later going: there all the while. Nothing any more: the going is forgotten, or was hours ago.
    return later ? { ...nothing, state: 'present' } : { ...nothing, half: true, open: true }
  }
  const inside = insideAt(first)
  if (first >= block.end && !inside) return { ...nothing, open: habit !== 'in' && scans.length % 2 === 1 }
  // A going of what came before.
  if (inside && !apart && last <= block.start) return nothing
  const came = inside ? Math.min(first, block.start) : first
  const left = inside || (apart && habit !== 'in') ? last : null
  if (left !== null && left <= block.start) return nothing
  const half = habit === 'both' && !inside && !apart && !later
  const seen = {
    ...(inside ? { scannedIn: apart ? first : null, scannedOut: last } : times),
    half,
    open: false,
  }
  return { ...judged(block, came, left, grace), ...seen }
}

/**
 * Several stays add up; one without its going lasts as long as the block, or until the next coming. Of a block around
 * which neither end was scanned it says nothing.
 */
function fromStays(
  { block, reach }: { block: ScannedBlock; reach: Reach },
  stays: readonly Stay[],
  grace: Minutes,
): Seen {
  const comings = stays.flatMap(([came]) => (came === null ? [] : [came]))
  const touching = stays
    .map(([came, left]) => ({
      came,
      left,
      from: Math.max(block.start, came ?? block.start),
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
