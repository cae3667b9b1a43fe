/** Marks (A2 plain), in whole hundredths. Attempt 1 is the first mark; a resit stands beside it. */
export const assessments0007 = `
CREATE TABLE mark (
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  theory INTEGER CHECK (theory BETWEEN 0 AND 10000),
  theory_state TEXT CHECK (theory_state IN ('missed', 'deferred', 'cheating')),
  practice INTEGER CHECK (practice BETWEEN 0 AND 10000),
  practice_state TEXT CHECK (practice_state IN ('missed', 'deferred', 'cheating')),
  total INTEGER CHECK (total BETWEEN 0 AND 10000),
  verdict TEXT NOT NULL CHECK (verdict IN ('passed', 'failed', 'missed', 'deferred', 'cheating', 'incomplete')),
  grade TEXT CHECK (grade IN ('excellent', 'good', 'fair', 'pass', 'fail')),
  marked_on TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (enrolment_id, attempt),
  CHECK (theory IS NULL OR theory_state IS NULL),
  CHECK (practice IS NULL OR practice_state IS NULL)
) STRICT;
CREATE INDEX mark_session ON mark (session_id, verdict);
`
