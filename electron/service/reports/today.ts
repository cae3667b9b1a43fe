import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { missingFileItems } from '../../../src/domain/sessions/file/session-file'
import { type TodaySession, usualTerms } from '../../../src/domain/today/session-rows'
import { todayRows } from '../../../src/domain/today/today'
import type { QueryContext } from '../context'
import { type Action, listActions } from '../improvements/actions-store'
import { listLostPapers } from '../sessions/file/file-store'
import { placesOf } from '../sessions/list/sessions-store'
import { getOffice } from '../settings/settings-service'
import { gatherFacts, type SessionFacts } from './session-facts'
import { type SessionCounts, sessionCounts } from './session-progress'

type TodayOutput = z.input<(typeof reports)['today']['output']>
type Line = TodayOutput['rows'][number]

interface LiveSession {
  facts: SessionFacts
  counts: SessionCounts
}

/** What needs me now (T1). Every row comes from domain/today; here the facts are fetched and the names added. */
export async function todayLines(context: QueryContext): Promise<Line[]> {
  const { db, today } = context
  const { fileDays } = await getOffice(db)
  const live = (await gatherFacts(context, await idsForToday(context))).map(facts => ({
    facts,
    counts: sessionCounts(facts, today),
  }))
  const actions = await listActions(db, { status: 'unfinished' }, today)
  const rows = todayRows(
    {
      sessions: live.map(toTodaySession),
      actions: actions.map(action => ({ id: action.id, status: action.status, dueDay: action.dueOn })),
    },
    today,
    { ...usualTerms, fileDays },
  )
  const sessionOf = new Map(live.map(one => [one.facts.session.id, one]))
  const actionOf = new Map(actions.map(action => [action.id, action]))
  return rows.map(row => ({
    ...row,
    session: row.target.page === 'session' ? sessionWords(sessionOf.get(row.target.sessionId)) : null,
    followUp: row.target.page === 'action' ? followUpWords(actionOf.get(row.target.actionId)) : null,
  }))
}

/** Sessions neither closed nor cancelled, and closed ones that lost a scan: what else is finished needs nobody. */
async function idsForToday({ db, scans }: QueryContext): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('status', 'in', ['scheduled', 'held'])
    .execute()
  const withLost = await listLostPapers(db, await scans.lost(), 'all')
  return [...new Set([...rows.map(row => row.id), ...withLost.keys()])]
}

function toTodaySession({ facts, counts }: LiveSession): TodaySession {
  return {
    id: facts.session.id,
    status: facts.session.status,
    blocks: facts.timedBlocks,
    enrolled: facts.roll.length,
    signInPrinted: facts.session.signInPrintedAt !== null,
    marksMissing: counts.marksMissing,
    certificatesDue: counts.certificatesToIssue,
    fileMissing: counts.fileMissing,
    papersLost: facts.lostPapers.length,
  }
}

function sessionWords(live: LiveSession | undefined): Line['session'] {
  if (!live) return null
  const { session, blocks, roll, file, lostPapers } = live.facts
  return {
    courseName: session.courseName,
    courseNameEn: session.courseNameEn,
    number: session.number,
    enrolled: roll.length,
    rooms: roomsOf(blocks),
    trainers: placesOf(blocks).trainers,
    // What was closed without some papers was asked about then.
    missing: session.status === 'closed' ? lostPapers : missingFileItems(file),
    notReady: live.counts.certificatesRefused,
  }
}

function roomsOf(blocks: SessionFacts['blocks']): { name: string; nameEn: string | null }[] {
  const rooms = new Map<string, { name: string; nameEn: string | null }>()
  for (const { roomName, roomNameEn } of blocks) {
    if (roomName !== null) rooms.set(roomName, { name: roomName, nameEn: roomNameEn })
  }
  return [...rooms.values()]
}

function followUpWords(action: Action | undefined): Line['followUp'] {
  if (!action) return null
  const named = (who: Action['owner']) => (who ? { name: who.name, nameEn: who.nameEn } : null)
  return {
    title: action.title,
    number: action.number,
    origin: action.origin,
    cause: action.cause,
    courseName: action.session?.courseName ?? null,
    courseNameEn: action.session?.courseNameEn ?? null,
    sessionNumber: action.session?.number ?? null,
    person: named(action.person),
    owner: named(action.owner),
    verifier: named(action.verifier),
  }
}
