import type { TFunction } from 'i18next'
import type { verdicts } from '../../../src/domain/assessments/codes'
import { localisedName } from '../../../src/domain/people/localised-name'
import { placeColumns } from '../../../src/domain/people/place-name'
import { displayPostGrade } from '../../../src/domain/people/post-grade'
import type { Language } from '../../../src/i18n/setup'
import { byEnrolment, listMarks, type MarkRecord } from '../assessments/assessments-service'
import { neverCame } from '../assessments/mark-sheet'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import type { ExportColumn, ExportSheet, ExportValue } from '../documents/export-table'
import { type Enrolment, findSession, presenceFacts, type Session } from '../sessions/sessions-service'

type ReportsT = TFunction<'reports'>
type Outcome = Exclude<(typeof verdicts)[number], 'incomplete'> | 'not_entered' | 'absent' | 'not_assessed'

/** What results are filled from. */
export const resultTables = [
  'enrolment',
  'session',
  'block',
  'trainer',
  'room',
  'course',
  'person',
  'unit',
  'post',
  'grade_level',
  'attendance',
  'mark',
  'certificate',
]

/** One person of one session with what came of it. */
export interface ExportedResult {
  session: Session
  person: Enrolment
  first: MarkRecord | null
  resit: MarkRecord | null
  total: number | null
  outcome: Outcome
  certificateNumber: string | null
}

/** Sessions that were held, in the order in which they were. */
export async function heldSessionIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('status', 'in', ['held', 'closed'])
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** The roll of a session with first marks, resits and certificates; nobody when there is no such session. */
export async function sessionResults(db: Db, sessionId: string): Promise<ExportedResult[]> {
  const session = await findSession(db, sessionId)
  if (!session) return []
  const facts = await presenceFacts(db, sessionId)
  const marks = byEnrolment(await listMarks(db, sessionId))
  const certificates = await db
    .selectFrom('certificate')
    .select(['enrolment_id', 'number'])
    .where('session_id', '=', sessionId)
    .where('status', '=', 'valid')
    .execute()
  const numberOf = new Map(certificates.map(row => [row.enrolment_id, row.number]))
  const away = neverCame(facts)
  return facts.roll.map(person => {
    const own = marks.get(person.id) ?? []
    const final = finalOf(own, session)
    return {
      session,
      person,
      first: own.find(mark => mark.attempt === 1) ?? null,
      resit: own.findLast(mark => mark.attempt > 1) ?? null,
      total: final.total,
      outcome: outcomeOf(session, final.verdict, away.has(person.personId)),
      certificateNumber: numberOf.get(person.id) ?? null,
    }
  })
}

function outcomeOf(session: Session, verdict: (typeof verdicts)[number], away: boolean): Outcome {
  if (verdict !== 'incomplete') return verdict
  if (away) return 'absent'
  return session.theoryWeight + session.practiceWeight > 0 ? 'not_entered' : 'not_assessed'
}

interface Exported extends ExportColumn {
  value(result: ExportedResult): ExportValue
}

/** 成绩: numbers that are names stay text, states stand as words where a mark would. */
export function resultsSheet(
  results: readonly ExportedResult[],
  t: ReportsT,
  language: Language,
): ExportSheet {
  const named = (name: string | null, nameEn: string | null) =>
    name && localisedName(language, { name, nameEn })
  const namedIn = ({ name, nameEn }: { name: string | null; nameEn: string | null }) => named(name, nameEn)
  const component = (mark: number | null, state: MarkRecord['theory_state']) =>
    mark ?? (state && t(`outcome.${state}`))
  const columns: Exported[] = [
    { heading: t('export.staffNo'), width: 12, kind: 'text', value: ({ person }) => person.staffNo },
    {
      heading: t('export.name'),
      width: 14,
      kind: 'text',
      value: ({ person }) => localisedName(language, person),
    },
    {
      heading: t('export.unit'),
      width: 18,
      kind: 'text',
      value: ({ person }) => namedIn(placeColumns(person).branch),
    },
    {
      heading: t('export.team'),
      width: 16,
      kind: 'text',
      value: ({ person }) => namedIn(placeColumns(person).team),
    },
    {
      heading: t('export.post'),
      width: 20,
      kind: 'text',
      value: ({ person }) =>
        displayPostGrade(
          named(person.postName, person.postNameEn),
          named(person.gradeLevelName, person.gradeLevelNameEn),
        ),
    },
    {
      heading: t('export.course'),
      width: 26,
      kind: 'text',
      value: ({ session }) => named(session.courseName, session.courseNameEn),
    },
    { heading: t('export.number'), width: 8, kind: 'number', value: ({ session }) => session.number },
    { heading: t('export.firstDay'), width: 12, kind: 'day', value: ({ session }) => session.firstDay },
    { heading: t('export.lastDay'), width: 12, kind: 'day', value: ({ session }) => session.lastDay },
    {
      heading: t('export.theory'),
      width: 8,
      kind: 'mark',
      value: ({ first }) => first && component(first.theory, first.theory_state),
    },
    {
      heading: t('export.practice'),
      width: 8,
      kind: 'mark',
      value: ({ first }) => first && component(first.practice, first.practice_state),
    },
    { heading: t('export.total'), width: 8, kind: 'mark', value: result => result.total },
    {
      heading: t('export.outcome'),
      width: 10,
      kind: 'text',
      value: ({ outcome }) => t(`outcome.${outcome}`),
    },
    {
      heading: t('export.resit'),
      width: 8,
      kind: 'mark',
      value: ({ resit }) => resit && (resit.total ?? resitState(resit, t)),
    },
    {
      heading: t('export.certificate'),
      width: 22,
      kind: 'text',
      value: result => result.certificateNumber,
    },
  ]
  return {
    name: t('export.results'),
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: results.map(result => columns.map(column => column.value(result))),
  }
}

function resitState(resit: MarkRecord, t: ReportsT): string {
  return t(`outcome.${resit.verdict === 'incomplete' ? 'not_entered' : resit.verdict}`)
}
