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

const touched = (seq: string) => `SELECT DISTINCT substr(aggregate, 9) FROM change
  WHERE command_seq = ${seq} AND tbl IN (${deciding.map(table => `'${table}'`).join(', ')})`

/** Whether a change of these tables can make a session due, or no longer so. */
export const decidesDue = (tables: readonly string[]): boolean =>
  tables.some(table => deciding.includes(table))

/**
 * What brings the table up to a command, in words of both engines, one after the other. `seq`: its number, or as the
 * engine writes a parameter that stands for it.
 */
export const refreshingDue = (seq: string): readonly string[] => [
  `DELETE FROM certificate_due WHERE session_id IN (${touched(seq)})`,
  `INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE t.id IN (${touched(seq)}) AND ${due}`,
]

/** What makes all of it anew. */
export const rebuildingDue: readonly string[] = [
  'DELETE FROM certificate_due',
  `INSERT INTO certificate_due SELECT t.id FROM session AS t WHERE ${due}`,
]
