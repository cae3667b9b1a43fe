import type { Minutes } from '../../days/clock'

/** What scans say of one person in one block. */
export type ScannedAttendance = {
  readonly blockId: string
  readonly personId: string
  readonly state: 'present' | 'late' | 'left_early' | 'absent'
  /** How much was missed, in minutes; 0 for present and absent. */
  readonly minutes: number
  /** The first and the last scan around the block. */
  readonly scannedIn: Minutes | null
  readonly scannedOut: Minutes | null
  /** A coming or a going is missing among the others' : taken for there, and somebody has to look. */
  readonly half: boolean
  /** One is missing that would tell whether they were there at all: whatever the state, only a person can say. */
  readonly open: boolean
}

export type Seen = Omit<ScannedAttendance, 'blockId' | 'personId'>
