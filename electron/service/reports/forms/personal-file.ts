import type { PersonDetail } from '../../../../src/contract/people/person'
import { creditedHours, type MinutesPerHour } from '../../../../src/domain/days/credited-hours'
import { anyForm } from '../../documents/form/form'
import type { FormFact } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import { rollOf } from '../../documents/form/roll-of'
import { findDetail } from '../../people/person-queries'
import { topicOf } from '../../sessions/forms/session-facts'
import { type TrainingOnFile, trainingsOf } from './personal-trainings'

export interface PersonalFileFacts {
  person: PersonDetail
  trainings: readonly TrainingOnFile[]
  minutesPerHour: MinutesPerHour
}

/** 员工培训档案（一人一档）: who it is, and every training that was held, oldest first. */
export const personalFileForm = anyForm<PersonalFileFacts>({
  form: 'personal_file',
  evidence: [
    'enrolment',
    'person',
    'person_tag',
    'employment_event',
    'unit',
    'post',
    'grade_level',
    'business_line',
    'channel',
    'session',
    'block',
    'trainer',
    'room',
    'course',
    'attendance',
    'mark',
    'certificate',
    'certificate_print',
    'setting',
  ],
  async gather({ db, office }, subject) {
    const person = subject.kind === 'person' ? await findDetail(db, subject.id) : null
    if (!person) return null
    return { person, trainings: await trainingsOf(db, person.id), minutesPerHour: office.minutesPerHour }
  },
  body: ({ person, trainings, minutesPerHour }, voice) => {
    const hoursOf = (minutes: number) => creditedHours(minutes, minutesPerHour)
    // Minutes are added and converted once: a sum of rounded hours drifts.
    const hours = hoursOf(trainings.reduce((sum, row) => sum + row.creditedMinutes, 0))
    return {
      title: voice.say('personal_file.title'),
      facts: personFacts(voice, person),
      parts: [
        rollOf(voice, trainings, [
          ['form.serial', 9, 'serial'],
          ['form.day', 21, 'day', row => row.firstDay],
          ['personal_file.content', 36, 'text', row => topicOf(voice, row), 'left'],
          ['form.trainer', 16, 'text', row => voice.list(row.trainers)],
          ['form.room', 22, 'text', row => placesOf(voice, row)],
          ['form.hours', 13, 'number', row => hoursOf(row.creditedMinutes), { total: { value: hours } }],
          [
            'personal_file.attendance',
            14,
            'text',
            row => voice.say(`personal_file.attended.${row.attendance}`),
          ],
          ['personal_file.mark', 13, 'mark', row => row.total ?? verdictOf(voice, row.verdict)],
          ['form.certificate_number', 30, 'text', row => row.certificate?.number ?? null],
          ['certificate.valid_until', 21, 'day', row => validityOf(voice, row)],
        ]),
      ],
      signatures: ['form.own_signature', 'personal_file.keeper', 'form.signed_on'],
    }
  },
})

function personFacts(voice: FormVoice, person: PersonDetail): FormFact[][] {
  const unit = person.unitPath.at(-1)
  const fact = (label: string, value: string | null | undefined): FormFact => ({
    label,
    value: value ?? '',
    span: 1,
  })
  const { businessLine, channel } = person
  const lists: FormFact[] = [
    fact(voice.say('personal_file.business_line'), businessLine && voice.named(businessLine)),
    { ...fact(voice.say('personal_file.channel'), channel && voice.named(channel)), span: 2 },
  ]
  return [
    [
      fact(voice.say('form.name'), voice.named(person)),
      fact(voice.say('form.staff_number'), person.staffNo),
      fact(voice.say('personal_file.hired'), person.hiredOn),
    ],
    [
      fact(voice.say('form.unit'), unit ? voice.named(unit) : person.company),
      fact(voice.say('form.post'), person.post && voice.named(person.post)),
      fact(voice.say('personal_file.grade'), person.gradeLevel && voice.named(person.gradeLevel)),
    ],
    // An office that does not sort its people so has no empty line for it.
    ...(businessLine || channel ? [lists] : []),
  ]
}

const placesOf = (voice: FormVoice, { rooms, roomsEn }: TrainingOnFile): string =>
  voice.list(rooms.map((room, index) => voice.pair(room, roomsEn[index] ?? null) ?? room))

const verdictOf = (voice: FormVoice, verdict: string | null): string | null =>
  verdict === 'missed' || verdict === 'deferred' || verdict === 'cheating'
    ? voice.say(`verdict.${verdict}`)
    : null

const validityOf = (voice: FormVoice, { certificate }: TrainingOnFile): string | null =>
  certificate && (certificate.validUntil ?? voice.say('certificate_register.always'))
