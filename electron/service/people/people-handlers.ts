import type { people } from '../../../src/contract/people'
import type { RoomHandlers } from '../room-handlers'

export const peopleHandlers: RoomHandlers<typeof people> = {}
