import type { Finding } from '../../imports/preview'
import { type AttendanceNow, attendanceKey, blockParams } from './attendance-shape'
import {
  answerTo,
  blockQuestion,
  type DecidedPerson,
  doubtsIn,
  nobodyScanned,
  type Outcome,
  type Silence,
  type SilentAbout,
} from './attendance-silence'
import { missedBefore } from './missed-before'

type Block = AttendanceNow['blocks'][number]

/**
 * With what those missed whom the file puts on the roll, said once: of them no block counts by its silence. Where a block
 * was recorded before and the file does not tell whether they were in it, they are asked about, and stay off the roll
 * until somebody answers: there, no word of them would be presence.
 */
export function withMissed(
  people: readonly DecidedPerson[],
  onRoll: ReadonlySet<string>,
  covered: readonly Block[],
  silence: Silence,
  about: Omit<SilentAbout, 'expected'>,
): { people: DecidedPerson[]; findings: Finding[] } {
  const { now, answers } = about
  const held = now.blocks.filter(({ recorded }) => recorded)
  const coveredIds = new Set(covered.map(({ id }) => id))
  const doubts = doubtsIn(silence)
  const said = new Set(
    people.flatMap(({ personId, outcomes }) => outcomes.map(one => attendanceKey(one.blockId, personId))),
  )
  const isUnclear = (block: Block, personId: string) =>
    silence.open.has(attendanceKey(block.id, personId)) ||
    doubts.of(personId, block) !== undefined ||
    (coveredIds.has(block.id) && (silence.means === 'nothing' || doubts.ofAnybody(block).length > 0))
  const findings: Finding[] = []
  const joined = new Set<string>()
  const waiting = new Set<string>()
  const all = people.map(one => {
    const { personId } = one
    if (onRoll.has(personId) || joined.has(personId)) return one
    joined.add(personId)
    const missed = missedBefore(
      held,
      id => said.has(attendanceKey(id, personId)),
      id => now.states.has(attendanceKey(id, personId)),
    )
    const outcomes = missed.flatMap((block): Outcome[] => {
      if (!isUnclear(block, personId)) return [nobodyScanned(block)]
      const key = blockQuestion(block.id, personId)
      findings.push({
        row: doubts.of(personId, block)?.row ?? silence.rowOf.get(personId) ?? about.headerRow,
        column: about.column,
        value: one.staffNo ?? one.name,
        code: 'joins_unread',
        severity: 'conflict',
        params: { name: one.name, ...blockParams(block) },
        asks: { key },
      })
      const outcome = answerTo(answers[key], block)
      if (outcome === null) waiting.add(personId)
      return outcome === null ? [] : [outcome]
    })
    return { ...one, outcomes: [...one.outcomes, ...outcomes] }
  })
  return { people: all.filter(({ personId }) => !waiting.has(personId)), findings }
}

/** What stands of somebody who comes back onto the roll: written as it is, it puts them there. */
export function standing(now: AttendanceNow, { id: blockId }: Block, personId: string): Outcome[] {
  const known = now.states.get(attendanceKey(blockId, personId))
  if (!known) return []
  const { typed, ...rest } = known
  return [{ blockId, ...rest, source: typed ? 'typed' : 'scan' }]
}
