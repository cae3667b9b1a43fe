import type { Route } from '../../app/links'
import type { SessionTab } from '../../app/session-tab'
import type { TodayLine } from '../../contract/reports'

type SessionTarget = Extract<TodayLine['target'], { page: 'session' }>

const tabs: Readonly<Record<SessionTarget['tab'], SessionTab>> = {
  preparation: 'roster',
  roster: 'roster',
  sign_in: 'attendance',
  marks: 'marks',
  certificates: 'certificates',
  file: 'file',
}

/** Where the one button of a row leads: the page, and on it the place where the thing is done. */
export function routeOfTarget(target: TodayLine['target']): Route {
  return target.page === 'session'
    ? { page: 'session', id: target.sessionId, tab: tabs[target.tab] }
    : { page: 'improvement', actionId: target.actionId }
}
