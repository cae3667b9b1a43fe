/**
 * How much of what is held a certificate asks for, in per cent: of a course, and of a session as it was made. Nobody has
 * said so far, so it is the usual 80; where that or blocks nobody recorded leave nobody to issue to, nothing is due.
 */
export const minimumAttendance0015 = `
ALTER TABLE course ADD COLUMN minimum_attendance INTEGER CHECK (minimum_attendance BETWEEN 0 AND 100);
ALTER TABLE session ADD COLUMN minimum_attendance INTEGER CHECK (minimum_attendance BETWEEN 0 AND 100);
UPDATE course SET minimum_attendance = 80;
UPDATE session SET minimum_attendance = 80;

DELETE FROM certificate_due;
INSERT INTO certificate_due
  SELECT id FROM session WHERE status IN ('held', 'closed')
    AND NOT EXISTS (SELECT 1 FROM block WHERE block.session_id = session.id AND block.recorded_on IS NULL)
    AND EXISTS (
      SELECT 1 FROM (
        SELECT enrolment.id,
          (SELECT coalesce(sum(ends - starts), 0) FROM block WHERE block.session_id = session.id) AS planned,
          (SELECT coalesce(sum(ends - starts), 0) FROM attendance JOIN block ON block.id = attendance.block_id
            WHERE attendance.enrolment_id = enrolment.id AND attendance.state IN ('absent', 'leave')) AS missed
        FROM enrolment
        WHERE enrolment.session_id = session.id AND enrolment.status = 'enrolled'
          AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
            AND (certificate.status = 'valid' OR certificate.void_reason IS NOT NULL))
          AND ((session.theory_weight = 0 AND session.practice_weight = 0)
            OR EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = enrolment.id AND mark.verdict = 'passed'))
      ) AS person
      WHERE missed < planned AND (planned - missed) * 100 >= 80 * planned);
`
