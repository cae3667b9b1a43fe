/** People and posts (P1–P3): organisation tree, posts and grade levels, competencies and what a post requires. */
export const people0002 = `
CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('headquarters', 'branch', 'department', 'team')),
  name TEXT NOT NULL,
  name_en TEXT,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX unit_name ON unit (coalesce(parent_id, ''), name);
CREATE INDEX unit_parent ON unit (parent_id, sort);

CREATE TABLE post (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  duties TEXT,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX post_order ON post (sort, name);

CREATE TABLE grade_level (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX grade_level_order ON grade_level (sort, name);

CREATE TABLE person (
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
  business_line TEXT,
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
  number_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(staff_no, char(1114111))) VIRTUAL,
  hired_key TEXT NOT NULL GENERATED ALWAYS AS (coalesce(hired_on, '')) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX person_staff_no ON person (staff_no) WHERE staff_no IS NOT NULL;
CREATE INDEX person_unit ON person (unit_id, status, sort_key, id);
-- One for each order of the list; status and unit stand in them so that a filter is judged without the row.
CREATE INDEX person_by_name ON person (sort_key, id, status, unit_id);
CREATE INDEX person_by_number ON person (number_key, id, status, unit_id);
CREATE INDEX person_by_hire ON person (hired_key, id, status, unit_id);
CREATE INDEX person_post ON person (post_id, status);
CREATE INDEX person_grade_level ON person (grade_level_id, status);
CREATE INDEX person_name ON person (name);

CREATE TABLE person_tag (
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (person_id, tag)
) STRICT;
CREATE INDEX person_tag_tag ON person_tag (tag);

-- What happened to a person's employment, oldest first; images of the post before and after.
CREATE TABLE employment_event (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('hire', 'transfer', 'leave', 'rehire')),
  on_day TEXT NOT NULL,
  from_unit_id TEXT REFERENCES unit (id),
  to_unit_id TEXT REFERENCES unit (id),
  from_post_id TEXT REFERENCES post (id),
  to_post_id TEXT REFERENCES post (id),
  from_grade_level_id TEXT REFERENCES grade_level (id),
  to_grade_level_id TEXT REFERENCES grade_level (id),
  reason TEXT
) STRICT;
CREATE INDEX employment_event_person ON employment_event (person_id, on_day, id);

CREATE TABLE competency (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  category TEXT,
  -- JSON object level → descriptor, e.g. {"3":"能独立处理一般投诉"}
  descriptors TEXT NOT NULL DEFAULT '{}',
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The level a post asks for; with a grade level it overrides the post's general line.
CREATE TABLE post_requirement (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  grade_level_id TEXT REFERENCES grade_level (id),
  competency_id TEXT NOT NULL REFERENCES competency (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100)
) STRICT;
CREATE UNIQUE INDEX post_requirement_line ON post_requirement (post_id, coalesce(grade_level_id, ''), competency_id);
CREATE INDEX post_requirement_competency ON post_requirement (competency_id);
`
