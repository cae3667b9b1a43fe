import type { assessments } from '../../../src/contract/assessments'
import type { RoomHandlers } from '../room-handlers'

export const assessmentsHandlers: RoomHandlers<typeof assessments> = {}
