import type { Certificate } from '../../../../src/contract/certificates'
import type { FormVoice } from '../../documents/form/form-voice'
import { rollForm } from '../../documents/form/roll-form'
import { topicOf } from '../../sessions/forms/session-facts'
import { findSession, type Session } from '../../sessions/sessions-service'
import { listCertificates, listIssuedIn } from '../issue-log-store'

/** 证书发放登记: of a session or of a year, signed by who takes the certificate. Voided numbers stay in it. */
export const certificateRegisterForm = rollForm<
  { of: Session | number; rows: readonly Certificate[] },
  Certificate
>({
  form: 'certificate_register',
  evidence: ['certificate', 'certificate_print', 'person', 'enrolment', 'session', 'course', 'setting'],
  landscape: true,
  tall: true,
  async gather({ db }, subject) {
    if (subject.kind === 'year') return { of: subject.year, rows: await listIssuedIn(db, subject.year) }
    const session = subject.kind === 'session' ? await findSession(db, subject.id) : null
    if (!session) return null
    const { rows } = await listCertificates(db, { sessionId: session.id })
    return { of: session, rows: rows.toReversed() }
  },
  rows: ({ rows }) => rows,
  facts: ({ of, rows }, voice) => [
    [
      typeof of === 'number'
        ? { label: voice.say('form.year'), value: String(of), span: 2 }
        : { label: voice.say('form.topic'), value: topicOf(voice, of), span: 2 },
      { label: voice.say('certificate_register.count'), value: String(rows.length), span: 1 },
    ],
  ],
  columns: ({ of }, voice) => [
    ['form.serial', 11, 'serial'],
    ['form.certificate_number', 40, 'text', row => row.number],
    ['form.name', 26, 'text', voice.named],
    ['form.staff_number', 20, 'text', row => row.staffNo],
    // Of one session all are the same.
    typeof of === 'number' && ['certificate_register.topic', 62, 'text', row => namedOf(voice, row), 'left'],
    ['certificate_register.issued', 24, 'day', row => row.issuedOn],
    ['certificate.valid_until', 24, 'day', row => row.validUntil ?? voice.say('certificate_register.always')],
    ['certificate_register.collected', 24, 'sign'],
    ['certificate_register.signature', 28, 'sign'],
    ['form.remark', 14, 'text', row => remarkOf(voice, row)],
  ],
  signatures: ['form.prepared_by', 'form.reviewed'],
})

const namedOf = (voice: FormVoice, row: Certificate) => topicOf(voice, { ...row, number: row.sessionNumber })

const remarkOf = (voice: FormVoice, { status }: Certificate) =>
  status === 'voided' ? voice.say('certificate_register.voided') : null
