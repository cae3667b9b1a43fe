import type { reports } from '../../../src/contract/reports'
import type { RoomHandlers } from '../room-handlers'

export const reportsHandlers: RoomHandlers<typeof reports> = {}
