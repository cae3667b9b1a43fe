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

const ANSWERS: ReadonlySet<string> = new Set<AttendanceState>(['present', 'absent', 'leave'])

/** What somebody answered that a person was in a block; null where nobody did. */
export const answerTo = (answer: string | undefined, block: Pick<Block, 'id'>): Outcome | null =>
  answer !== undefined && ANSWERS.has(answer)
    ? { ...nobodyScanned(block), state: answer as AttendanceState, source: 'typed' }
    : null

/** The doubts of a file, by whom they may be about. */
export function doubtsIn({ doubts }: Pick<Silence, 'doubts'>) {
  const byPerson = new Map<string | null, Doubt[]>()
  for (const doubt of doubts) {
    const known = byPerson.get(doubt.personId)
    if (known) known.push(doubt)
    else byPerson.set(doubt.personId, [doubt])
  }
  return {
    /** Of one block, the first that says why it asks: a row that contradicts itself before one that is not there. */
    of: (personId: string, block: Block) => {
      const own = (byPerson.get(personId) ?? []).filter(({ day }) => isOn(day, block))
      return own.find(({ why }) => why === 'disputed') ?? own[0]
    },
    ofAnybody: (block: Block) => (byPerson.get(null) ?? []).filter(({ day }) => isOn(day, block)),
  }
}

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
  const doubts = doubtsIn(silence)
  const added = addingTo(all)
  const has = new Set(
    people.flatMap(({ personId, outcomes }) => outcomes.map(one => attendanceKey(one.blockId, personId))),
  )
  for (const block of covered) {
    if (block.recorded) continue
    const unseen: KnownPerson[] = []
    const strangers = doubts.ofAnybody(block)
    for (const person of about.expected) {
      const key = attendanceKey(block.id, person.id)
      if (has.has(key) || about.now.states.has(key)) continue
      const doubt = doubts.of(person.id, block)
      const isHalf = silence.open.has(key) && doubt?.why !== 'disputed'
      const reason = isHalf ? 'half_scanned' : doubt ? codeOf[doubt.why] : null
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
      const answer = answerTo(about.answers[question], block)
      if (answer) added(person, block, answer)
      else unsettled.add(block.id)
    }
    if (unseen.length === 0) continue
    const question = blockQuestion(block.id)
    const isAsked = strangers.length > 0 || isFewSeen(unseen.length, about.expected.length)
    if (isAsked) {
      const names = listed(
        unseen.map(({ name }) => name),
        MOST_NAMED,
      )
      const seen = about.expected.filter(({ id }) => has.has(attendanceKey(block.id, id))).length
      findings.push({
        row: about.headerRow,
        column: '',
        value: names,
        code: strangers.length > 0 ? 'not_seen' : 'few_seen',
        severity: 'conflict',
        params: {
          count: unseen.length,
          names,
          ...(strangers.length > 0
            ? { rows: listed([...new Set(strangers.map(({ row }) => String(row)))], MOST_NAMED) }
            : { seen, of: about.expected.length }),
          ...blockParams(block),
        },
        asks: { key: question },
      })
    }
    if (!isAsked || about.answers[question] === 'absent')
      for (const person of unseen) added(person, block, nobodyScanned(block))
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

/**
 * Whether so few were seen that a block may not be of the log at all: fewer than half. A tap or two by the way (somebody
 * who leaves late, or comes for another class) are no roll-call; and where most of a class is missing somebody knows
 * why. Half of it still is a class, which the readers of two doors split, and the absentees of an ordinary day are few.
 */
const isFewSeen = (unseen: number, expected: number) => unseen * 2 > expected

const isOn = (day: Day | null, block: Block) => day === null || day === block.day

const codeOf = {
  unread: 'scan_unread',
  held: 'row_in_doubt',
  no_scan: 'no_scan',
  disputed: 'row_disagrees',
} as const

/** Absent, as a log has it. */
export const nobodyScanned = ({ id }: Pick<Block, 'id'>): Outcome => ({
  blockId: id,
  state: 'absent',
  minutes: null,
  scannedIn: null,
  scannedOut: null,
  source: 'scan',
})

/** Adds outcomes of somebody whom no row names, and more of one who is named that day. */
function addingTo(people: DecidedPerson[]) {
  const keyOf = (personId: string, day: Day) => `${personId} ${day}`
  const places = new Map<string, number>()
  people.forEach(({ personId, day }, at) => {
    const key = keyOf(personId, day)
    if (!places.has(key)) places.set(key, at)
  })
  return ({ id, staffNo, name }: KnownPerson, { day }: Block, outcome: Outcome): void => {
    const key = keyOf(id, day)
    const at = places.get(key)
    const known = at === undefined ? undefined : people[at]
    if (at !== undefined && known) {
      people[at] = { ...known, outcomes: [...known.outcomes, outcome] }
      return
    }
    places.set(key, people.length)
    people.push({ personId: id, staffNo, name, day, scans: [], mark: '', rows: [], outcomes: [outcome] })
  }
}
