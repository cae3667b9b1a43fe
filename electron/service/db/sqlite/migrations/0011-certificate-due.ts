/** What the certificates page asks of every enrolment and every certificate there ever was, kept beside them. */
export const certificateDue0011 = `
-- Derived, never captured: sessions with somebody who may have a certificate and has none. Follows every command.
CREATE TABLE certificate_due (session_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO certificate_due
  SELECT id FROM session WHERE status IN ('held', 'closed') AND EXISTS (
    SELECT 1 FROM enrolment WHERE enrolment.session_id = session.id AND enrolment.status = 'enrolled'
      AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
        AND (certificate.status = 'valid' OR certificate.void_reason IS NOT NULL))
      AND (EXISTS (SELECT 1 FROM mark WHERE mark.enrolment_id = enrolment.id AND mark.verdict = 'passed')
        OR (session.theory_weight = 0 AND session.practice_weight = 0
          AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.enrolment_id = enrolment.id
            AND attendance.state IN ('absent', 'leave')))));

-- Voided ones are few: they are counted, and the valid ones are the others.
CREATE INDEX certificate_list_voided ON certificate (issued_on, number) WHERE status = 'voided';
`
