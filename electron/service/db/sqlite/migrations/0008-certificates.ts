/** Certificates (R2 plain). Numbers are never used again; what the paper said is kept as it was printed. */
export const certificates0008 = `
CREATE TABLE certificate (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  course_id TEXT NOT NULL REFERENCES course (id),
  issued_on TEXT NOT NULL,
  valid_until TEXT,
  status TEXT NOT NULL CHECK (status IN ('valid', 'voided')),
  voided_on TEXT,
  void_reason TEXT,
  -- JSON of the face (names, course, days, hours) as issued: a later rename never alters an old certificate.
  face TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX certificate_one_valid ON certificate (enrolment_id) WHERE status = 'valid';
CREATE INDEX certificate_list ON certificate (issued_on, number);
CREATE INDEX certificate_person ON certificate (person_id, issued_on);
CREATE INDEX certificate_session ON certificate (session_id);
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);

-- Never rewound, so never captured: an undone issue leaves its numbers voided.
CREATE TABLE certificate_counter (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;

CREATE TABLE certificate_print (
  id TEXT PRIMARY KEY,
  certificate_id TEXT NOT NULL REFERENCES certificate (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  at TEXT NOT NULL,
  copy INTEGER NOT NULL CHECK (copy >= 1),
  reason TEXT
) STRICT;
CREATE INDEX certificate_print_certificate ON certificate_print (certificate_id, copy);
`
