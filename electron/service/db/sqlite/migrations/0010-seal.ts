/** What every table held after each command, committed to by the chain; and what can be undone, kept as a stack. */
export const seal0010 = `
-- Digest of the sums of all tables after the command. NULL in links older than this migration.
ALTER TABLE audit ADD COLUMN seal TEXT;
-- Salt of that digest: without it nobody can try out what a table may have held.
ALTER TABLE command_detail ADD COLUMN seal_salt TEXT;
-- Part of the digest: the tables that are not captured, so that older states can still be told.
ALTER TABLE command_detail ADD COLUMN seal_rest TEXT;

-- The sums as they are now: mod 2^256 over SHA-256 of every row. Tables without rows are not listed.
CREATE TABLE table_seal (
  tbl TEXT PRIMARY KEY,
  row_count INTEGER NOT NULL,
  sum TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT, WITHOUT ROWID;

-- Derived from audit and reversal, never captured. 'done': commands that hold and can be reached by undo;
-- 'undone': undos that redo can bring back, emptied by the next new command.
CREATE TABLE undo_stack (
  part TEXT NOT NULL CHECK (part IN ('done', 'undone')),
  seq INTEGER NOT NULL REFERENCES audit (seq),
  PRIMARY KEY (part, seq)
) STRICT, WITHOUT ROWID;

-- Where the tables were sealed anew (an upgrade, a salvage): undo ends there.
CREATE INDEX audit_sealed_anew ON audit (seq) WHERE kind = 'do' AND room = 'book';
`
