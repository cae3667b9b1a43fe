import { rebuildTable } from './rebuild-table'

/**
 * Codes that later rows extend lie in tables of their own: another one is a row, where a CHECK list meant a table built
 * anew. And what a list of people pages by is stored, since not every engine indexes what it only works out.
 */
const codes: Readonly<Record<string, readonly string[]>> = {
  unit_kind: ['headquarters', 'branch', 'department', 'team'],
  employment_kind: ['hire', 'transfer', 'leave', 'rehire'],
  rating_method: ['self', 'supervisor', 'test', 'inspection', 'training'],
  need_source: [
    'gap',
    'complaint',
    'inspection',
    'kpi',
    'business_change',
    'manager',
    'person',
    'regulation',
  ],
  course_method: ['classroom', 'workshop', 'practice', 'online', 'coaching'],
  enrolment_origin: ['nominated', 'walk_in', 'make_up', 'resit'],
  attendance_state: ['present', 'absent', 'late', 'left_early', 'leave'],
  attendance_source: ['typed', 'scan'],
  file_item_kind: ['notice', 'roster', 'sign_in', 'materials', 'papers', 'scores', 'evaluation', 'summary'],
  action_kind: ['people', 'process', 'system'],
  action_origin: ['failed', 'absent', 'manual'],
}

const codeTables = Object.entries(codes)
  .map(
    ([table, list]) => `CREATE TABLE ${table} (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO ${table} (code) VALUES ${list.map(code => `('${code}')`).join(', ')};
`,
  )
  .join('')

const rebuilt = [
  rebuildTable({
    name: 'unit',
    definition: `
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES unit (id),
  kind TEXT NOT NULL REFERENCES unit_kind (code),
  name TEXT NOT NULL,
  name_en TEXT,
  sort INTEGER NOT NULL DEFAULT 0
`,
    columns: 'id, parent_id, kind, name, name_en, sort',
    indexes: [
      "CREATE UNIQUE INDEX unit_name ON unit (coalesce(parent_id, ''), name)",
      'CREATE INDEX unit_parent ON unit (parent_id, sort)',
    ],
  }),
  rebuildTable({
    name: 'person',
    definition: `
  id TEXT PRIMARY KEY,
  staff_no TEXT,
  name TEXT NOT NULL,
  name_en TEXT,
  gender TEXT CHECK (gender IN ('male', 'female')),
  external INTEGER NOT NULL DEFAULT 0 CHECK (external IN (0, 1)),
  company TEXT,
  unit_id TEXT REFERENCES unit (id),
  post_id TEXT REFERENCES post (id),
  grade_level_id TEXT REFERENCES grade_level (id),
  business_line_id TEXT REFERENCES business_line (id),
  channel_id TEXT REFERENCES channel (id),
  phone TEXT,
  email TEXT,
  supervisor_no TEXT,
  hired_on TEXT,
  left_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'left')),
  note TEXT,
  -- Kept beside the name so that lists sort as a Chinese reader expects, by key and without a scan.
  sort_key TEXT NOT NULL,
  -- Lists page by key, and a key is never null: people without a number stand last, without a day first.
  number_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(staff_no, char(1114111))) STORED,
  hired_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(hired_on, '')) STORED
`,
    columns: `id, staff_no, name, name_en, gender, external, company, unit_id, post_id, grade_level_id,
      business_line_id, channel_id, phone, email, supervisor_no, hired_on, left_on, status,
      note, sort_key`,
    indexes: [
      'CREATE UNIQUE INDEX person_staff_no ON person (staff_no) WHERE staff_no IS NOT NULL',
      'CREATE INDEX person_unit ON person (unit_id, status, sort_key, id)',
      'CREATE INDEX person_by_name ON person (sort_key, id, status, unit_id)',
      'CREATE INDEX person_by_number ON person (number_key, id, status, unit_id)',
      'CREATE INDEX person_by_hire ON person (hired_key, id, status, unit_id)',
      'CREATE INDEX person_post ON person (post_id, status)',
      'CREATE INDEX person_grade_level ON person (grade_level_id, status)',
      'CREATE INDEX person_name ON person (name)',
      'CREATE INDEX person_business_line ON person (business_line_id, status)',
      'CREATE INDEX person_channel ON person (channel_id, status)',
    ],
  }),
  rebuildTable({
    name: 'employment_event',
    definition: `
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL REFERENCES employment_kind (code),
  on_day TEXT NOT NULL,
  from_unit_id TEXT REFERENCES unit (id),
  to_unit_id TEXT REFERENCES unit (id),
  from_post_id TEXT REFERENCES post (id),
  to_post_id TEXT REFERENCES post (id),
  from_grade_level_id TEXT REFERENCES grade_level (id),
  to_grade_level_id TEXT REFERENCES grade_level (id),
  reason TEXT
`,
    columns: `id, person_id, kind, on_day, from_unit_id, to_unit_id, from_post_id, to_post_id,
      from_grade_level_id, to_grade_level_id, reason`,
    indexes: ['CREATE INDEX employment_event_person ON employment_event (person_id, on_day, id)'],
  }),
  rebuildTable({
    name: 'rating',
    definition: `
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  competency_id TEXT NOT NULL REFERENCES competency (id),
  state TEXT NOT NULL CHECK (state IN ('rated', 'not_observed', 'exempt', 'revoked', 'expired')),
  level INTEGER CHECK (level BETWEEN 1 AND 5),
  method TEXT NOT NULL REFERENCES rating_method (code),
  rated_on TEXT NOT NULL,
  assessor TEXT,
  session_id TEXT,
  CHECK ((state = 'rated') = (level IS NOT NULL))
`,
    columns: 'id, person_id, competency_id, state, level, method, rated_on, assessor, session_id',
    indexes: [
      'CREATE INDEX rating_person ON rating (person_id, competency_id, rated_on, id)',
      'CREATE INDEX rating_session ON rating (session_id) WHERE session_id IS NOT NULL',
    ],
  }),
  rebuildTable({
    name: 'need',
    definition: `
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES need_source (code),
  competency_id TEXT REFERENCES competency (id),
  unit_id TEXT REFERENCES unit (id),
  due_on TEXT,
  -- JSON object: by, measure, from, to; one sentence on the page.
  target TEXT,
  -- The three factors of the priority; NULL is not yet known. The gap is the mean of levels short, in tenths.
  gap_tenths INTEGER CHECK (gap_tenths BETWEEN 1 AND 50),
  criticality INTEGER CHECK (criticality BETWEEN 1 AND 5),
  headcount INTEGER CHECK (headcount >= 0),
  status TEXT NOT NULL CHECK (status IN ('open', 'planned', 'closed', 'declined')),
  decision_reason TEXT,
  created_on TEXT NOT NULL
`,
    columns: `id, number, title, source, competency_id, unit_id, due_on, target, gap_tenths,
      criticality, headcount, status, decision_reason, created_on`,
    indexes: ['CREATE INDEX need_status ON need (status, number)'],
  }),
  rebuildTable({
    name: 'course',
    definition: `
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  category TEXT NOT NULL,
  method TEXT NOT NULL REFERENCES course_method (code),
  outline TEXT,
  theory_minutes INTEGER NOT NULL CHECK (theory_minutes >= 0),
  practice_minutes INTEGER NOT NULL CHECK (practice_minutes >= 0),
  theory_weight INTEGER NOT NULL CHECK (theory_weight BETWEEN 0 AND 100),
  practice_weight INTEGER NOT NULL CHECK (practice_weight BETWEEN 0 AND 100),
  pass_mark INTEGER NOT NULL CHECK (pass_mark BETWEEN 0 AND 10000),
  validity_months INTEGER CHECK (validity_months > 0),
  certificate_kind TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  CHECK (theory_weight + practice_weight IN (0, 100))
`,
    columns: `id, code, name, name_en, category, method, outline, theory_minutes, practice_minutes,
      theory_weight, practice_weight, pass_mark, validity_months, certificate_kind, retired`,
    indexes: ['CREATE INDEX course_list ON course (retired, category, name)'],
  }),
  rebuildTable({
    name: 'enrolment',
    definition: `
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id),
  status TEXT NOT NULL CHECK (status IN ('enrolled', 'withdrawn')),
  origin TEXT NOT NULL REFERENCES enrolment_origin (code),
  enrolled_on TEXT NOT NULL,
  note TEXT,
  UNIQUE (session_id, person_id)
`,
    columns: 'id, session_id, person_id, status, origin, enrolled_on, note',
    indexes: ['CREATE INDEX enrolment_person ON enrolment (person_id, session_id)'],
  }),
  rebuildTable({
    name: 'attendance',
    definition: `
  block_id TEXT NOT NULL REFERENCES block (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  state TEXT NOT NULL REFERENCES attendance_state (code),
  missed_minutes INTEGER CHECK (missed_minutes >= 0),
  source TEXT NOT NULL REFERENCES attendance_source (code),
  scanned_in INTEGER,
  scanned_out INTEGER,
  PRIMARY KEY (block_id, enrolment_id)
`,
    columns: `block_id, enrolment_id, session_id, state, missed_minutes, source, scanned_in,
      scanned_out`,
    indexes: [
      'CREATE INDEX attendance_enrolment ON attendance (enrolment_id)',
      'CREATE INDEX attendance_session ON attendance (session_id)',
    ],
  }),
  rebuildTable({
    name: 'file_item',
    definition: `
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  kind TEXT NOT NULL REFERENCES file_item_kind (code),
  state TEXT NOT NULL CHECK (state IN ('missing', 'done', 'not_needed')),
  note TEXT,
  done_on TEXT,
  PRIMARY KEY (session_id, kind)
`,
    columns: 'session_id, kind, state, note, done_on',
  }),
  rebuildTable({
    name: 'session_attachment',
    definition: `
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  kind TEXT NOT NULL REFERENCES file_item_kind (code),
  sha256 TEXT NOT NULL REFERENCES attachment (sha256),
  file_name TEXT NOT NULL,
  added_on TEXT NOT NULL
`,
    columns: 'id, session_id, kind, sha256, file_name, added_on',
    indexes: [
      'CREATE INDEX session_attachment_session ON session_attachment (session_id, kind)',
      'CREATE INDEX session_attachment_file ON session_attachment (sha256)',
    ],
  }),
  rebuildTable({
    name: 'action',
    definition: `
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL REFERENCES action_kind (code),
  origin TEXT NOT NULL REFERENCES action_origin (code),
  title TEXT NOT NULL,
  cause TEXT,
  measure TEXT,
  session_id TEXT REFERENCES session (id),
  person_id TEXT REFERENCES person (id),
  owner_id TEXT REFERENCES person (id),
  verifier_id TEXT REFERENCES person (id),
  due_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done', 'verified', 'cancelled')),
  done_on TEXT,
  done_note TEXT,
  verified_on TEXT,
  verified_note TEXT,
  created_on TEXT NOT NULL,
  CHECK (verifier_id IS NULL OR owner_id IS NULL OR verifier_id <> owner_id)
`,
    columns: `id, number, kind, origin, title, cause, measure, session_id, person_id, owner_id,
      verifier_id, due_on, status, done_on, done_note, verified_on, verified_note, created_on`,
    indexes: [
      'CREATE INDEX action_due ON action (status, due_on, number)',
      'CREATE INDEX action_session ON action (session_id) WHERE session_id IS NOT NULL',
      'CREATE INDEX action_person ON action (person_id) WHERE person_id IS NOT NULL',
      "CREATE UNIQUE INDEX action_once ON action (session_id, person_id, origin) WHERE origin <> 'manual' AND status <> 'cancelled'",
    ],
  }),
]

export const codeTables0014 = codeTables + rebuilt.join('')
