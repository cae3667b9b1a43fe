import type { EventListeners } from '../event-listeners'
import { noteNeedPlanned } from '../needs/need-planned'
import { countLinesOfNeed } from './plan-store'

export const planListeners: EventListeners = {
  'need-decided': [
    async (context, { needId, from, to }) => {
      const lines = await countLinesOfNeed(context.tx, needId)
      if (to === 'planned' && lines === 0) context.refuse('no_plan_line')
      // Opened again while lines of the plan still serve it, it is planned.
      if (to === 'open' && from !== 'planned') await noteNeedPlanned(context, needId, lines)
    },
  ],
}
