import type { imports } from '../../../src/contract/imports'
import type { RoomHandlers } from '../room-handlers'

export const importsHandlers: RoomHandlers<typeof imports> = {}
