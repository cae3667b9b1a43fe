import type { needs } from '../../../src/contract/needs'
import type { RoomHandlers } from '../room-handlers'

export const needsHandlers: RoomHandlers<typeof needs> = {}
