import { type FormFormat, type FormLanguage, formEndings } from '../../../src/domain/documents/form-codes'
import { openExamRoom } from '../assessments/exam-room'
import { outside } from '../support/outside'
import { testDay } from '../support/service'

/** A session with a pass, a resit, a failure and an absence, one certificate, and what was printed of it. */
export async function openFormOffice() {
  const printed: { html: string; landscape: boolean }[] = []
  const room = await openExamRoom({
    async print(html, { landscape }) {
      printed.push({ html, landscape })
      return new TextEncoder().encode('%PDF-1.7')
    },
  })
  await room.enter({
    王契: { theory: 92, practice: 88.5 },
    欧阳娜娜: { theory: 55, practice: 90 },
    李娜: { theory: 'missed', practice: 70 },
    赵博文: { theory: 70, practice: 60 },
  })
  await room.enter({ 欧阳娜娜: { theory: 85, practice: 90 } }, { attempt: 2 })
  await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  const subjects = {
    session: { kind: 'session', id: room.sessionId },
    person: { kind: 'person', id: room.people.王契 },
    year: { kind: 'year', year: Number(testDay.slice(0, 4)) },
  } as const
  const subjectOf = (form: string) =>
    form === 'personal_file' ? subjects.person : form === 'ledger' ? subjects.year : subjects.session
  let files = 0
  return {
    ...room,
    printed,
    async write(
      form: string,
      format: FormFormat,
      language: FormLanguage,
      subject: (typeof subjects)[keyof typeof subjects] = subjectOf(form),
    ) {
      const path = outside(`${++files}${formEndings[format]}`)
      const answer = await room.call('forms', 'write', {
        form,
        format,
        language,
        subject,
        file: room.ticket(path),
      })
      return { ...answer, path }
    },
    subjects,
  }
}
