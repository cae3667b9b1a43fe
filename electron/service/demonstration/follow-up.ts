import { addDays } from '../../../src/domain/days/day'
import type { HeldClass } from './classes'
import { chance } from './random'
import type { Stage } from './stage'

/** Failed and absent people become actions once the file is closed, six days after the class. */
export async function followUp(
  stage: Stage,
  held: HeldClass,
  who: { ownerId: string; verifierId: string; days?: number },
): Promise<void> {
  await stage.on(addDays(held.lastDay, 6), '10:00')
  const proposed = await stage.do('improvements', 'proposed', { sessionId: held.sessionId })
  if (proposed.length === 0) return
  await stage.do('improvements', 'followUp', {
    sessionId: held.sessionId,
    people: proposed.map(({ personId, origin }) => ({ personId, origin })),
    ownerId: who.ownerId,
    verifierId: who.verifierId,
    dueOn: addDays(held.lastDay, who.days ?? 14),
  })
}

/** A resit that all pass: the new mark stands beside the first. */
export async function resitPassed(
  stage: Stage,
  held: HeldClass,
  day: string,
  passMark: number,
): Promise<void> {
  const luck = chance(held.number * 977)
  await stage.on(day, '15:00')
  await stage.do('sessions', 'reopen', { id: held.sessionId })
  const mark = () => ({ kind: 'scored' as const, mark: passMark + luck.between(1, 18) * 50 })
  await stage.do('assessments', 'recordMarks', {
    sessionId: held.sessionId,
    attempt: 2,
    marks: held.failed.map(personId => ({
      enrolmentId: held.enrolments.get(personId) ?? '',
      theory: mark(),
      practice: mark(),
    })),
  })
}

/** The owner reports what was done; somebody else verifies it a few days later. */
export async function finishAndVerify(
  stage: Stage,
  sessionId: string,
  done: string,
  verified: string,
  note: string,
): Promise<void> {
  const actions = await stage.do('improvements', 'list', { sessionId, status: 'open' })
  await stage.on(done, '16:30')
  for (const action of actions)
    await stage.do('improvements', 'finish', { id: action.id, doneOn: done, note })
  await stage.on(verified, '09:40')
  for (const action of actions)
    await stage.do('improvements', 'verify', { id: action.id, verifiedOn: verified })
}
