/** The annual plan (C3 plain). A line remembers the need it came from. Money is whole 分. */
export const plan0005 = `
CREATE TABLE annual_plan (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200),
  status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved')),
  approved_by TEXT,
  approved_on TEXT
) STRICT;

CREATE TABLE plan_line (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES annual_plan (year),
  number INTEGER NOT NULL,
  course_id TEXT NOT NULL REFERENCES course (id),
  need_id TEXT REFERENCES need (id),
  audience TEXT,
  headcount INTEGER NOT NULL CHECK (headcount >= 0),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  sessions INTEGER NOT NULL DEFAULT 1 CHECK (sessions >= 1),
  owner_id TEXT REFERENCES person (id),
  budget_fen INTEGER NOT NULL DEFAULT 0 CHECK (budget_fen >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('planned', 'unplanned')),
  status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'postponed', 'cancelled')),
  postponed_to INTEGER CHECK (postponed_to BETWEEN 1 AND 12),
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX plan_line_number ON plan_line (year, number);
CREATE INDEX plan_line_need ON plan_line (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX plan_line_course ON plan_line (course_id);

CREATE TABLE plan_line_person (
  plan_line_id TEXT NOT NULL REFERENCES plan_line (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (plan_line_id, person_id)
) STRICT;
CREATE INDEX plan_line_person_person ON plan_line_person (person_id);
`
