import type { OffsetAt } from '../../../src/domain/imports/day-reading'

/** The clocks of this machine are the office's: its zone as it was, or will be, at that moment. */
export const machineOffsetAt: OffsetAt = (day, minutes) =>
  -new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).getTimezoneOffset()
