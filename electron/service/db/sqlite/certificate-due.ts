import type { Database } from 'better-sqlite3'
import { prepared } from './prepared'

/**
 * Sessions (`t`) that the rules must look at person by person: somebody passed, or was never away where nothing is
 * assessed, and has no certificate. Those whose issue was undone are as if never issued.
 */
const due = `t.status IN ('held', 'closed') AND EXISTS (
  SELECT 1 FROM enrolment WHERE enrolment.session_id = t.id AND enrolment.status = 'enrolled'
    AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
      AND (certificate.status = 'valid' OR certificate.void_reason IS NOT NULL))
    AND (EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = enrolment.id AND mark.verdict = 'passed')
      OR (t.theory_weight = 0 AND t.practice_weight = 0
        AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.enrolment_id = enrolment.id
          AND attendance.state IN ('absent', 'leave')))))`

/** Tables whose rows decide it; a change of any names its session as the aggregate. */
const deciding = ['session', 'enrolment', 'attendance', 'mark', 'certificate']

const touched = `SELECT DISTINCT substr(aggregate, 9) FROM change
  WHERE command_seq = @seq AND tbl IN (${deciding.map(table => `'${table}'`).join(', ')})`

/**
 * Runs inside every command's transaction, undo included: the table never differs from a full rebuild. `tables` are
 * those the command changed.
 */
export function refreshDue(sqlite: Database, seq: number, tables: readonly string[]): void {
  if (!tables.some(table => deciding.includes(table))) return
  prepared(sqlite, `DELETE FROM certificate_due WHERE session_id IN (${touched})`).run({ seq })
  prepared(
    sqlite,
    `INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE t.id IN (${touched}) AND ${due}`,
  ).run({ seq })
}

export function rebuildDue(sqlite: Database): void {
  sqlite.exec(
    `DELETE FROM certificate_due; INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE ${due}`,
  )
}
