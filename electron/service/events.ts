import type { CommandContext } from './context'

/**
 * What an earlier room tells later ones, inside the same transaction. A room announces a fact;
 * it does not know who listens.
 */
export interface ServiceEvents {
  /** Marks of these enrolments were written (or taken back): verdicts may have changed. */
  'marks-recorded': { sessionId: string; enrolmentIds: string[] }
  /** The session was closed: its failed and absent people are known. */
  'session-closed': { sessionId: string }
}
export type EventName = keyof ServiceEvents

export type EventListeners = {
  [E in EventName]?: ReadonlyArray<(context: CommandContext, payload: ServiceEvents[E]) => Promise<void>>
}
