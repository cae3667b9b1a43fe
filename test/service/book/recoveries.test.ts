import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { soundnessOf } from '../../../src/domain/book/good-backup'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** Somebody was deleted from the file, which is damaged by it; what was recovered is in use. */
async function recovered() {
  const room = await openExamRoom()
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  const [gone] = (await room.call('people', 'list', { limit: 1 })).rows
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    `PRAGMA foreign_keys = OFF; DROP TRIGGER capture_person_d; DELETE FROM person WHERE id = '${gone?.id}'`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const salvaged = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
  await book.call('book', 'restoreBackup', { name: salvaged?.name ?? '' })
  return { book, by, salvaged }
}

it('stands until somebody has gone through what is missing, which is a step of the history', async () => {
  const { book, by, salvaged } = await recovered()
  const [recovery] = await book.call('book', 'recoveries', {})
  const told = salvaged?.lost?.filter(one => one.lost > 0 || one.unproved)
  expect(recovery).toMatchObject({ proved: true, lost: told, checked: null })
  expect(recovery?.lost.find(one => one.table === 'person')).toMatchObject({ lost: 1 })
  const { seq = 0 } = recovery ?? {}

  await expect(book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' })).rejects.toMatchObject({
    code: 'unknown_operator',
  })
  await expect(
    book.call('book', 'noteRecovery', { seq: seq - 1, reason: '与成绩单核对' }, { operatorId: by }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId: by })
  await expect(
    book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId: by }),
  ).rejects.toMatchObject({
    code: 'recovery_checked',
  })
  const [step] = (await book.call('book', 'history', { limit: 1 })).entries
  expect(step).toMatchObject({
    command: 'noteRecovery',
    operator: '周敏',
    params: { noted: seq, reason: '与成绩单核对' },
  })

  await book.service.close()
  const again = await openTestService({ dataDir: book.dataDir })
  expect(await again.call('book', 'recoveries', {})).toMatchObject([
    { seq, checked: { operator: '周敏', reason: '与成绩单核对' } },
  ])
})

it('says in its line of the history how much is missing', async () => {
  const { book, salvaged } = await recovered()
  const { entries } = await book.call('book', 'history', {})
  const missing = salvaged?.lost?.reduce((sum, { lost }) => sum + lost, 0)
  expect(entries.find(({ command }) => command === 'sealSalvaged')?.params).toMatchObject({ count: missing })
})

it('says that what it lacks is not known once somebody rewrote that, and counts nothing by it', async () => {
  const { book } = await recovered()
  changeIn(
    bookFile(book.dataDir),
    `UPDATE command_detail SET params = params || ' '
     WHERE command_seq = (SELECT seq FROM audit WHERE command = 'sealSalvaged')`,
  )
  expect(await book.call('book', 'recoveries', {})).toMatchObject([{ proved: false, lost: [] }])
  const { entries } = await book.call('book', 'history', {})
  expect(entries.find(({ command }) => command === 'sealSalvaged')?.params).not.toHaveProperty('count')
})

it('is said by the tables and papers that leave, as long as the data are those', async () => {
  const { book, by } = await recovered()
  const folder = temporaryFolder('recovered')
  const csv = join(folder, 'people.csv')
  const written = { file: book.ticket(csv), language: 'zh-CN' as const }
  expect(await book.call('people', 'exportList', written)).toMatchObject({ caveat: 'recovered' })
  const [head, ...rows] = readFileSync(csv, 'utf8').trim().split('\r\n')
  expect(head).toMatch(/,核实情况$/)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(row => row.endsWith(',数据从损坏中找回，可能缺少记录'))).toBe(true)

  const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
  await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId: by })
  const xlsx = join(folder, 'ledger.xlsx')
  const ledger = { file: book.ticket(xlsx), language: 'zh-CN' as const, year: 2026 }
  expect(await book.call('reports', 'exportLedger', ledger)).toMatchObject({ caveat: 'recovered' })
  const { sheets } = await readXlsx(readFileSync(xlsx))
  expect(sheets[1]?.rows.flat()[1]).toMatch(/^数据于 .* 从损坏中找回，本表可能不全。$/)
})

it('no backup or file of it is a good one before somebody has gone through it', async () => {
  const { book, by } = await recovered()
  const folder = temporaryFolder('recovered-backups')
  const looked = async (name: string) => {
    const file = join(folder, name)
    await book.call('book', 'backupTo', { file: book.ticket(file) })
    const { ok, problems } = await book.call('book', 'verifyArchive', { file: book.ticket(file) })
    return { soundness: soundnessOf(await book.call('book', 'backupNow', {})), ok, problems }
  }
  expect(await looked('before.zhixing')).toEqual({
    soundness: 'salvaged',
    ok: false,
    problems: ['recovered'],
  })
  const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
  await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId: by })
  expect(await looked('after.zhixing')).toEqual({ soundness: 'good', ok: true, problems: [] })
})
