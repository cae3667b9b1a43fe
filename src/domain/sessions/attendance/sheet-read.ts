import type { Finding } from '../../imports/preview'
import type { AttendanceMark } from './attendance-mark'
import type { Written } from './marks-of-row'
import type { DayScans, Doubt } from './scan-log'

/** What a row of a sheet says of one person. */
export type MarkedPerson = {
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly row: number
  /** As the sheet has them. */
  readonly text: string
  /** By block: of two columns about one block what both say. */
  readonly marks: ReadonlyMap<string, AttendanceMark>
  /** Where the mark of a block stands. */
  readonly writtenOf: (blockId: string) => Written | undefined
}

/** What a sheet of marks says, before it is set beside what stands. */
export type SheetRead = {
  readonly people: MarkedPerson[]
  /** Times that stand under days. */
  readonly days: DayScans[]
  /** Of whom something could not be read, or may be said. */
  readonly doubts: Doubt[]
  /** Blocks it says something of that nobody can read. */
  readonly unread: Set<string>
  /** Where each person stands, by their id. */
  readonly rowOf: Map<string, number>
  readonly findings: Finding[]
}
