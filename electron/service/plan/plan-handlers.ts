import type { plan } from '../../../src/contract/plan'
import type { RoomHandlers } from '../room-handlers'

export const planHandlers: RoomHandlers<typeof plan> = {}
