import type { EventListeners } from '../event-listeners'
import { listOperators } from './operators-store'

/** Somebody is left to act, and that is the one who asks. */
export const operatorListeners: EventListeners = {
  'rows-put-back': [
    async (context, { rows }) => {
      if (!rows.some(({ table }) => table === 'operator')) return
      const acting = (await listOperators(context.tx)).filter(({ active }) => active)
      if (acting.length === 0) context.refuse('last_operator')
      const asking = context.operatorId
      if (asking !== null && !acting.some(({ id }) => id === asking)) context.refuse('undo_of_oneself')
    },
  ],
}
