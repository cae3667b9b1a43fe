import type { Contract } from '../../../../src/contract/contract'
import type { InputOf } from '../../../../src/contract/define'
import type { Tx } from '../../context'
import { listAttendance } from '../stores/attendance-store'

type Exception = InputOf<Contract['sessions']['recordAttendance']>['exceptions'][number]
type Cell = Required<Exception>['was']

/** What rests on what the sheet says, and the cells somebody else has changed since they were seen. */
export async function staleExceptions<E extends Exception>(
  tx: Tx,
  sessionId: string,
  exceptions: readonly E[],
): Promise<{ fresh: E[]; stale: { blockId: string; enrolmentId: string }[] }> {
  if (exceptions.every(one => one.was === undefined)) return { fresh: [...exceptions], stale: [] }
  const rows = await listAttendance(tx, sessionId)
  const cells = new Map<string, Cell>(rows.map(row => [keyOf(row), row]))
  const fresh: E[] = []
  const stale: { blockId: string; enrolmentId: string }[] = []
  for (const one of exceptions) {
    const now = cells.get(keyOf(one)) ?? null
    const to = { state: one.state, missedMinutes: one.missedMinutes ?? null }
    if (one.was === undefined || isSame(now, one.was) || isSame(now, to)) fresh.push(one)
    else stale.push({ blockId: one.blockId, enrolmentId: one.enrolmentId })
  }
  return { fresh, stale }
}

const keyOf = ({ blockId, enrolmentId }: { blockId: string; enrolmentId: string }) =>
  `${blockId} ${enrolmentId}`

/** Who was scanned in time and whom nobody noted look the same on the sheet: present. */
function isSame(one: Cell | null, other: Cell): boolean {
  const state = (cell: Cell | null) => (cell?.state === 'present' ? null : (cell?.state ?? null))
  return state(one) === state(other) && (one?.missedMinutes ?? null) === (other.missedMinutes ?? null)
}
