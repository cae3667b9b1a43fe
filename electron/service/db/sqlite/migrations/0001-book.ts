/** The book itself: audit chain, captured changes, settings, operators, imports, attachments and the search index. */
export const book0001 = `
-- The number of the command being carried out; triggers write it beside every change.
CREATE TABLE running (one INTEGER PRIMARY KEY CHECK (one = 1), command_seq INTEGER) STRICT;
INSERT INTO running (one, command_seq) VALUES (1, NULL);

-- Immutable and free of personal data: who, when, what kind of command, and a salted commitment to its changes.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  operator_id TEXT,
  room TEXT NOT NULL,
  command TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  undo TEXT NOT NULL CHECK (undo IN ('captured', 'compensated', 'final')),
  schema_version INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  commitment TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;

-- Which commands an undo took back, or a redo brought again. The newest row of a command says whether it is live.
CREATE TABLE reversal (
  seq INTEGER NOT NULL REFERENCES audit (seq),
  target_seq INTEGER NOT NULL REFERENCES audit (seq),
  PRIMARY KEY (seq, target_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX reversal_target ON reversal (target_seq, seq);
CREATE TRIGGER reversal_no_update BEFORE UPDATE ON reversal BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;
CREATE TRIGGER reversal_no_delete BEFORE DELETE ON reversal BEGIN SELECT RAISE(ABORT, 'audit is immutable'); END;

-- What a person reads in the history, and the salt of the commitment. Both can be erased without breaking the chain.
CREATE TABLE command_detail (
  command_seq INTEGER PRIMARY KEY,
  salt TEXT NOT NULL,
  params TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  command_seq INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
  before TEXT,
  after TEXT,
  aggregate TEXT NOT NULL
) STRICT;
CREATE INDEX change_command ON change (command_seq);
CREATE INDEX change_aggregate ON change (aggregate, command_seq);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX operator_name ON operator (name);

-- The column mapping a person corrected, remembered for files of the same layout.
CREATE TABLE import_layout (
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (kind, fingerprint)
) STRICT;

CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sheet TEXT,
  at TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

-- Content-addressed files beside the database (attachments/ab/abcdef…).
CREATE TABLE attachment (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

-- Derived: rebuilt from the records, never captured.
CREATE TABLE search_doc (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  rank INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, ref)
) STRICT;
CREATE VIRTUAL TABLE search_fts USING fts5 (text, sound, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
`
