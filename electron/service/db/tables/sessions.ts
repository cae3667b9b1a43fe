/** Row types of Sessions: one property per column of migrations/0006-sessions.ts. */
import type { RowOf } from '../../../../src/domain/fields/fields'
import type { SessionFields } from '../../../../src/domain/sessions/session-fields'

/** The columns are those of domain/sessions/session-fields.ts. */
export interface SessionTable extends RowOf<SessionFields> {
  id: string
}

interface BlockTable {
  id: string
  session_id: string
  day: string
  starts: number
  ends: number
  trainer_id: string | null
  room_id: string | null
  topic: string | null
  recorded_on: string | null
}

export interface EnrolmentTable {
  id: string
  session_id: string
  person_id: string
  status: 'enrolled' | 'withdrawn'
  origin: 'nominated' | 'walk_in' | 'make_up' | 'resit'
  enrolled_on: string
  note: string | null
}

export interface AttendanceTable {
  block_id: string
  enrolment_id: string
  session_id: string
  state: 'present' | 'absent' | 'late' | 'left_early' | 'leave'
  missed_minutes: number | null
  source: 'typed' | 'scan'
  scanned_in: number | null
  scanned_out: number | null
}

interface FileItemTable {
  session_id: string
  kind: 'notice' | 'roster' | 'sign_in' | 'materials' | 'papers' | 'scores' | 'evaluation' | 'summary'
  state: 'missing' | 'done' | 'not_needed'
  note: string | null
  done_on: string | null
}

interface SessionAttachmentTable {
  id: string
  session_id: string
  kind: FileItemTable['kind']
  sha256: string
  file_name: string
  added_on: string
}

declare module '../schema' {
  interface BookSchema {
    session: SessionTable
    block: BlockTable
    enrolment: EnrolmentTable
    attendance: AttendanceTable
    file_item: FileItemTable
    session_attachment: SessionAttachmentTable
  }
}
