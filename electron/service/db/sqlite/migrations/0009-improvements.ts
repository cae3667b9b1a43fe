/** Actions (I1, I3 plain): who has to do what by when, and who verifies it. */
export const improvements0009 = `
CREATE TABLE action (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('people', 'process', 'system')),
  origin TEXT NOT NULL CHECK (origin IN ('failed', 'absent', 'manual')),
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
) STRICT;
CREATE INDEX action_due ON action (status, due_on, number);
CREATE INDEX action_session ON action (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX action_person ON action (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX action_once ON action (session_id, person_id, origin) WHERE origin <> 'manual' AND status <> 'cancelled';
`
