/** Courses (C1 plain), and the trainers and rooms (C4 plain) a session needs. Marks are whole hundredths, durations minutes. */
export const courses0004 = `
CREATE TABLE course (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  category TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('classroom', 'workshop', 'practice', 'online', 'coaching')),
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
) STRICT;
CREATE INDEX course_list ON course (retired, category, name);

CREATE TABLE course_outcome (
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE CASCADE,
  competency_id TEXT NOT NULL REFERENCES competency (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  PRIMARY KEY (course_id, competency_id)
) STRICT;
CREATE INDEX course_outcome_competency ON course_outcome (competency_id);

CREATE TABLE trainer (
  id TEXT PRIMARY KEY,
  person_id TEXT REFERENCES person (id),
  name TEXT NOT NULL,
  external INTEGER NOT NULL DEFAULT 0 CHECK (external IN (0, 1)),
  company TEXT,
  phone TEXT,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX trainer_person ON trainer (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE room (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  place TEXT,
  capacity INTEGER CHECK (capacity > 0),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
`
