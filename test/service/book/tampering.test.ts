import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { examine } from '../../../electron/service/book/file/examine'
import { markPath } from '../../../electron/service/book/marks/sequence-mark'
import { headOf, linkHash } from '../../../electron/service/db/sqlite/record/audit'
import { storedLinks } from '../../../electron/service/db/sqlite/record/chain'
import { liveSums, sealOf, storeSums } from '../../../electron/service/db/sqlite/record/sealed'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, sha256Of } from '../support/book-file'
import { withTemporaryFilesElsewhere } from '../support/on-this-machine'
import { openTestService } from '../support/service'

/** A class that was marked in one command, and one of them corrected in another. */
async function markedClass(): Promise<ExamRoom & { recorded: number; corrected: number }> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 91, practice: 88 } })
  const recorded = await newest(room)
  await room.enter({ 李娜: { theory: 92 } })
  return { ...room, recorded, corrected: await newest(room) }
}

const newest = async (room: ExamRoom) => (await room.call('book', 'undoState', {})).undo?.seq ?? 0
const check = (room: ExamRoom) => room.call('book', 'verifyAudit', {})
const behind = (room: ExamRoom, sql: string) => changeIn(bookFile(room.dataDir), sql)

/** The mark of 王契, which was recorded once and never changed: its insert has no recorded image. */
const raise = `UPDATE mark SET theory = 9900, total = 9900, verdict = 'passed' WHERE enrolment_id =
  (SELECT enrolment.id FROM enrolment JOIN person ON person.id = enrolment.person_id WHERE person.name = '王契')`
const withoutCapture =
  'DROP TRIGGER capture_mark_u; DROP TRIGGER capture_mark_i; DROP TRIGGER capture_mark_d;'

describe('the record check', () => {
  it('finds nothing in a book that was only worked with, and says how much it looked at', async () => {
    const room = await markedClass()
    await room.undoNewest()
    const { redo } = await room.call('book', 'undoState', {})
    await room.call('book', 'redo', { seq: redo?.seq ?? 0 })
    const found = await check(room)
    expect(found).toMatchObject({
      brokenAt: null,
      contents: 'whole',
      tables: [],
      strays: [],
      unknown: [],
      untracked: [],
      alteredAt: null,
      provenFrom: 1,
      marks: [{ place: 'beside', fits: true, entry: found.entries }],
    })
    expect(found.rows).toBeGreaterThan(20)
  })

  it('names marks raised without capture: the table, the entry they were written with, the missing triggers', async () => {
    const room = await markedClass()
    behind(room, `${withoutCapture} ${raise}`)
    expect(await check(room)).toMatchObject({
      brokenAt: null,
      contents: 'altered',
      tables: [{ table: 'mark', rows: 2, sealed: 2 }],
      alteredAt: room.recorded,
      untracked: ['mark'],
    })
  })

  it('names a row that had been changed before, and a row that was removed', async () => {
    const room = await markedClass()
    behind(room, `${withoutCapture} UPDATE mark SET theory = 1 WHERE theory = 9200`)
    expect((await check(room)).strays).toMatchObject([
      { table: 'mark', kind: 'changed', label: '李娜 · 投诉处理 #1' },
    ])
    const other = await markedClass()
    behind(other, `${withoutCapture} DELETE FROM mark WHERE theory = 9200`)
    expect(await check(other)).toMatchObject({
      tables: [{ table: 'mark', rows: 1, sealed: 2 }],
      strays: [{ table: 'mark', kind: 'missing', label: '李娜 · 投诉处理 #1' }],
    })
  })

  it('names changes under a number no command has', async () => {
    const room = await markedClass()
    behind(room, `UPDATE running SET command_seq = 9999; ${raise}; UPDATE running SET command_seq = NULL`)
    expect(await check(room)).toMatchObject({
      contents: 'altered',
      tables: [{ table: 'mark', rows: 2, sealed: 2 }],
      unknown: [9999],
      untracked: [],
    })
  })

  it('names the entry under whose number changes were put', async () => {
    const room = await markedClass()
    behind(
      room,
      `UPDATE running SET command_seq = ${room.corrected}; ${raise}; UPDATE running SET command_seq = NULL`,
    )
    expect(await check(room)).toMatchObject({ brokenAt: room.corrected, contents: 'altered' })
  })

  it('names rows nobody wrote', async () => {
    const room = await markedClass()
    behind(
      room,
      `DROP TRIGGER capture_trainer_i; INSERT INTO setting (key, value) SELECT 'x', '1' WHERE 0;
      DROP TRIGGER capture_operator_i; INSERT INTO operator (id, name) VALUES ('x', '无名')`,
    )
    expect(await check(room)).toMatchObject({
      tables: [{ table: 'operator', rows: 1, sealed: 0 }],
      strays: [{ table: 'operator', kind: 'added', label: '无名' }],
    })
  })

  it('names a certificate counter set back', async () => {
    const room = await markedClass()
    behind(room, "INSERT INTO certificate_counter (series, last) VALUES ('TS-2026', 0)")
    expect((await check(room)).tables).toEqual([{ table: 'certificate_counter', rows: 1, sealed: 0 }])
  })

  it('goes on telling after further work', async () => {
    const room = await markedClass()
    behind(room, `UPDATE running SET command_seq = 9999; ${raise}; UPDATE running SET command_seq = NULL`)
    await room.call('settings', 'addOperator', { name: '周敏' })
    expect(await check(room)).toMatchObject({
      contents: 'altered',
      alteredAt: room.recorded,
      unknown: [9999],
    })
  })

  it('is not deceived by sums and a last seal computed anew', async () => {
    const room = await markedClass()
    behind(room, `${withoutCapture} ${raise}; DROP TRIGGER audit_no_update`)
    const sqlite = new Database(bookFile(room.dataDir))
    const sums = liveSums(sqlite)
    storeSums(sqlite, sums)
    const head = headOf(sqlite)
    const [last] = [...storedLinks(sqlite, 'DESC')]
    if (!last) throw new Error('the book has no record')
    const { seal } = sealOf(last.detail?.sealSalt ?? '', sums)
    const hash = linkHash({ ...last.link, seal }, last.prevHash)
    sqlite.prepare('UPDATE audit SET seal = ?, hash = ? WHERE seq = ?').run(seal, hash, head.seq)
    sqlite.close()
    expect(await check(room)).toMatchObject({
      brokenAt: null,
      tables: [],
      contents: 'altered',
      alteredAt: room.recorded,
      // The mark beside the book holds the head that was.
      marks: [{ place: 'beside', fits: false }],
    })
  })

  it('notices words of the history that were altered', async () => {
    const room = await markedClass()
    behind(room, `UPDATE command_detail SET params = '{}' WHERE command_seq = 2`)
    expect(await check(room)).toMatchObject({ brokenAt: 2 })
  })

  it('tells an entry that was taken out from the one after it, which is as it was written', async () => {
    const room = await markedClass()
    behind(room, 'PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = 3')
    expect(await check(room)).toMatchObject({ brokenAt: 4, gone: [3], rewrittenAt: null })
    behind(room, `UPDATE command_detail SET params = '{}' WHERE command_seq = 5`)
    expect(await check(room)).toMatchObject({ brokenAt: 4, gone: [3], rewrittenAt: 5 })
  })
})

describe('a printed head', () => {
  it('is found in the chain however it was copied, and not in another', async () => {
    const room = await markedClass()
    const { head, entries } = await check(room)
    const printed = ` ${(head.match(/.{4}/g) ?? []).join(' ').toUpperCase()}\n`
    await room.call('settings', 'addOperator', { name: '周敏' })
    expect(await room.call('book', 'findHead', { head: printed })).toEqual({
      entry: entries,
      restoredAt: null,
    })
    const other = await markedClass()
    expect(await other.call('book', 'findHead', { head })).toEqual({ entry: null, restoredAt: null })
  })
})

describe('an archive', () => {
  it('is said to be altered before it is restored', async () => {
    const room = await markedClass()
    behind(room, `UPDATE running SET command_seq = 9999; ${raise}; UPDATE running SET command_seq = NULL`)
    const path = `${room.dataDir}-archive.zhixing`
    try {
      await room.call('book', 'backupTo', { file: room.ticket(path) })
      const found = await room.call('book', 'verifyArchive', { file: room.ticket(path) })
      expect(found).toMatchObject({
        ok: false,
        problems: ['record_altered'],
        record: { state: 'altered', brokenAt: null, tables: ['mark'] },
      })
    } finally {
      rmSync(path, { force: true })
    }
  })
})

describe('a book altered while it lay closed', () => {
  it('gets its capture triggers again, and says which were missing', async () => {
    const room = await markedClass()
    await room.service.close()
    behind(room, `${withoutCapture} ${raise}`)
    const again = await openTestService({ dataDir: room.dataDir })
    const state = await again.call('book', 'state', {})
    expect(state).toMatchObject({
      state: 'open',
      notices: expect.arrayContaining([
        { code: 'changed_outside' },
        { code: 'capture_restored', tables: ['mark'] },
      ]),
    })
    expect(await again.call('book', 'verifyAudit', {})).toMatchObject({
      untracked: [],
      contents: 'altered',
      tables: [{ table: 'mark' }],
    })
  })

  it('is known by the mark on this machine when the one beside it was put right', async () => {
    const { room, home } = await onThisMachine()
    try {
      const older = `${room.dataDir}/older.db`
      copyFileSync(bookFile(room.dataDir), older)
      copyFileSync(markPath(bookFile(room.dataDir)), `${older}.mark`)
      const again = await openTestService({ dataDir: room.dataDir })
      await again.call('settings', 'addOperator', { name: '周敏' })
      await again.service.close()
      expect(existsSync(markPath(bookFile(room.dataDir)))).toBe(true)
      // The whole of yesterday put back, its mark included: beside the book everything fits.
      copyFileSync(older, bookFile(room.dataDir))
      copyFileSync(`${older}.mark`, markPath(bookFile(room.dataDir)))
      const put = await openTestService({ dataDir: room.dataDir })
      expect(await put.call('book', 'state', {})).toMatchObject({
        notices: [{ code: 'commands_lost', count: 1 }],
      })
    } finally {
      home.restore()
    }
  })
})

it('a folder that was carried away, altered with its mark and put elsewhere is checked when it opens', async () => {
  const { room, home } = await onThisMachine()
  const moved = `${room.dataDir}-moved`
  try {
    cpSync(room.dataDir, moved, { recursive: true })
    const file = bookFile(moved)
    changeIn(
      file,
      "DROP TRIGGER capture_person_u; UPDATE person SET hired_on = '2001-01-01' WHERE name = '王契'",
    )
    const mark = JSON.parse(readFileSync(markPath(file), 'utf8'))
    const closed = { bytes: statSync(file).size, sha256: sha256Of(file) }
    writeFileSync(markPath(file), JSON.stringify({ ...mark, closed }).padEnd(400))
    const book = await openTestService({ dataDir: moved })
    const damaged = expect.objectContaining({ code: 'damaged', what: 'records' })
    await expect
      .poll(() => book.call('book', 'state', {}))
      .toMatchObject({ notices: expect.arrayContaining([damaged]) })
    const { sessionId, roll } = room
    await expect(
      book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.王契] }),
    ).rejects.toMatchObject({ code: 'book_damaged' })
    await book.service.close()
  } finally {
    home.restore()
    rmSync(moved, { recursive: true, force: true })
  }
})

it('a folder that was only carried elsewhere opens, and this machine knows it from then on', async () => {
  const { room, home } = await onThisMachine()
  const moved = `${room.dataDir}-moved`
  try {
    cpSync(room.dataDir, moved, { recursive: true })
    expect(examine(bookFile(moved), () => undefined)).toMatchObject({ ending: 'open', onlyBeside: true })
    const book = await openTestService({ dataDir: moved })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
    await book.service.close()
    expect(examine(bookFile(moved), () => undefined)).toMatchObject({ ending: 'closed', onlyBeside: false })
  } finally {
    home.restore()
    rmSync(moved, { recursive: true, force: true })
  }
})

async function onThisMachine(): Promise<{ room: ExamRoom; home: { restore(): void } }> {
  const room = await openExamRoom()
  const home = withTemporaryFilesElsewhere(room.dataDir)
  await room.service.close()
  return { room, home }
}
