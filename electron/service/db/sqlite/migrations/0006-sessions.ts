/** Sessions (S1, S3, S4 plain): dated blocks, the roll, attendance by exception and the session file. */
export const sessions0006 = `
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  number INTEGER NOT NULL,
  plan_line_id TEXT REFERENCES plan_line (id),
  capacity INTEGER CHECK (capacity > 0),
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'held', 'closed', 'cancelled')),
  cancel_reason TEXT,
  -- Kept current by the command that changes the blocks: lists page by day.
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  -- The assessment scheme as it stood when the session was made (FORMS: the pass line is kept per exam).
  credited_minutes INTEGER NOT NULL CHECK (credited_minutes >= 0),
  theory_weight INTEGER NOT NULL CHECK (theory_weight BETWEEN 0 AND 100),
  practice_weight INTEGER NOT NULL CHECK (practice_weight BETWEEN 0 AND 100),
  pass_mark INTEGER NOT NULL CHECK (pass_mark BETWEEN 0 AND 10000),
  sign_in_printed_at TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX session_number ON session (course_id, number);
-- Lists walk these: all by day, what runs now by its last day, one course's, one status's.
CREATE INDEX session_by_day ON session (first_day, id);
CREATE INDEX session_by_last_day ON session (last_day, id);
CREATE INDEX session_course_day ON session (course_id, first_day, id);
CREATE INDEX session_status_day ON session (status, first_day, id);
CREATE INDEX session_status ON session (status, last_day);
CREATE INDEX session_plan_line ON session (plan_line_id) WHERE plan_line_id IS NOT NULL;

CREATE TABLE block (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  starts INTEGER NOT NULL CHECK (starts BETWEEN 0 AND 1439),
  ends INTEGER NOT NULL CHECK (ends BETWEEN 1 AND 1440),
  trainer_id TEXT REFERENCES trainer (id),
  room_id TEXT REFERENCES room (id),
  topic TEXT,
  recorded_on TEXT,
  CHECK (ends > starts)
) STRICT;
CREATE INDEX block_session ON block (session_id, day, starts);
CREATE INDEX block_day ON block (day, starts);
CREATE INDEX block_trainer ON block (trainer_id, day) WHERE trainer_id IS NOT NULL;
CREATE INDEX block_room ON block (room_id, day) WHERE room_id IS NOT NULL;

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id),
  status TEXT NOT NULL CHECK (status IN ('enrolled', 'withdrawn')),
  origin TEXT NOT NULL CHECK (origin IN ('nominated', 'walk_in', 'make_up', 'resit')),
  enrolled_on TEXT NOT NULL,
  note TEXT,
  UNIQUE (session_id, person_id)
) STRICT;
CREATE INDEX enrolment_person ON enrolment (person_id, session_id);

-- By exception: a recorded block with no row for an enrolment means present.
CREATE TABLE attendance (
  block_id TEXT NOT NULL REFERENCES block (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('present', 'absent', 'late', 'left_early', 'leave')),
  missed_minutes INTEGER CHECK (missed_minutes >= 0),
  source TEXT NOT NULL CHECK (source IN ('typed', 'scan')),
  scanned_in INTEGER,
  scanned_out INTEGER,
  PRIMARY KEY (block_id, enrolment_id)
) STRICT;
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);
CREATE INDEX attendance_session ON attendance (session_id);

-- 一期一档: the session file's checklist and the signed scans in it.
CREATE TABLE file_item (
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'roster', 'sign_in', 'materials', 'papers', 'scores', 'evaluation', 'summary')),
  state TEXT NOT NULL CHECK (state IN ('missing', 'done', 'not_needed')),
  note TEXT,
  done_on TEXT,
  PRIMARY KEY (session_id, kind)
) STRICT;

CREATE TABLE session_attachment (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES attachment (sha256),
  file_name TEXT NOT NULL,
  added_on TEXT NOT NULL
) STRICT;
CREATE INDEX session_attachment_session ON session_attachment (session_id, kind);
CREATE INDEX session_attachment_file ON session_attachment (sha256);
`
