import type { improvements } from '../../../src/contract/improvements'
import type { RoomHandlers } from '../room-handlers'

export const improvementsHandlers: RoomHandlers<typeof improvements> = {}
