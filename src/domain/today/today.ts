import type { Day } from '../days/day'
import type { ActionStatus } from '../improvements/codes'
import { inBlockOrder } from '../sessions/schedule/blocks'
import { sessionRows, type TodaySession, type TodayTerms, usualTerms } from './session-rows'
import { compareRows, dueIn, horizonOf, type TodayRow } from './today-row'

export interface DueAction {
  readonly id: string
  readonly status: ActionStatus
  readonly dueDay: Day | null
}

/** An open action shows when due by the horizon; a done one waits for its verifier whenever it is due. */
export function actionRows(action: DueAction, today: Day, horizon: Day): TodayRow[] {
  if (action.status !== 'open' && action.status !== 'done') return []
  if (action.status === 'open' && (action.dueDay === null || action.dueDay > horizon)) return []
  return [
    {
      kind: 'action_due',
      ...dueIn(action.dueDay, today),
      day: action.dueDay,
      minute: null,
      count: null,
      action: action.status === 'open' ? 'finish_action' : 'verify_action',
      target: { page: 'action', actionId: action.id },
    },
  ]
}

/** The first day of class after the horizon when nothing lies before it: the page always names what comes next. */
function reach(sessions: readonly TodaySession[], today: Day, horizon: Day): Day {
  const live = sessions.filter(({ status }) => status === 'scheduled' || status === 'held')
  const coming = live
    .flatMap(({ blocks }) => inBlockOrder(blocks).find(block => block.day > today)?.day ?? [])
    .sort()
  const [next] = coming
  return next !== undefined && next > horizon ? next : horizon
}

/** All rows of the Today page, in order. Each has exactly one action and one place to go. */
export function todayRows(
  facts: { readonly sessions: readonly TodaySession[]; readonly actions: readonly DueAction[] },
  today: Day,
  terms: TodayTerms = usualTerms,
): TodayRow[] {
  const horizon = horizonOf(today)
  const classHorizon = reach(facts.sessions, today, horizon)
  return [
    ...facts.sessions.flatMap(session => sessionRows(session, today, classHorizon, terms)),
    ...facts.actions.flatMap(action => actionRows(action, today, horizon)),
  ].sort(compareRows)
}
