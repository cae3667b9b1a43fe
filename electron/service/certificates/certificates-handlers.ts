import type { certificates } from '../../../src/contract/certificates'
import type { RoomHandlers } from '../room-handlers'

export const certificatesHandlers: RoomHandlers<typeof certificates> = {}
