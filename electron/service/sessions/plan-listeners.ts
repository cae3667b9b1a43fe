import type { EventListeners } from '../event-listeners'
import { listStatusesOfLine } from './stores/sessions-store'

export const planListeners: EventListeners = {
  'plan-line-leaving': [
    async (context, { lineId, by }) => {
      const made = await listStatusesOfLine(context.tx, lineId)
      // A cancelled session keeps its line from being removed, since it names it, but not from being cancelled too.
      const standing = by === 'removal' ? made : made.filter(status => status !== 'cancelled')
      if (standing.length > 0) context.refuse('has_sessions', { count: made.length })
    },
  ],
}
