import type { RoomName } from '../../../src/contract/define'

/** A table whose every row change is captured under the running command. */
export interface CapturedTable {
  room: RoomName
  /** Primary key columns, in order. */
  key: readonly string[]
  /** SQL of the aggregate a row belongs to, over the row alias NEW or OLD: undo refuses when a later command touched it. */
  aggregate: (row: 'NEW' | 'OLD') => string
}

const of =
  (kind: string, column: string) =>
  (row: 'NEW' | 'OLD'): string =>
    `'${kind}:' || ${row}.${column}`

/** Derived tables (search), counters that never rewind, and the audit itself are not captured. */
export const capturedTables: Record<string, CapturedTable> = {
  setting: { room: 'settings', key: ['key'], aggregate: of('setting', 'key') },
  operator: { room: 'settings', key: ['id'], aggregate: of('operator', 'id') },
  import_layout: { room: 'imports', key: ['kind', 'fingerprint'], aggregate: of('layout', 'fingerprint') },
  import_run: { room: 'imports', key: ['id'], aggregate: of('import', 'id') },
  attachment: { room: 'attachments', key: ['sha256'], aggregate: of('attachment', 'sha256') },

  unit: { room: 'people', key: ['id'], aggregate: of('unit', 'id') },
  post: { room: 'people', key: ['id'], aggregate: of('post', 'id') },
  grade_level: { room: 'people', key: ['id'], aggregate: of('grade', 'id') },
  person: { room: 'people', key: ['id'], aggregate: of('person', 'id') },
  person_tag: { room: 'people', key: ['person_id', 'tag'], aggregate: of('person', 'person_id') },
  employment_event: { room: 'people', key: ['id'], aggregate: of('person', 'person_id') },
  competency: { room: 'people', key: ['id'], aggregate: of('competency', 'id') },
  post_requirement: { room: 'people', key: ['id'], aggregate: of('post', 'post_id') },

  rating: { room: 'needs', key: ['id'], aggregate: of('ability', 'person_id') },
  standing: { room: 'needs', key: ['person_id', 'competency_id'], aggregate: of('ability', 'person_id') },
  need: { room: 'needs', key: ['id'], aggregate: of('need', 'id') },
  need_person: { room: 'needs', key: ['need_id', 'person_id'], aggregate: of('need', 'need_id') },

  course: { room: 'courses', key: ['id'], aggregate: of('course', 'id') },
  course_outcome: {
    room: 'courses',
    key: ['course_id', 'competency_id'],
    aggregate: of('course', 'course_id'),
  },
  trainer: { room: 'courses', key: ['id'], aggregate: of('trainer', 'id') },
  room: { room: 'courses', key: ['id'], aggregate: of('room', 'id') },

  annual_plan: { room: 'plan', key: ['year'], aggregate: of('plan', 'year') },
  plan_line: { room: 'plan', key: ['id'], aggregate: of('plan-line', 'id') },
  plan_line_person: {
    room: 'plan',
    key: ['plan_line_id', 'person_id'],
    aggregate: of('plan-line', 'plan_line_id'),
  },

  session: { room: 'sessions', key: ['id'], aggregate: of('session', 'id') },
  block: { room: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },
  enrolment: { room: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },
  attendance: { room: 'sessions', key: ['block_id', 'enrolment_id'], aggregate: of('session', 'session_id') },
  file_item: { room: 'sessions', key: ['session_id', 'kind'], aggregate: of('session', 'session_id') },
  session_attachment: { room: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },

  mark: { room: 'assessments', key: ['enrolment_id', 'attempt'], aggregate: of('session', 'session_id') },

  certificate: { room: 'certificates', key: ['id'], aggregate: of('session', 'session_id') },
  certificate_print: { room: 'certificates', key: ['id'], aggregate: of('print', 'id') },

  action: { room: 'improvements', key: ['id'], aggregate: of('action', 'id') },
}

export function roomOfTable(table: string): RoomName {
  const spec = capturedTables[table]
  if (!spec) throw new Error(`table ${table} is not captured`)
  return spec.room
}
