import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markPath } from '../../../electron/service/book/marks/sequence-mark'
import { fingerprintOf } from '../../../electron/service/files/durable'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { forgeHead, raiseFailed } from '../support/forge-head'
import { withTemporaryFilesElsewhere } from '../support/on-this-machine'
import { openSalvaged, ruinLast } from '../support/ruined-book'
import { openTestService, type TestService } from '../support/service'

const poor = { theory: 10, practice: 10 }
const good = { theory: 90, practice: 90 }

const issue = (book: TestService, { sessionId, roll }: ExamRoom) =>
  book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.王契] })

/** What came through of a file with one ruined index, and was restored. */
async function recovered(room: ExamRoom) {
  ruinLast(bookFile(room.dataDir), 'person_by_name')
  const { book, backup } = await openSalvaged(room.dataDir)
  await book.call('book', 'restoreBackup', { name: backup.name })
  return { book, backup }
}

async function markedRoom() {
  const room = await openExamRoom()
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.enter({ 王契: poor, 李娜: good, 赵博文: good })
  return { room, operatorId }
}

describe('a recovery of a file whose last entry was written anew', () => {
  it('is in doubt until somebody went through it, by the hash of the mark beside the data', async () => {
    const { room, operatorId } = await markedRoom()
    await room.service.close()
    forgeHead(bookFile(room.dataDir), raiseFailed)
    const { book, backup } = await recovered(room)
    expect(backup.lost?.find(one => one.table === 'mark')).toMatchObject({ saved: 3, lost: 0, unprovable: 3 })
    await expect(issue(book, room)).rejects.toMatchObject({ code: 'recovery_unchecked' })
    const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
    await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId })
    await expect(issue(book, room)).resolves.toBeDefined()
  })

  it('names the row that a backup contradicts, and stands accused', async () => {
    const { room } = await markedRoom()
    await room.call('book', 'backupNow', {})
    await room.call('people', 'addUnit', { name: '一部', kind: 'branch', parentId: null })
    await room.service.close()
    forgeHead(bookFile(room.dataDir), raiseFailed)
    const { book, backup } = await recovered(room)
    expect(backup.record).toMatchObject({ state: 'altered', tables: ['mark'] })
    const { strays } = await book.call('book', 'verifyAudit', {})
    expect(strays).toMatchObject([{ table: 'mark', kind: 'changed' }])
  })

  it('is in doubt also where the data were opened in between, and worked with', async () => {
    const { room } = await markedRoom()
    await room.service.close()
    forgeHead(bookFile(room.dataDir), raiseFailed)
    const between = await openTestService({ dataDir: room.dataDir, create: false })
    await between.call('people', 'addUnit', { name: '一部', kind: 'branch', parentId: null })
    await between.service.close()
    const { book } = await recovered(room)
    await expect(issue(book, room)).rejects.toMatchObject({ code: 'recovery_unchecked' })
  })

  it('and where the mark beside them was written to fit, by the one on this machine', async () => {
    const { room } = await markedRoom()
    const home = withTemporaryFilesElsewhere(room.dataDir)
    try {
      await room.service.close()
      const file = bookFile(room.dataDir)
      forgeHead(file, raiseFailed)
      const [head] = valuesIn(
        file,
        "SELECT json_object('seq', seq, 'hash', hash) FROM audit ORDER BY seq DESC LIMIT 1",
      )
      const fitting = { ...JSON.parse(String(head)), closed: null }
      writeFileSync(markPath(file), JSON.stringify(fitting).padEnd(400))
      const { book } = await recovered(room)
      await expect(issue(book, room)).rejects.toMatchObject({ code: 'recovery_unchecked' })
      await book.service.close()
    } finally {
      home.restore()
    }
  })

  it('but not where nobody wrote it anew', async () => {
    const { room } = await markedRoom()
    await room.enter({ 王契: good })
    await room.service.close()
    const { book, backup } = await recovered(room)
    expect(backup.lost).toEqual([])
    await expect(issue(book, room)).resolves.toBeDefined()
  })
})

/** Behind the program's back, with every trigger there again afterwards. */
function outside(file: string, sql: string): void {
  const triggers = valuesIn(
    file,
    "SELECT sql FROM sqlite_schema WHERE name IN ('capture_mark_u', 'capture_mark_d') ORDER BY name",
  )
  changeIn(file, `DROP TRIGGER capture_mark_u; DROP TRIGGER capture_mark_d; ${sql}; ${triggers.join(';')}`)
}

describe('a backup that was altered as the data were, and its manifest written anew', () => {
  it.each([
    ['its rows', (backup: string) => outside(backup, raiseFailed)],
    ['its rows, and its record to fit', (backup: string) => forgeHead(backup, raiseFailed)],
  ])('proves no row of a recovery (%s)', async (_what, alter) => {
    const { room } = await markedRoom()
    const { name } = await room.call('book', 'backupNow', {})
    await room.service.close()
    const backup = join(room.dataDir, 'backups', name)
    alter(backup)
    const path = backup.replace(/db$/, 'json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    const written = String(statSync(backup, { bigint: true }).mtimeNs)
    writeFileSync(path, JSON.stringify({ ...manifest, ...fingerprintOf(backup), written }))
    outside(
      bookFile(room.dataDir),
      `${raiseFailed}; DELETE FROM mark WHERE enrolment_id = '${room.roll.赵博文}'`,
    )
    const { book, backup: salvaged } = await recovered(room)
    expect(salvaged.lost?.find(one => one.table === 'mark')).toMatchObject({ saved: 2, unprovable: 2 })
    await expect(issue(book, room)).rejects.toMatchObject({ code: 'recovery_unchecked' })
  })
})
