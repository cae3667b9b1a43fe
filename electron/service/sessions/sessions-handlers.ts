import type { sessions } from '../../../src/contract/sessions'
import type { RoomHandlers } from '../room-handlers'

export const sessionsHandlers: RoomHandlers<typeof sessions> = {}
