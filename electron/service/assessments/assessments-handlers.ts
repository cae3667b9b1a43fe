import type { assessments } from '../../../src/contract/assessments'
import type { AreaHandlers } from '../area-handlers'
import { insertImportRun } from '../imports/imports-service'
import { getSession, listRoll, putOnRoll, sessionWords } from '../sessions/sessions-service'
import { markSheet } from './mark-sheet'
import { refuseEdits, refuseUnassessed, writeMarks } from './record-marks'
import { staleMarks } from './stale-marks'

export const assessmentsHandlers: AreaHandlers<typeof assessments> = {
  sheet: (context, input) => markSheet(context.db, input.sessionId),
  async recordMarks(context, input) {
    const session = await getSession(context, input.sessionId)
    refuseUnassessed(context, session)
    const roll = await listRoll(context.tx, input.sessionId, false)
    const { edits, stale } = await staleMarks(context.tx, session.id, input)
    const entry = { attempt: input.attempt, edits }
    await refuseEdits(context, session, roll, entry)
    const counts = await writeMarks(context, session, roll, {
      ...entry,
      markedOn: input.markedOn ?? context.today,
      resitStands: params => context.refuse('resit_stands', params),
    })
    const edited = new Set(edits.map(mark => mark.enrolmentId))
    const [only] = edited
    const person = edited.size === 1 ? roll.find(one => one.id === only) : undefined
    context.describe({
      ...sessionWords(session),
      count: edited.size,
      ...(person ? { name: person.name } : {}),
      ...wordsOf(input.attempt > 1, person ? edits : null),
    })
    return stale.length > 0 ? { ...counts, stale } : counts
  },
  async writeScores(context, input) {
    const session = await getSession(context, input.sessionId)
    refuseUnassessed(context, session)
    let enrolled = 0
    if (input.enrolMissing) {
      const people = input.rows.map(row => row.personId)
      enrolled = (await putOnRoll(context, session, people, 'nominated')).enrolled
    }
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolmentOf = new Map(roll.map(person => [person.personId, person.id]))
    const known = input.rows.flatMap(({ personId, ...mark }) => {
      const enrolmentId = enrolmentOf.get(personId)
      return enrolmentId === undefined ? [] : [{ enrolmentId, ...mark }]
    })
    const attempts = [...new Set(known.map(({ attempt }) => attempt))].sort((a, b) => a - b)
    for (const attempt of attempts) {
      const entry = { attempt, edits: known.filter(mark => mark.attempt === attempt) }
      await refuseEdits(context, session, roll, entry)
      await writeMarks(context, session, roll, {
        ...entry,
        markedOn: context.today,
        resitStands: params => context.refuse('resit_stands', params),
      })
    }
    await insertImportRun(context, {
      kind: 'scores',
      fileName: input.fileName,
      sheet: input.sheet,
      counts: input.counts,
    })
    context.describe({ ...sessionWords(session), file: input.fileName, count: known.length })
    return { written: known.length, enrolled, notOnRoll: input.rows.length - known.length }
  },
}

const fields = ['theory', 'practice', 'note'] as const

/** Which words of the history fit: marks or resit marks, of several people, of one, or one cell of theirs. */
function wordsOf(
  resit: boolean,
  ofOne: readonly Partial<Record<(typeof fields)[number], unknown>>[] | null,
): { context?: string } {
  if (ofOne === null) return resit ? { context: 'resit' } : {}
  const values = ofOne.flatMap(edit => fields.map(one => edit[one])).filter(value => value !== undefined)
  const cleared = values.every(value => value === null) ? '_cleared' : ''
  const [field, another] = fields.filter(one => ofOne.some(edit => edit[one] !== undefined))
  const cell = field && !another ? `_${field}` : ''
  return { context: `${resit ? 'resitPerson' : 'person'}${cell}${cleared}` }
}
