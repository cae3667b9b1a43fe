import type { Message } from '../../../src/contract/today-row'
import type { FileItemKind } from '../../../src/domain/sessions/codes'
import { missingFileItems } from '../../../src/domain/sessions/file/session-file'
import {
  type SessionRow,
  type SessionRowAction,
  type SessionRowKind,
  sessionRows,
  usualTerms,
} from '../../../src/domain/sessions/session-today'
import type { QueryContext } from '../context'
import { listLostPapers } from '../sessions/stores/file-store'
import { placesOf } from '../sessions/stores/sessions-store'
import { getOffice } from '../settings/settings-service'
import { sessionTitle, type TodaySource } from '../today-source'
import { type LostKind, lostRows } from './lost-today'
import { gatherFacts, type SessionFacts } from './session-facts'
import { type SessionCounts, sessionCounts } from './session-progress'

interface LiveSession {
  facts: SessionFacts
  counts: SessionCounts
}

/** The tab of the session on which each is done. */
const tabs: Readonly<Record<SessionRowAction, string>> = {
  add_people: 'roster',
  print_sign_in: 'attendance',
  open_session: 'roster',
  record_attendance: 'attendance',
  enter_marks: 'marks',
  issue_certificates: 'certificates',
  plan_follow_up: 'follow-up',
  complete_file: 'file',
}

/**
 * Sessions, from the class to come to the last paper of the file. Their attendance, marks, certificates and papers are
 * of four areas; but the rows wait for one another and are made from facts gathered once, and only here all are known.
 */
export const sessionsToday: TodaySource<SessionRowKind | LostKind, SessionRowAction> = {
  kinds: {
    session_today: 1,
    sign_in_to_print: 2,
    session_next: 3,
    attendance_to_record: 4,
    marks_to_enter: 5,
    certificates_to_issue: 6,
    follow_up_to_plan: 8,
    file_incomplete: 9,
    attendance_lost: 10,
    marks_lost: 11,
  },
  actions: [
    'add_people',
    'print_sign_in',
    'open_session',
    'record_attendance',
    'enter_marks',
    'issue_certificates',
    'plan_follow_up',
    'complete_file',
  ],
  async facts(context) {
    const { db, today } = context
    const { fileDays } = await getOffice(db)
    const sessions = await gatherFacts(context, await idsForToday(context))
    const rows = sessions.flatMap(facts => {
      const live = { facts, counts: sessionCounts(facts, today) }
      const { id } = facts.session
      return sessionRows(toTodaySession(live), today, { ...usualTerms, fileDays }).map(row => ({
        ...row,
        id,
        to: { page: 'session', id, tab: tabs[row.action] },
        title: sessionTitle(facts.session),
        notes: notesOf(row, live),
        tag: tagOf(row),
      }))
    })
    return [...rows, ...(await lostRows(context))]
  },
}

/** The tabs of a session whose work should have been done by now. */
export async function overdueTabs(context: QueryContext, facts: SessionFacts): Promise<string[]> {
  const { db, today } = context
  const { fileDays } = await getOffice(db)
  const live = { facts, counts: sessionCounts(facts, today) }
  return sessionRows(toTodaySession(live), today, { ...usualTerms, fileDays })
    .filter(({ when }) => 'due' in when && when.due !== null && when.due < today)
    .map(({ action }) => tabs[action])
}

/** Sessions neither closed nor cancelled, and closed ones that owe certificates or lost a scan: what else is finished needs nobody. */
async function idsForToday({ db, scans }: QueryContext): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('status', 'in', ['scheduled', 'held'])
    .execute()
  const owing = await db.selectFrom('certificate_due').select('session_id as id').execute()
  const withLost = await listLostPapers(db, await scans.lost(), 'all')
  return [...new Set([...[...rows, ...owing].map(row => row.id), ...withLost.keys()])]
}

const toTodaySession = ({ facts, counts }: LiveSession) => ({
  status: facts.session.status,
  blocks: facts.timedBlocks,
  enrolled: facts.roll.length,
  signInPrinted: facts.session.signInPrintedAt !== null,
  marksMissing: counts.marksMissing,
  certificatesDue: counts.certificatesToIssue,
  toFollowUp: counts.toFollowUp,
  fileMissing: counts.fileMissing,
  papersLost: facts.lostPapers.length,
})

function notesOf({ kind, when, count }: SessionRow, { facts, counts }: LiveSession): Message[] {
  switch (kind) {
    case 'attendance_to_record': {
      const since = 'due' in when ? when.due : null
      return [
        { say: 'reports.unrecorded', with: since === null ? { count } : { count, day: { day: since } } },
      ]
    }
    case 'marks_to_enter':
      return [{ say: 'reports.marks', with: { count } }]
    case 'certificates_to_issue': {
      const refused = counts.certificatesRefused
      return [
        { say: 'reports.certificates', with: { count } },
        ...(refused > 0 ? [{ say: 'reports.certificatesRefused', with: { count: refused } }] : []),
      ]
    }
    case 'follow_up_to_plan':
      return [{ say: 'reports.toFollowUp', with: { count } }]
    case 'file_incomplete': {
      const { session, file, lostPapers, damagedPapers } = facts
      const lost = new Set(lostPapers)
      const damaged = new Set(damagedPapers)
      // What was closed without some papers was asked about then.
      const never = session.status === 'closed' ? [] : missingFileItems(file).filter(kind => !lost.has(kind))
      return [
        ...paperMessages('damaged', damagedPapers),
        ...paperMessages(
          'gone',
          lostPapers.filter(kind => !damaged.has(kind)),
        ),
        ...paperMessages('lacking', never),
      ]
    }
    default:
      return [
        ...roomsOf(facts.blocks),
        ...placesOf(facts.blocks).trainers.map(name => ({ name, nameEn: null })),
      ]
  }
}

/** 应到 42 人, or that nobody is on the roll, beside a class that is to come. */
function tagOf({ when, count }: SessionRow): { tone: 'accent' | 'amber'; text: Message } | null {
  if (!('on' in when)) return null
  return count === 0
    ? { tone: 'amber', text: { say: 'reports.nobody' } }
    : { tone: 'accent', text: { say: 'reports.expected', with: { count } } }
}

/** Up to three papers by name, as their file calls them: 缺 签到表、课程评价. */
function paperMessages(say: 'lacking' | 'gone' | 'damaged', papers: readonly FileItemKind[]): Message[] {
  if (papers.length === 0) return []
  const items = papers.slice(0, 3).map(kind => ({ say: `reports.paper.${kind}` }))
  const more = papers.length - items.length
  return more > 0
    ? [{ say: `reports.${say}More`, with: { items, count: more } }]
    : [{ say: `reports.${say}`, with: { items } }]
}

function roomsOf(blocks: SessionFacts['blocks']): Message[] {
  const rooms = new Map<string, Message>()
  for (const { roomName, roomNameEn } of blocks) {
    if (roomName !== null) rooms.set(roomName, { name: roomName, nameEn: roomNameEn })
  }
  return [...rooms.values()]
}
