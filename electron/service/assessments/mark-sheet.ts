import type { z } from 'zod'
import type { assessments } from '../../../src/contract/assessments'
import { markSummary } from '../../../src/domain/assessments/mark-summary'
import { firstSitting } from '../../../src/domain/assessments/resit'
import { absentees } from '../../../src/domain/sessions/attendance/presence'
import { alteredBehind } from '../book/book-service'
import type { Db } from '../context'
import { findCourse } from '../courses/courses-service'
import { wordsOf } from '../people/people-service'
import { findSession, presenceFacts } from '../sessions/sessions-service'
import { byEnrolment } from './assessments-service'
import { listMarks, type MarkRecord, rowToAttempt } from './marks-store'
import { finalOf, type Scheme } from './results'

/** What a result is read from, of each person. */
const restsOn = ['mark', 'enrolment']

type Sheet = z.input<(typeof assessments)['sheet']['output']>

/** The roll with its marks; null when there is no such session. */
export async function markSheet(db: Db, sessionId: string): Promise<Sheet> {
  const session = await findSession(db, sessionId)
  if (!session) return null
  const facts = await presenceFacts(db, sessionId)
  const marks = byEnrolment(await listMarks(db, sessionId))
  const raised = await listRaised(db, sessionId)
  const away = neverCame(facts)
  const altered = await alteredBehind(
    db,
    restsOn,
    new Map(facts.roll.map(({ id }) => [id, new Map([['enrolment', new Set([id])]])])),
  )
  const rows = facts.roll.map(person => {
    const own = marks.get(person.id) ?? []
    const attempts = own.map(rowToAttempt)
    return {
      enrolmentId: person.id,
      personId: person.personId,
      ...wordsOf(person),
      absent: away.has(person.personId),
      first: attempts.find(attempt => attempt.attempt === 1) ?? null,
      resits: attempts.filter(attempt => attempt.attempt > 1),
      ...finalWords(own, session),
      raised: raised.get(person.personId) ?? [],
      altered: altered.get(person.id) ?? [],
    }
  })
  const {
    people: _people,
    notEntered,
    ...counts
  } = markSummary(
    rows.map(row => ({ first: firstSitting(marks.get(row.enrolmentId) ?? []), final: row.finalVerdict })),
  )
  const absent = rows.filter(row => row.absent && row.finalVerdict === 'incomplete').length
  const outcomes = (await findCourse(db, session.courseId))?.outcomes ?? []
  return {
    status: session.status,
    theoryWeight: session.theoryWeight,
    practiceWeight: session.practiceWeight,
    passMark: session.passMark,
    outcomes: outcomes.map(({ competency, competencyEn, level }) => ({ competency, competencyEn, level })),
    rows,
    summary: { ...counts, notEntered: notEntered - absent, absent },
  }
}

function finalWords(own: MarkRecord[], scheme: Scheme) {
  const { verdict, resitNotSat } = finalOf(own, scheme)
  return { finalVerdict: verdict, resitNotSat }
}

/** A roll and who of it came. */
export interface RollFacts
  extends Pick<Awaited<ReturnType<typeof presenceFacts>>, 'timedBlocks' | 'exceptions'> {
  roll: readonly { id: string; personId: string }[]
}

/** People absent from every recorded block: they owe no mark and stand in the make-up queue instead. */
export function neverCame(facts: RollFacts): Set<string> {
  const personIds = facts.roll.map(person => person.personId)
  const missed = absentees(facts.timedBlocks, personIds, facts.exceptions)
  return new Set(missed.filter(one => one.missed === 'all').map(one => one.personId))
}

interface Raised {
  competency: string
  competencyEn: string | null
  level: number
}

/** Levels this session's passes raised, by person. */
async function listRaised(db: Db, sessionId: string): Promise<Map<string, Raised[]>> {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('competency', 'competency.id', 'rating.competency_id')
    .select(['rating.person_id', 'rating.level', 'competency.name', 'competency.name_en'])
    .where('rating.session_id', '=', sessionId)
    .orderBy('competency.sort')
    .execute()
  const raised = new Map<string, Raised[]>()
  for (const row of rows) {
    if (row.level === null) continue
    raised.set(row.person_id, [
      ...(raised.get(row.person_id) ?? []),
      { competency: row.name, competencyEn: row.name_en, level: row.level },
    ])
  }
  return raised
}
