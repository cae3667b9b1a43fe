import type { assessments } from '../../../src/contract/assessments'
import type { AreaHandlers } from '../area-handlers'
import { insertImportRun } from '../imports/imports-service'
import { enrolPeople, getSession, listRoll, sessionWords } from '../sessions/sessions-service'
import { markSheet } from './mark-sheet'
import { refuseEdits, refuseUnassessed, writeMarks } from './record-marks'

export const assessmentsHandlers: AreaHandlers<typeof assessments> = {
  sheet: (context, input) => markSheet(context.db, input.sessionId),
  async recordMarks(context, input) {
    const session = await getSession(context, input.sessionId)
    refuseUnassessed(context, session)
    const roll = await listRoll(context.tx, input.sessionId, false)
    const entry = { attempt: input.attempt, edits: input.marks }
    await refuseEdits(context, session, roll, entry)
    const counts = await writeMarks(context, session, roll, {
      ...entry,
      markedOn: input.markedOn ?? context.today,
      resitStands: params => context.refuse('resit_stands', params),
    })
    const edited = new Set(input.marks.map(mark => mark.enrolmentId))
    const [only] = edited
    const person = edited.size === 1 ? roll.find(one => one.id === only) : undefined
    context.describe({
      ...sessionWords(session),
      count: edited.size,
      ...(person ? { name: person.name } : {}),
      ...wordsOf(input.attempt > 1, person !== undefined),
    })
    return counts
  },
  async writeScores(context, input) {
    const session = await getSession(context, input.sessionId)
    refuseUnassessed(context, session)
    let enrolled = 0
    if (input.enrolMissing) {
      const people = input.rows.map(row => row.personId)
      enrolled = (await enrolPeople(context, session, people, 'nominated')).enrolled
    }
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolmentOf = new Map(roll.map(person => [person.personId, person.id]))
    const known = input.rows.flatMap(({ personId, ...mark }) => {
      const enrolmentId = enrolmentOf.get(personId)
      return enrolmentId === undefined ? [] : [{ enrolmentId, ...mark }]
    })
    if (known.length > 0) {
      await writeMarks(context, session, roll, {
        attempt: 1,
        edits: known,
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

/** Which words of the history fit: marks or resit marks, of one person or of several. */
function wordsOf(resit: boolean, onePerson: boolean): { context?: string } {
  if (resit) return { context: onePerson ? 'resitPerson' : 'resit' }
  return onePerson ? { context: 'person' } : {}
}
