import Database from 'better-sqlite3'
import { describe, expect, it, test } from 'vitest'
import { expiredCount, voidedCount } from '../../../electron/service/certificates/issue-log-store'
import { sessionsInQuestion } from '../../../electron/service/certificates/to-issue'
import { rebuildDerivedTables } from '../../../electron/service/db/sqlite/derived-tables'
import { certificateDue0011 } from '../../../electron/service/db/sqlite/migrations/0011-certificate-due'
import { minimumAttendance0015 } from '../../../electron/service/db/sqlite/migrations/0015-minimum-attendance'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { testDay } from '../support/service'

const good = { theory: 90, practice: 90 }
const bad = { theory: 40, practice: 40 }

const waiting = async (room: ExamRoom) =>
  (await room.call('certificates', 'toIssue', {})).map(row => [row.sessionId, row.ready])

const kept = (room: ExamRoom) =>
  valuesIn(bookFile(room.dataDir), 'SELECT session_id FROM certificate_due ORDER BY 1')

/** What a look at every enrolment would find. */
function foundAnew(room: ExamRoom): unknown[] {
  const sqlite = new Database(bookFile(room.dataDir))
  try {
    sqlite.exec('BEGIN IMMEDIATE')
    rebuildDerivedTables(sqlite)
    const found = sqlite.prepare('SELECT session_id FROM certificate_due ORDER BY 1').pluck().all()
    sqlite.exec('ROLLBACK')
    return found
  } finally {
    sqlite.close()
  }
}

describe('sessions whose certificates are due', () => {
  it('follow every command, and every command taken back and brought again', async () => {
    const room = await openExamRoom()
    const free = await room.hold({ theoryWeight: 0, practiceWeight: 0 }, { absent: ['李娜'] })
    const id = room.sessionId
    const freeWaits = [free.sessionId, 3]
    const states: unknown[] = []
    const step = async (work: () => Promise<unknown>, expected: unknown[]) => {
      await work()
      expect(await waiting(room)).toEqual(expect.arrayContaining(expected))
      expect(await waiting(room)).toHaveLength(expected.length)
      expect(kept(room)).toEqual(foundAnew(room))
      states.push(await waiting(room))
    }
    await step(() => room.enter({ 王契: bad, 李娜: bad }), [freeWaits])
    await step(() => room.enter({ 王契: good, 欧阳娜娜: good }), [[id, 2], freeWaits])
    let first = ''
    await step(async () => {
      const enrolmentIds = [room.roll.王契, room.roll.欧阳娜娜]
      const { certificateIds } = await room.call('certificates', 'issue', { sessionId: id, enrolmentIds })
      first = certificateIds[0] ?? ''
    }, [freeWaits])
    await step(() => room.call('certificates', 'voidOne', { id: first, reason: '姓名有误' }), [freeWaits])
    await step(() => room.enter({ 赵博文: good }), [[id, 1], freeWaits])
    await step(
      () => room.call('sessions', 'withdraw', { enrolmentId: free.roll.赵博文 }),
      [
        [id, 1],
        [free.sessionId, 2],
      ],
    )

    for (const before of states.slice(0, -1).reverse()) {
      await room.undoNewest()
      expect(kept(room)).toEqual(foundAnew(room))
      // An issue that was taken back leaves its numbers voided, as if never issued: only the waiting are compared.
      expect((await waiting(room)).sort()).toEqual([...(before as unknown[])].sort())
    }
    const { redo } = await room.call('book', 'undoState', {})
    await room.call('book', 'redo', { seq: redo?.seq ?? 0 })
    expect(await waiting(room)).toEqual(expect.arrayContaining([[id, 2]]))
    expect(kept(room)).toEqual(foundAnew(room))
  })

  it('follow attendance, and what is asked of it', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const id = room.sessionId
    const blocks = (await room.call('sessions', 'get', { id }))?.blocks ?? []
    const blockId = blocks[0]?.id ?? ''
    const record = (state: 'absent' | 'late' | null, missedMinutes: number | null = null) =>
      room.call('sessions', 'recordAttendance', {
        sessionId: id,
        blockIds: [blockId],
        exceptions: [{ blockId, enrolmentId: room.roll.王契, state, missedMinutes }],
      })
    const look = async () => {
      expect(kept(room)).toEqual(foundAnew(room))
      return { waiting: await waiting(room), kept: kept(room) }
    }
    const due = { waiting: [[id, 1]], kept: [id] }
    const nothing = { waiting: [], kept: [] }
    expect(await look()).toEqual(due)
    await record('absent')
    expect(await look()).toEqual(nothing)
    // Looked at person by person: how late somebody may be is for the rules.
    await record('late', 60)
    expect(await look()).toEqual({ waiting: [], kept: [id] })
    await room.call('sessions', 'changeScheme', {
      id,
      theoryWeight: 60,
      practiceWeight: 40,
      passMark: 8000,
      creditedMinutes: 360,
      minimumAttendance: 60,
    })
    expect(await look()).toEqual(due)
    await room.call('sessions', 'reschedule', {
      id,
      blocks: [
        ...blocks.map(block => ({ id: block.id, day: block.day, starts: block.starts, ends: block.ends })),
        { day: testDay, starts: 840, ends: 1020 },
      ],
    })
    expect(await look()).toEqual(nothing)
    await room.undoNewest()
    expect(await look()).toEqual(due)
  })

  it('are found by the migration that begins to keep them', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: good })
    const before = kept(room)
    await room.service.close()
    const file = bookFile(room.dataDir)
    // By itself: a book of every version goes through all of them in every-version.test.ts.
    changeIn(file, 'DROP TABLE certificate_due; DROP INDEX certificate_list_voided')
    changeIn(file, certificateDue0011)
    expect(before).toEqual([room.sessionId])
    expect(kept(room)).toEqual(before)
  })
})

test('are looked at anew by the migration that asks for attendance', async () => {
  const room = await openExamRoom()
  const away = await room.hold({}, { absent: ['王契'] })
  await room.enter({ 王契: good })
  await room.enter({ 王契: good }, { in: away })
  const before = kept(room)
  await room.service.close()
  const file = bookFile(room.dataDir)
  const triggers = valuesIn(file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
  changeIn(file, triggers.map(name => `DROP TRIGGER ${String(name)}`).join(';'))
  changeIn(file, `INSERT INTO certificate_due VALUES ('${away.sessionId}')`)
  for (const table of ['course', 'session'])
    changeIn(file, `ALTER TABLE ${table} DROP COLUMN minimum_attendance`)
  changeIn(file, minimumAttendance0015)
  expect(before).toEqual([room.sessionId])
  expect(kept(room)).toEqual(before)
  for (const table of ['course', 'session'])
    expect(new Set(valuesIn(file, `SELECT minimum_attendance FROM ${table}`))).toEqual(new Set([80]))
})

test('how many there are is known, whatever became of them', async () => {
  const room = await openExamRoom()
  expect(await room.call('certificates', 'totals', {})).toEqual({
    valid: 0,
    expired: 0,
    voided: 0,
    thisYear: 0,
  })
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.欧阳娜娜, room.roll.李娜],
  })
  await room.call('certificates', 'voidOne', { id: certificateIds[0] ?? '', reason: '姓名有误' })
  expect(await room.call('certificates', 'totals', {})).toEqual({
    valid: 2,
    expired: 0,
    voided: 1,
    thisYear: 3,
  })
  for (const [status, count] of Object.entries({ all: 3, valid: 2, voided: 1 }) as ['all', number][]) {
    const log = await room.call('certificates', 'list', { status })
    expect([log.total, log.rows.length]).toEqual([count, count])
  }
})

test('the page goes through neither all enrolments nor all certificates', async () => {
  const room = await openExamRoom()
  const { db, sqlite } = openReader(bookFile(room.dataDir))
  try {
    const plan = ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) =>
      (sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(
        step => step.detail,
      )
    expect(plan(sessionsInQuestion(db).compile())).toEqual([
      'SCAN certificate_due',
      expect.stringMatching(/^SEARCH session USING INDEX sqlite_autoindex_session_1/),
      expect.stringContaining('ORDER BY'),
    ])
    expect(plan(voidedCount(db).compile())).toEqual([
      expect.stringMatching(/^SCAN certificate USING COVERING INDEX certificate_list_voided/),
    ])
    expect(plan(expiredCount(db, '2026-12-09').compile())).toEqual([
      expect.stringMatching(/^SEARCH certificate USING COVERING INDEX certificate_until/),
    ])
  } finally {
    sqlite.close()
  }
})
