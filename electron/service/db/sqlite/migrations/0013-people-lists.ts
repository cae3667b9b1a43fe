/**
 * Business lines and channels as lists (P1). What people had as text becomes a row for each distinct name, spaces around
 * it left off, and the person's reference. Remembered columns of rosters and ability assessments follow their fields,
 * which have one name each now.
 */
export const peopleLists0013 = `
CREATE TABLE business_line (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  sort INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX business_line_order ON business_line (sort, name);

CREATE TABLE channel (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  sort INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX channel_order ON channel (sort, name);

ALTER TABLE person ADD COLUMN business_line_id TEXT REFERENCES business_line (id);
ALTER TABLE person ADD COLUMN channel_id TEXT REFERENCES channel (id);

-- Ids as the service makes them: UUIDv7, the time first. 12288 and 160 are the wide and the unbreakable space.
INSERT INTO business_line (id, name, sort)
SELECT
  substr(at, 1, 8) || '-' || substr(at, 9, 4) || '-7' || substr(random, 1, 3) || '-8' || substr(random, 4, 3) || '-' || substr(random, 7, 12),
  name,
  row_number() OVER (ORDER BY name) - 1
FROM (
  SELECT name, printf('%012x', CAST(unixepoch('subsec') * 1000 AS INTEGER)) AS at, lower(hex(randomblob(9))) AS random
  FROM (
    SELECT DISTINCT trim(business_line, ' ' || char(9, 10, 13, 160, 12288)) AS name
    FROM person WHERE business_line IS NOT NULL
  )
  WHERE name <> ''
);
UPDATE person SET business_line_id = (
  SELECT id FROM business_line
  WHERE name = trim(person.business_line, ' ' || char(9, 10, 13, 160, 12288))
) WHERE business_line IS NOT NULL;
ALTER TABLE person DROP COLUMN business_line;

CREATE INDEX person_business_line ON person (business_line_id, status);
CREATE INDEX person_channel ON person (channel_id, status);

UPDATE import_layout SET mapping = replace(replace(mapping, '"grade":', '"gradeLevel":'), '"supplier":', '"company":')
WHERE kind IN ('people', 'ability');
`
