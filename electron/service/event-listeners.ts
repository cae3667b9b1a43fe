import type { CommandContext } from './context'
import type { EventName, EventRefusals, ServiceEvents } from './events'

/** What an area does when it hears of something, by event. */
export type EventListeners = {
  [E in EventName]?: ReadonlyArray<
    (context: CommandContext<EventRefusals[E]>, payload: ServiceEvents[E]) => Promise<void>
  >
}
