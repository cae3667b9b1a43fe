import type { Day } from '../../days/day'
import type { Finding } from '../../imports/preview'
import { listed } from '../../text/listed'
import { wasPresent } from './attendance'
import { type DecidedAbout, isToWrite, rowFinding } from './attendance-compared'
import { type AttendanceNow, type AttendedPerson, attendanceKey, blockParams } from './attendance-shape'
import { type DecidedPerson, decideSilence, type Outcome } from './attendance-silence'
import { defaultProration, isProrated } from './presence'
import { standing, withMissed } from './put-on-roll'
import type { DayScans } from './scan-log'
import { attendanceFromScans, belongsToBlock, isScannedAround, type PersonDay } from './scan-log-attendance'
import type { MarkedPerson, SheetRead } from './sheet-read'
import { type Stay, withEarlierStays } from './stays'

type Block = AttendanceNow['blocks'][number]

export type Decided = {
  readonly people: readonly AttendedPerson[]
  /** People and days of the file that change nothing. */
  readonly unchanged: number
  readonly findings: readonly Finding[]
}

/** Blocks and people a sheet has a mark for (`attendanceKey`): times of others say nothing of them. */
type Said = ReadonlySet<string>

/** What is read of a file before its silence is looked at. */
type Read = {
  readonly people: readonly DecidedPerson[]
  readonly unchanged: number
  readonly findings: readonly Finding[]
  readonly covered: readonly Block[]
  /** Whom scans show and do not tell whether they were there. */
  readonly open: ReadonlySet<string>
}

/** What a sheet of marks, and of times under days, makes of a session's attendance. */
export function decideSheet(
  { people, days, unread, rowOf }: Pick<SheetRead, 'people' | 'days' | 'unread' | 'rowOf'>,
  about: DecidedAbout,
): Decided {
  const said = new Set(
    people.flatMap(({ personId, marks }) => [...marks.keys()].map(id => attendanceKey(id, personId))),
  )
  const marked = decideMarks(people, about)
  const timed = readScans(days, about, said)
  const ofUnread = about.session?.now.blocks.filter(({ id }) => unread.has(id)) ?? []
  const both = {
    people: [...marked.people, ...timed.people],
    unchanged: marked.unchanged + timed.unchanged,
    findings: [...marked.findings, ...timed.findings],
    covered: [...new Set([...marked.covered, ...timed.covered, ...ofUnread])],
    open: timed.open,
  }
  const decided = withSilence(both, 'nothing', rowOf, about)
  return { ...decided, findings: [...decided.findings, ...unmeasured(both.people, about.headerRow)] }
}

/** What a log of scans makes of a session's attendance. Scans of earlier logs count with it. */
export function decideScans(log: readonly DayScans[], about: DecidedAbout): Decided {
  const read = readScans(log, about, new Set())
  const rows = log.flatMap(({ personId, rows: [row] }) =>
    row === undefined ? [] : [[personId, row] as const],
  )
  const decided = withSilence(read, 'absent', new Map(rows), about)
  return { ...decided, findings: [...decided.findings, ...notInLog(read, log, about)] }
}

function withSilence(
  { people, unchanged, findings, covered, open }: Read,
  means: 'absent' | 'nothing',
  rowOf: ReadonlyMap<string, number>,
  { session, doubts, rules, headerRow, column }: DecidedAbout,
): Decided {
  if (!session) return { people: people.map(one => ({ ...one, outcomes: [] })), unchanged, findings }
  const onRoll = new Set(session.roll.map(({ id }) => id))
  const silence = { means, doubts, open, rowOf }
  const asked = { now: session.now, answers: rules.answers ?? {}, headerRow, column }
  const joined = withMissed(people, onRoll, covered, silence, asked)
  const newcomers = new Map(
    joined.people.filter(one => !onRoll.has(one.personId)).map(one => [one.personId, one]),
  )
  const expected = [
    ...session.roll,
    ...[...newcomers.values()].map(({ personId, staffNo, name }) => ({ id: personId, staffNo, name })),
  ]
  const settled = decideSilence(joined.people, covered, silence, { ...asked, expected })
  return {
    people: byPerson(settled.people.filter(({ outcomes }) => outcomes.length > 0)),
    unchanged,
    findings: [...findings, ...joined.findings, ...settled.findings],
  }
}

/** All days of one person one after another. */
function byPerson(people: readonly AttendedPerson[]): AttendedPerson[] {
  const groups = new Map<string, AttendedPerson[]>()
  for (const one of people) groups.set(one.personId, [...(groups.get(one.personId) ?? []), one])
  return [...groups.values()].flat()
}

function readScans(log: readonly DayScans[], about: DecidedAbout, said: Said): Read {
  const { session, rules } = about
  if (!session)
    return {
      people: log.map(one => ({ ...one, mark: '', outcomes: [] })),
      unchanged: 0,
      findings: [],
      covered: [],
      open: new Set(),
    }
  const { now, roll } = session
  const blocks = now.blocks.filter(({ day }) => day <= rules.today)
  const findings: Finding[] = []
  const others = new Set<Day>()
  const fitting = log.filter(one => {
    if (belongsToBlock(one, blocks)) return true
    // A row of a whole month: most of its days are none of the session's.
    if (one.ofMonth && !blocks.some(({ day }) => day === one.day)) {
      others.add(one.day)
      return false
    }
    for (const row of one.rows)
      findings.push(rowFinding(about, row, one, 'no_block', 'error', { day: one.day }))
    return false
  })
  if (others.size > 0) {
    const value = listed([...others].sort(), MOST_NAMED)
    const severity = fitting.length > 0 ? 'info' : 'error'
    findings.push({ row: about.headerRow, column: '', value, code: 'no_block', severity, params: {} })
  }
  const seen = attendanceFromScans(
    blocks,
    fitting.map(one => withEarlier(one, blocks, now)),
  )
  const seenOf = new Map(seen.map(one => [attendanceKey(one.blockId, one.personId), one]))
  const coveredIds = new Set(seen.map(one => one.blockId))
  const covered = blocks.filter(({ id }) => coveredIds.has(id))
  const onRoll = new Set(roll.map(({ id }) => id))
  const people: DecidedPerson[] = []
  const open = new Set<string>()
  let unchanged = 0
  for (const one of fitting) {
    const outcomes: Outcome[] = []
    for (const block of covered) {
      const key = attendanceKey(block.id, one.personId)
      const found = block.day === one.day && seenOf.get(key)
      if (!found || said.has(key)) continue
      const { state, scannedIn, scannedOut, half } = found
      const isDisputed =
        one.disputed !== undefined && isScannedAround({ scans: [], stays: one.disputed }, block, blocks)
      const known = now.states.get(key)
      // No further scan says that somebody was not there whom one has seen.
      const isTakenBack = state === 'absent' && known !== undefined && !known.typed && wasPresent(known.state)
      const isOpen = found.open || isDisputed || isTakenBack
      if (isOpen) open.add(key)
      // Where something stands already it stays, and nothing is asked.
      const isKept =
        isOpen && !isDisputed && (known !== undefined || (block.recorded && onRoll.has(one.personId)))
      const noted = isKept ? 'scans_unclear' : half && !isOpen ? 'missing_scan' : null
      if (noted) findings.push(rowFinding(about, one.rows[0] ?? 0, one, noted, 'warning', blockParams(block)))
      // Not scanned around it: what is known of them from elsewhere stands, or their silence is looked at.
      if (isOpen || (state === 'absent' && scannedIn === null && scannedOut === null)) continue
      const minutes = found.minutes > 0 ? found.minutes : null
      const outcome = { blockId: block.id, state, minutes, scannedIn, scannedOut, source: 'scan' as const }
      if (isToWrite(outcome, one, one.rows[0] ?? 0, block, about, findings)) outcomes.push(outcome)
      else if (!onRoll.has(one.personId)) outcomes.push(...standing(now, block, one.personId))
    }
    // Whom it may put on the roll is asked about, even where that is all.
    const isAsked =
      !onRoll.has(one.personId) && covered.some(({ id }) => open.has(attendanceKey(id, one.personId)))
    if (outcomes.length > 0 || isAsked) people.push({ ...one, mark: '', outcomes })
    else unchanged += 1
  }
  return { people, unchanged, findings, covered, open }
}

/** Late and early without their minutes count as a share of the block. */
function unmeasured(people: readonly DecidedPerson[], headerRow: number): Finding[] {
  const who = people.filter(({ outcomes }) =>
    outcomes.some(({ state, minutes }) => isProrated(state, minutes)),
  )
  if (who.length === 0) return []
  const value = listed(
    who.map(({ name }) => name),
    MOST_NAMED,
  )
  const params = {
    count: who.length,
    late: defaultProration.latePercent,
    early: defaultProration.leftEarlyPercent,
  }
  return [{ row: headerRow, column: '', value, code: 'no_minutes', severity: 'info', params }]
}

/** Blocks recorded before, and who is not in the log: what stands of them stays. */
function notInLog({ covered }: Read, log: readonly DayScans[], about: DecidedAbout): Finding[] {
  const { session, headerRow } = about
  if (!session) return []
  const { now, roll } = session
  return covered.flatMap((block): Finding[] => {
    if (!block.recorded) return []
    const named = new Set(log.filter(({ day }) => day === block.day).map(({ personId }) => personId))
    const silent = roll.filter(({ id }) => !named.has(id) && !now.states.has(attendanceKey(block.id, id)))
    if (silent.length === 0) return []
    const value = listed(
      silent.map(({ name }) => name),
      MOST_NAMED,
    )
    const params = { count: silent.length, ...blockParams(block) }
    return [{ row: headerRow, column: '', value, code: 'not_in_log', severity: 'info', params }]
  })
}

const MOST_NAMED = 12

/** What marks make of it: they say nothing of whom they do not name. */
function decideMarks(marked: readonly MarkedPerson[], about: DecidedAbout): Read {
  const { session } = about
  const day = about.rules.today
  const scans: readonly number[] = []
  const open: ReadonlySet<string> = new Set()
  if (!session)
    return {
      people: marked.map(({ row, text, marks: _, ...one }) => ({
        ...one,
        day,
        scans,
        mark: text,
        rows: [row],
        outcomes: [],
      })),
      unchanged: 0,
      findings: [],
      covered: [],
      open,
    }
  const { now, roll } = session
  const findings: Finding[] = []
  const people: DecidedPerson[] = []
  const onRoll = new Set(roll.map(({ id }) => id))
  const coveredIds = new Set(marked.flatMap(({ marks }) => [...marks.keys()]))
  const covered = now.blocks.filter(({ id }) => coveredIds.has(id))
  let unchanged = 0
  for (const { row, text, marks, ...one } of marked) {
    const outcomes: Outcome[] = []
    for (const block of covered) {
      const mark = marks.get(block.id)
      if (!mark) continue
      const known = now.states.get(attendanceKey(block.id, one.personId))
      const outcome = {
        blockId: block.id,
        state: mark.state,
        minutes: mark.minutes,
        // Who writes down what somebody was does not take back when a reader saw them.
        scannedIn: known?.scannedIn ?? null,
        scannedOut: known?.scannedOut ?? null,
        source: 'typed' as const,
      }
      if (isToWrite(outcome, one, row, block, about, findings)) outcomes.push(outcome)
      else if (!onRoll.has(one.personId)) outcomes.push(...standing(now, block, one.personId))
    }
    const first = covered.find(block => marks.has(block.id))
    if (outcomes.length > 0)
      people.push({ ...one, day: first?.day ?? day, scans, mark: text, rows: [row], outcomes })
    else unchanged += 1
  }
  return { people, unchanged, findings, covered, open }
}

/** With what readers saw of them before. */
function withEarlier(
  { personId, day, scans, stays }: DayScans,
  blocks: readonly Block[],
  now: AttendanceNow,
): PersonDay {
  const earlier = blocks
    .filter(block => block.day === day)
    .flatMap(block => now.states.get(attendanceKey(block.id, personId)) ?? [])
    .filter(({ typed }) => !typed)
    .map(({ scannedIn, scannedOut }): Stay => [scannedIn, scannedOut])
  const times = earlier.flat().filter(at => at !== null)
  if (!stays) return { personId, day, scans: [...new Set([...scans, ...times])].sort((a, b) => a - b) }
  return { personId, day, scans, stays: withEarlierStays(stays, earlier) }
}
