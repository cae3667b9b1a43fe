import { type AttendanceNow, attendanceKey } from './attendance-shape'
import { type DecidedPerson, nobodyScanned, type Outcome } from './attendance-silence'
import { missedBefore } from './missed-before'

type Block = AttendanceNow['blocks'][number]

/** With what those missed whom the file puts on the roll, said once: of them no block counts by its silence. */
export function withMissed(
  people: readonly DecidedPerson[],
  onRoll: ReadonlySet<string>,
  open: ReadonlySet<string>,
  now: AttendanceNow,
): DecidedPerson[] {
  const held = now.blocks.filter(({ recorded }) => recorded)
  const said = new Set(
    people.flatMap(({ personId, outcomes }) => outcomes.map(one => attendanceKey(one.blockId, personId))),
  )
  const joined = new Set<string>()
  return people.map(one => {
    const { personId } = one
    if (onRoll.has(personId) || joined.has(personId)) return one
    joined.add(personId)
    const missed = missedBefore(
      held,
      id => said.has(attendanceKey(id, personId)) || open.has(attendanceKey(id, personId)),
      id => now.states.has(attendanceKey(id, personId)),
    )
    return { ...one, outcomes: [...one.outcomes, ...missed.map(nobodyScanned)] }
  })
}

/** What stands of somebody who comes back onto the roll: written as it is, it puts them there. */
export function standing(now: AttendanceNow, { id: blockId }: Block, personId: string): Outcome[] {
  const known = now.states.get(attendanceKey(blockId, personId))
  if (!known) return []
  const { typed, ...rest } = known
  return [{ blockId, ...rest, source: typed ? 'typed' : 'scan' }]
}
