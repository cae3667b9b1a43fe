import type { MarkRow } from '../../../../src/contract/assessments'
import type { FormVoice } from '../../documents/form/form-voice'
import { rollForm } from '../../documents/form/roll-form'
import { sessionFacts } from '../../sessions/forms/session-facts'
import type { Session } from '../../sessions/sessions-service'
import { totalValue, verdictValue } from './mark-words'
import { evidenceOfMarks, type MarksOfSession, marksOf } from './marks-of-session'

/** 补考/再培训记录: who did not pass at once, what was lacking, what was done about it, and what came of it. */
export const retrainingForm = rollForm<MarksOfSession, MarkRow>({
  form: 'retraining',
  evidence: evidenceOfMarks,
  tall: true,
  gather: ({ db }, subject) => marksOf(db, subject),
  rows: ({ sheet }) => sheet.rows.filter(notAtOnce),
  facts: ({ session, blocks, sheet }, voice) =>
    sessionFacts(voice, session, blocks, sheet.rows.filter(notAtOnce).length, 'form.count'),
  columns: ({ session }, voice) => [
    ['form.serial', 9, 'serial'],
    ['form.staff_number', 16, 'text', row => row.staffNo],
    ['form.name', 18, 'text', voice.named],
    ['retraining.first', 14, 'mark', row => firstOf(voice, row)],
    ['retraining.failed', 20, 'text', row => lackingOf(voice, row, session)],
    ['retraining.content', 34, 'text'],
    ['form.day', 20, 'day', row => lastHeld(row)?.markedOn ?? null],
    ['form.resit', 14, 'mark', row => totalValue(voice, lastHeld(row))],
    ['retraining.outcome', 16, 'text', row => outcomeOf(voice, row)],
    ['form.own_signature', 20, 'sign'],
  ],
  signatures: ['form.trainer_signature', 'form.supervisor', 'form.signed_on'],
})

const notAtOnce = ({ first, resits, absent }: MarkRow): boolean =>
  resits.length > 0 || (first ? first.verdict !== 'passed' && first.verdict !== 'incomplete' : absent)

const firstOf = (voice: FormVoice, row: MarkRow) =>
  row.first ? totalValue(voice, row.first) : voice.say('verdict.absent')

/** The last resit that is entered whole: of one that is half entered nothing is known yet. */
const lastHeld = ({ resits }: MarkRow) => resits.findLast(({ verdict }) => verdict !== 'incomplete')

const outcomeOf = (voice: FormVoice, row: MarkRow) => (lastHeld(row) ? verdictValue(voice, row) : null)

/** The parts below the pass line, or not taken. */
function lackingOf(voice: FormVoice, { first }: MarkRow, { passMark }: Session): string | null {
  if (!first) return null
  const parts = (['theory', 'practice'] as const).filter(part => {
    const component = first[part]
    return component !== null && (component.kind !== 'scored' || component.mark < passMark)
  })
  return voice.list(parts.map(part => voice.say(`form.${part}`)))
}
