import type { courses } from '../../../src/contract/courses'
import type { RoomHandlers } from '../room-handlers'

export const coursesHandlers: RoomHandlers<typeof courses> = {}
