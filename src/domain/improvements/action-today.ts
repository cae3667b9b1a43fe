import type { Day } from '../days/day'
import type { TodayWhen } from '../today/today'
import type { ActionStatus } from './codes'

/** What Today says of an action, and the one thing to do about it. */
interface ActionRow {
  readonly when: TodayWhen
  readonly action: 'finish_action' | 'verify_action'
}

/** An open action shows when due by the horizon; a done one waits for its verifier whenever it is due. */
export function actionRow(status: ActionStatus, dueDay: Day | null): ActionRow | null {
  if (status === 'open') return { when: { due: dueDay, shows: 'this_week' }, action: 'finish_action' }
  if (status === 'done') return { when: { due: dueDay, shows: 'now' }, action: 'verify_action' }
  return null
}
