import type { reports } from '../../../src/contract/reports'
import type { RoomHandlers } from '../room-handlers'

type Handlers = Pick<RoomHandlers<typeof reports>, 'exportResults' | 'exportLedger'>

/** Workbooks of what the book knows. */
export const exportHandlers: Handlers = {
  async exportResults(context) {
    return context.refuse('not_writable')
  },
  async exportLedger(context) {
    return context.refuse('not_writable')
  },
}
