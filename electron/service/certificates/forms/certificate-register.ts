import type { Certificate } from '../../../../src/contract/certificates'
import { anyForm } from '../../documents/form/form'
import type { FormFact } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import { type ColumnOf, rollOf } from '../../documents/form/roll-of'
import { topicOf } from '../../sessions/forms/session-facts'
import { findSession, type Session } from '../../sessions/sessions-service'
import { listCertificates, listIssuedIn } from '../issue-log-store'

export interface RegisterFacts {
  of: Session | number
  rows: readonly Certificate[]
}

/** 证书发放登记: of a session or of a year, signed by who takes the certificate. Voided numbers stay in it. */
export const certificateRegisterForm = anyForm<RegisterFacts>({
  form: 'certificate_register',
  evidence: ['certificate', 'certificate_print', 'person', 'enrolment', 'session', 'course', 'setting'],
  async gather({ db }, subject) {
    if (subject.kind === 'person') return null
    if (subject.kind === 'year') return { of: subject.year, rows: await listIssuedIn(db, subject.year) }
    const session = await findSession(db, subject.id)
    if (!session) return null
    const { rows } = await listCertificates(db, { sessionId: session.id })
    return { of: session, rows: rows.toReversed() }
  },
  empty: ({ rows }) => rows.length === 0,
  body: ({ of, rows }, voice) => {
    // Of one session all are the same.
    const topics: ColumnOf<Certificate>[] =
      typeof of === 'number'
        ? [['certificate_register.topic', 62, 'text', row => topicOfRow(voice, row), { align: 'left' }]]
        : []
    return {
      title: voice.say('certificate_register.title'),
      landscape: true,
      facts: [factsOf(voice, of, rows.length)],
      parts: [
        rollOf(
          voice,
          rows,
          [
            ['form.serial', 11, 'serial'],
            ['form.certificate_number', 40, 'text', row => row.number],
            ['form.name', 26, 'text', voice.named],
            ['form.staff_number', 20, 'text', row => row.staffNo],
            ...topics,
            ['certificate_register.issued', 24, 'day', row => row.issuedOn],
            [
              'certificate.valid_until',
              24,
              'day',
              row => row.validUntil ?? voice.say('certificate_register.always'),
            ],
            ['certificate_register.collected', 24, 'sign'],
            ['certificate_register.signature', 28, 'sign'],
            ['form.remark', 14, 'text', row => remarkOf(voice, row)],
          ],
          { tall: true },
        ),
      ],
      signatures: ['form.prepared_by', 'form.reviewed'],
    }
  },
})

const topicOfRow = (voice: FormVoice, { courseName, courseNameEn, sessionNumber }: Certificate): string =>
  topicOf(voice, { courseName, courseNameEn, number: sessionNumber })

const remarkOf = (voice: FormVoice, { status }: Certificate): string | null =>
  status === 'voided' ? voice.say('certificate_register.voided') : null

function factsOf(voice: FormVoice, of: Session | number, count: number): FormFact[] {
  return [
    typeof of === 'number'
      ? { label: voice.say('form.year'), value: String(of), span: 2 }
      : { label: voice.say('form.topic'), value: topicOf(voice, of), span: 2 },
    { label: voice.say('certificate_register.count'), value: String(count), span: 1 },
  ]
}
