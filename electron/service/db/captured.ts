import type { AreaName } from '../../../src/contract/define'

/** A table whose every row change is captured under the running command. */
export interface CapturedTable {
  area: AreaName
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
  setting: { area: 'settings', key: ['key'], aggregate: of('setting', 'key') },
  operator: { area: 'settings', key: ['id'], aggregate: of('operator', 'id') },
  import_layout: { area: 'imports', key: ['kind', 'fingerprint'], aggregate: of('layout', 'fingerprint') },
  import_run: { area: 'imports', key: ['id'], aggregate: of('import', 'id') },
  attachment: { area: 'attachments', key: ['sha256'], aggregate: of('attachment', 'sha256') },

  unit: { area: 'people', key: ['id'], aggregate: of('unit', 'id') },
  post: { area: 'people', key: ['id'], aggregate: of('post', 'id') },
  grade_level: { area: 'people', key: ['id'], aggregate: of('grade', 'id') },
  person: { area: 'people', key: ['id'], aggregate: of('person', 'id') },
  person_tag: { area: 'people', key: ['person_id', 'tag'], aggregate: of('person', 'person_id') },
  employment_event: { area: 'people', key: ['id'], aggregate: of('person', 'person_id') },
  competency: { area: 'people', key: ['id'], aggregate: of('competency', 'id') },
  post_requirement: { area: 'people', key: ['id'], aggregate: of('post', 'post_id') },

  rating: { area: 'needs', key: ['id'], aggregate: of('ability', 'person_id') },
  standing: { area: 'needs', key: ['person_id', 'competency_id'], aggregate: of('ability', 'person_id') },
  need: { area: 'needs', key: ['id'], aggregate: of('need', 'id') },
  need_person: { area: 'needs', key: ['need_id', 'person_id'], aggregate: of('need', 'need_id') },

  course: { area: 'courses', key: ['id'], aggregate: of('course', 'id') },
  course_outcome: {
    area: 'courses',
    key: ['course_id', 'competency_id'],
    aggregate: of('course', 'course_id'),
  },
  trainer: { area: 'courses', key: ['id'], aggregate: of('trainer', 'id') },
  room: { area: 'courses', key: ['id'], aggregate: of('room', 'id') },

  annual_plan: { area: 'plan', key: ['year'], aggregate: of('plan', 'year') },
  plan_line: { area: 'plan', key: ['id'], aggregate: of('plan-line', 'id') },
  plan_line_person: {
    area: 'plan',
    key: ['plan_line_id', 'person_id'],
    aggregate: of('plan-line', 'plan_line_id'),
  },

  session: { area: 'sessions', key: ['id'], aggregate: of('session', 'id') },
  block: { area: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },
  enrolment: { area: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },
  attendance: { area: 'sessions', key: ['block_id', 'enrolment_id'], aggregate: of('session', 'session_id') },
  file_item: { area: 'sessions', key: ['session_id', 'kind'], aggregate: of('session', 'session_id') },
  session_attachment: { area: 'sessions', key: ['id'], aggregate: of('session', 'session_id') },

  mark: { area: 'assessments', key: ['enrolment_id', 'attempt'], aggregate: of('session', 'session_id') },

  certificate: { area: 'certificates', key: ['id'], aggregate: of('session', 'session_id') },
  certificate_print: { area: 'certificates', key: ['id'], aggregate: of('print', 'id') },

  action: { area: 'improvements', key: ['id'], aggregate: of('action', 'id') },
}

export function areaOfTable(table: string): AreaName {
  const spec = capturedTables[table]
  if (!spec) throw new Error(`table ${table} is not captured`)
  return spec.area
}
