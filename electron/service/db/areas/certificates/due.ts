import type { DerivedTable } from '../../derived-table'

/**
 * Sessions (`t`) that the rules must look at person by person: attendance is in, and somebody passed, or nothing is
 * assessed, who was there for enough of it as far as absence and leave tell, and has no certificate. Those whose issue was
 * undone are as if never issued.
 */
const due = `t.status IN ('held', 'closed')
  AND NOT EXISTS (SELECT 1 FROM block WHERE block.session_id = t.id AND block.recorded_on IS NULL)
  AND EXISTS (
    SELECT 1 FROM (
      SELECT enrolment.id,
        (SELECT coalesce(sum(block.ends - block.starts), 0) FROM block WHERE block.session_id = t.id) AS planned,
        (SELECT coalesce(sum(block.ends - block.starts), 0)
          FROM attendance JOIN block ON block.id = attendance.block_id
          WHERE attendance.enrolment_id = enrolment.id AND attendance.state IN ('absent', 'leave')) AS missed
      FROM enrolment
      WHERE enrolment.session_id = t.id AND enrolment.status = 'enrolled'
        AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
          AND (certificate.status = 'valid' OR certificate.void_reason IS NOT NULL))
        AND ((t.theory_weight = 0 AND t.practice_weight = 0)
          OR EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = enrolment.id AND mark.verdict = 'passed'))
    ) AS person
    WHERE missed < planned AND (planned - missed) * 100 >= coalesce(t.minimum_attendance, 0) * planned)`

/** A change of any of these names its session as the aggregate. */
const deciding = ['session', 'block', 'enrolment', 'attendance', 'mark', 'certificate']

const touched = (seq: string) => `SELECT DISTINCT substr(aggregate, 9) FROM change
  WHERE command_seq = ${seq} AND tbl IN (${deciding.map(table => `'${table}'`).join(', ')})`

export const certificateDue: DerivedTable = {
  table: 'certificate_due',
  from: deciding,
  refreshing: seq => [
    `DELETE FROM certificate_due WHERE session_id IN (${touched(seq)})`,
    `INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE t.id IN (${touched(seq)}) AND ${due}`,
  ],
  rebuilding: [
    'DELETE FROM certificate_due',
    `INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE ${due}`,
  ],
}
