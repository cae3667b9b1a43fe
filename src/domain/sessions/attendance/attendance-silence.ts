import type { Day } from '../../days/day'
import type { KnownPerson } from '../../imports/person-match'
import type { Answers, Finding } from '../../imports/preview'
import { listed } from '../../text/listed'
import type { AttendanceState } from '../codes'
import {
  type AttendanceNow,
  type AttendanceOutcome,
  type AttendedPerson,
  attendanceKey,
  blockParams,
} from './attendance-shape'
import type { Doubt } from './scan-log'

type Block = AttendanceNow['blocks'][number]
export type Outcome = Omit<AttendanceOutcome, 'settles'>

/** People of a file with what it says of them, before anybody knows which blocks are whole. */
export type DecidedPerson = Omit<AttendedPerson, 'outcomes'> & { readonly outcomes: readonly Outcome[] }

/** What silence of a file means, and why it may mean nothing. */
export type Silence = {
  /** A log of scans has everybody who was there; a sheet of marks has what somebody wrote. */
  readonly means: 'absent' | 'nothing'
  readonly doubts: readonly Doubt[]
  /** People and blocks (`attendanceKey`) of whom scans do not tell whether they were there. */
  readonly open: ReadonlySet<string>
  /** Where a person stands in the sheet, by their id. */
  readonly rowOf: ReadonlyMap<string, number>
}

export type SilentAbout = {
  readonly now: AttendanceNow
  /** Who is expected, with those the file puts on the roll. */
  readonly expected: readonly KnownPerson[]
  readonly answers: Answers
  readonly headerRow: number
  readonly column: string
}

/** The question what somebody was in a block, or what all of a block were of whom nothing is seen. */
export const blockQuestion = (blockId: string, personId = '*'): string =>
  `in ${attendanceKey(blockId, personId)}`

const answered: ReadonlySet<string> = new Set<AttendanceState>(['present', 'absent', 'leave'])
const MOST_NAMED = 12

/**
 * What becomes of those of whom the file says nothing in blocks recorded for the first time. Nobody is there or absent
 * because a row was unreadable, held out, blank or not there: they are asked about, and their block counts as recorded
 * when nobody is left to ask about. Absent without asking is only who is in no row of a log in which nobody is unknown.
 */
export function decideSilence(
  people: readonly DecidedPerson[],
  covered: readonly Block[],
  silence: Silence,
  about: SilentAbout,
): { people: AttendedPerson[]; findings: Finding[] } {
  const all = [...people]
  const findings: Finding[] = []
  const unsettled = new Set<string>()
  const has = new Set(
    people.flatMap(({ personId, outcomes }) => outcomes.map(one => attendanceKey(one.blockId, personId))),
  )
  for (const block of covered) {
    if (block.recorded) continue
    const unseen: KnownPerson[] = []
    const strangers = silence.doubts.filter(({ personId, day }) => personId === null && isOn(day, block))
    for (const person of about.expected) {
      const key = attendanceKey(block.id, person.id)
      if (has.has(key) || about.now.states.has(key)) continue
      const doubt = silence.doubts.find(({ personId, day }) => personId === person.id && isOn(day, block))
      const reason = silence.open.has(key) ? 'half_scanned' : doubt ? codeOf[doubt.why] : null
      if (reason === null && silence.means === 'absent') {
        unseen.push(person)
        continue
      }
      const question = blockQuestion(block.id, person.id)
      findings.push({
        row: doubt?.row ?? silence.rowOf.get(person.id) ?? about.headerRow,
        column: about.column,
        value: person.staffNo ?? person.name,
        code: reason ?? 'not_marked',
        severity: 'conflict',
        params: { name: person.name, ...blockParams(block) },
        asks: { key: question },
      })
      const answer = about.answers[question]
      if (answer !== undefined && answered.has(answer))
        add(all, person, block, {
          ...nobodyScanned(block),
          state: answer as AttendanceState,
          source: 'typed',
        })
      else unsettled.add(block.id)
    }
    if (unseen.length === 0) continue
    const question = blockQuestion(block.id)
    if (strangers.length > 0) {
      const names = listed(
        unseen.map(({ name }) => name),
        MOST_NAMED,
      )
      findings.push({
        row: about.headerRow,
        column: '',
        value: names,
        code: 'not_seen',
        severity: 'conflict',
        params: {
          count: unseen.length,
          names,
          rows: listed([...new Set(strangers.map(({ row }) => String(row)))], MOST_NAMED),
          ...blockParams(block),
        },
        asks: { key: question },
      })
    }
    if (strangers.length === 0 || about.answers[question] === 'absent')
      for (const person of unseen) add(all, person, block, nobodyScanned(block))
    else unsettled.add(block.id)
  }
  return {
    people: all.map(one => ({
      ...one,
      outcomes: one.outcomes.map(outcome => ({ ...outcome, settles: !unsettled.has(outcome.blockId) })),
    })),
    findings,
  }
}

const isOn = (day: Day | null, block: Block) => day === null || day === block.day

const codeOf = { unread: 'scan_unread', held: 'row_in_doubt', no_scan: 'no_scan' } as const

/** Absent, as a log has it. */
export const nobodyScanned = ({ id }: Pick<Block, 'id'>): Outcome => ({
  blockId: id,
  state: 'absent',
  minutes: null,
  scannedIn: null,
  scannedOut: null,
  source: 'scan',
})

/** Somebody whom no row names, or more of one who is named that day. */
function add(
  people: DecidedPerson[],
  { id, staffNo, name }: KnownPerson,
  block: Block,
  outcome: Outcome,
): void {
  const at = people.findIndex(one => one.personId === id && one.day === block.day)
  const known = people[at]
  if (known) people[at] = { ...known, outcomes: [...known.outcomes, outcome] }
  else
    people.push({
      personId: id,
      staffNo,
      name,
      day: block.day,
      scans: [],
      mark: '',
      rows: [],
      outcomes: [outcome],
    })
}
