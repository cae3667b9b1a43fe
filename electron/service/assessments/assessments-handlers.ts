import type { assessments } from '../../../src/contract/assessments'
import { markSummary } from '../../../src/domain/assessments/mark-summary'
import { absentees } from '../../../src/domain/sessions/presence'
import { insertImportRun } from '../imports/import-runs-store'
import type { RoomHandlers } from '../room-handlers'
import { enrolPeople } from '../sessions/enrol'
import { listRoll } from '../sessions/enrolments-store'
import { getSession, presenceFacts, sessionWords } from '../sessions/sessions-service'
import { findSession } from '../sessions/sessions-store'
import { listMarks, rowToAttempt } from './marks-store'
import { listRaised } from './raised-store'
import { refuseUnassessed, writeMarks } from './record-marks'
import { finalOf } from './results'

export const assessmentsHandlers: RoomHandlers<typeof assessments> = {
  async sheet(context, input) {
    const session = await findSession(context.db, input.sessionId)
    const scheme = session ?? { theoryWeight: 0, practiceWeight: 0, passMark: 0 }
    const facts = await presenceFacts(context.db, input.sessionId)
    const marks = await listMarks(context.db, input.sessionId)
    const raised = await listRaised(context.db, input.sessionId)
    const away = new Set(
      absentees(
        facts.timedBlocks,
        facts.roll.map(person => person.personId),
        facts.exceptions,
      )
        .filter(absentee => absentee.missed === 'all')
        .map(absentee => absentee.personId),
    )
    const rows = facts.roll.map(person => {
      const own = marks.filter(mark => mark.enrolment_id === person.id)
      const attempts = own.map(rowToAttempt)
      return {
        enrolmentId: person.id,
        personId: person.personId,
        name: person.name,
        nameEn: person.nameEn,
        staffNo: person.staffNo,
        unitName: person.unitName,
        postName: person.postName,
        gradeLevelName: person.gradeLevelName,
        absent: away.has(person.personId),
        first: attempts.find(attempt => attempt.attempt === 1) ?? null,
        resits: attempts.filter(attempt => attempt.attempt > 1),
        finalVerdict: finalOf(own, scheme).verdict,
        raised: raised.get(person.personId) ?? [],
      }
    })
    const { passed, failed, missed, deferred, cheating, notEntered } = markSummary(
      rows.map(row => row.finalVerdict),
    )
    return {
      theoryWeight: scheme.theoryWeight,
      practiceWeight: scheme.practiceWeight,
      passMark: scheme.passMark,
      rows,
      summary: { passed, failed, missed, deferred, cheating, notEntered },
    }
  },
  async recordMarks(context, input) {
    const session = await getSession(context, input.sessionId)
    refuseUnassessed(context, session)
    const roll = await listRoll(context.tx, input.sessionId, false)
    const counts = await writeMarks(
      context,
      session,
      roll,
      input.attempt,
      input.marks,
      input.markedOn ?? context.today,
    )
    const [only] = input.marks
    const name =
      input.marks.length === 1 ? roll.find(person => person.id === only?.enrolmentId)?.name : undefined
    context.describe({
      ...sessionWords(session),
      count: input.marks.length,
      attempt: input.attempt,
      name: name ?? null,
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
    const known = input.rows.flatMap(row => {
      const enrolmentId = enrolmentOf.get(row.personId)
      return enrolmentId === undefined
        ? []
        : [{ enrolmentId, theory: row.theory, practice: row.practice, note: row.note }]
    })
    if (known.length > 0) await writeMarks(context, session, roll, 1, known, context.today)
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
