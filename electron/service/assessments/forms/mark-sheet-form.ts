import { anyForm } from '../../documents/form/form'
import type { FormFact } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import { placeOf } from '../../documents/form/person-columns'
import { rollOf } from '../../documents/form/roll-of'
import { sessionFacts } from '../../sessions/forms/session-facts'
import type { Session } from '../../sessions/sessions-service'
import { componentValue, totalValue, verdictValue } from './mark-words'
import { evidenceOfMarks, type MarksOfSession, marksOf } from './marks-of-session'

/** 成绩登记表: the marks of a session, the resit beside the first mark. */
export const markSheetForm = anyForm<MarksOfSession>({
  form: 'mark_sheet',
  evidence: evidenceOfMarks,
  gather: ({ db }, subject) => marksOf(db, subject),
  empty: ({ session, sheet }) =>
    sheet.rows.length === 0 || session.theoryWeight + session.practiceWeight === 0,
  body: ({ session, blocks, sheet }, voice) => ({
    title: voice.say('mark_sheet.title'),
    facts: [...sessionFacts(voice, session, blocks, sheet.rows.length), schemeFacts(voice, session)],
    parts: [
      rollOf(voice, sheet.rows, [
        ['form.serial', 10, 'serial'],
        ['form.staff_number', 18, 'text', row => row.staffNo],
        ['form.name', 24, 'text', voice.named],
        ['form.unit', 30, 'text', row => placeOf(voice, row)],
        ['form.theory', 15, 'mark', row => componentValue(voice, row.first?.theory)],
        ['form.practice', 15, 'mark', row => componentValue(voice, row.first?.practice)],
        ['form.overall', 15, 'mark', row => totalValue(voice, row.first)],
        ['mark_sheet.grade', 15, 'text', row => gradeOf(voice, row.first?.grade)],
        ['form.resit', 15, 'mark', row => totalValue(voice, row.resits.at(-1))],
        ['mark_sheet.verdict', 22, 'text', row => verdictValue(voice, row)],
      ]),
    ],
    note: summaryOf(voice, sheet.summary),
    signatures: ['mark_sheet.invigilated', 'mark_sheet.marked', 'form.reviewed'],
  }),
})

function schemeFacts(voice: FormVoice, { theoryWeight, practiceWeight, passMark }: Session): FormFact[] {
  const method = voice.say('mark_sheet.scheme', { theory: theoryWeight, practice: practiceWeight })
  return [
    { label: voice.say('mark_sheet.method'), value: method, span: 2 },
    { label: voice.say('mark_sheet.pass_mark'), value: String(passMark / 100), span: 1 },
  ]
}

// Below the better grades the verdict says all: with a pass line of 80, 65 would be 及格 and yet 不合格.
function gradeOf(voice: FormVoice, grade: string | null | undefined): string | null {
  return grade === 'excellent' || grade === 'good' || grade === 'fair' ? voice.say(`grade.${grade}`) : null
}

function summaryOf(
  voice: FormVoice,
  { first, afterResits: { sat, passed, rate } }: MarksOfSession['sheet']['summary'],
): string {
  const text = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)
  return voice.say('mark_sheet.summary', { sat, passed, first: text(first.rate), after: text(rate) })
}
