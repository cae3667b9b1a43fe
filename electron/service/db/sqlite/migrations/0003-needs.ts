/** Ability and needs (N1, N2 plain): the history of ratings, the standing they lead to, and the need register. */
export const needs0003 = `
CREATE TABLE rating (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  competency_id TEXT NOT NULL REFERENCES competency (id),
  state TEXT NOT NULL CHECK (state IN ('rated', 'not_observed', 'exempt', 'revoked', 'expired')),
  level INTEGER CHECK (level BETWEEN 1 AND 5),
  method TEXT NOT NULL CHECK (method IN ('self', 'supervisor', 'test', 'inspection', 'training')),
  rated_on TEXT NOT NULL,
  assessor TEXT,
  session_id TEXT,
  CHECK ((state = 'rated') = (level IS NOT NULL))
) STRICT;
CREATE INDEX rating_person ON rating (person_id, competency_id, rated_on, id);
CREATE INDEX rating_session ON rating (session_id) WHERE session_id IS NOT NULL;

-- Where a person stands now: the newest rating of each competency. No row = unrated.
-- Without rowid the key holds the whole row: the gap map of 5,000 people reads 200,000 of them in a third of the time.
CREATE TABLE standing (
  person_id TEXT NOT NULL REFERENCES person (id),
  competency_id TEXT NOT NULL REFERENCES competency (id),
  state TEXT NOT NULL CHECK (state IN ('rated', 'not_observed', 'exempt', 'revoked', 'expired')),
  level INTEGER CHECK (level BETWEEN 1 AND 5),
  method TEXT NOT NULL,
  rated_on TEXT NOT NULL,
  rating_id TEXT NOT NULL REFERENCES rating (id),
  PRIMARY KEY (person_id, competency_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_competency ON standing (competency_id);
CREATE INDEX standing_rating ON standing (rating_id);

CREATE TABLE need (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('gap', 'complaint', 'inspection', 'kpi', 'business_change', 'manager', 'person', 'regulation')),
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
) STRICT;
CREATE INDEX need_status ON need (status, number);

CREATE TABLE need_person (
  need_id TEXT NOT NULL REFERENCES need (id) ON DELETE CASCADE,
  person_id TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (need_id, person_id)
) STRICT;
CREATE INDEX need_person_person ON need_person (person_id);
`
