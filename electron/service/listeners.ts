import type { EventListeners } from './events'

/** Who listens to what: the one place where a later room is joined to an earlier one. */
export const listeners: EventListeners = {}
