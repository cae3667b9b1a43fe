import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'
import { fakePrinter } from './print-office'

const good = { theory: 90, practice: 90 }

interface Ids {
  valid: string
  voided: string
  other: string
}

/**
 * Three certificates, one of them voided; rows of theirs altered outside, and that taken note of. `known`: a backup knows
 * how they were, so that the note names them.
 */
async function altered(sql: (ids: Ids) => string, known = true) {
  const printer = fakePrinter()
  const room = await openExamRoom()
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.enter({ 王契: good, 李娜: good, 赵博文: good })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.李娜, room.roll.赵博文],
  })
  const [valid = '', voided = '', other = ''] = certificateIds
  await room.call('certificates', 'voidOne', { id: voided, reason: '作废' })
  if (known) await room.call('book', 'backupNow', {})
  await room.service.close()
  const file = bookFile(room.dataDir)
  const triggers = valuesIn(
    file,
    "SELECT sql FROM sqlite_schema WHERE name IN ('capture_certificate_u', 'capture_certificate_d')",
  )
  changeIn(
    file,
    `DROP TRIGGER capture_certificate_u; DROP TRIGGER capture_certificate_d;
     ${sql({ valid, voided, other })}; ${triggers.join(';')}`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false, print: printer.print })
  const { seq } = await book.call('book', 'takeNote', { reason: '已核对' }, { operatorId: by })
  const folder = temporaryFolder('printed')
  const print = (certificateIds: string[], despite?: number[]) =>
    book.call('certificates', 'printTogether', {
      certificateIds,
      file: book.ticket(join(folder, 'c.pdf')),
      ...(despite && { despite }),
    })
  const register = async () =>
    Object.fromEntries(
      (await book.call('certificates', 'list', {})).rows.map(row => [row.name, row.altered ?? []]),
    )
  return { room, book, seq, folder, print, register, ids: { valid, voided, other }, printer, by }
}

const renamed = ({ valid }: Ids) =>
  `UPDATE certificate SET face = json_set(face, '$.personName', '冒名者') WHERE id = '${valid}'`
const revived = ({ voided }: Ids) =>
  `UPDATE certificate SET status = 'valid', voided_on = NULL, void_reason = NULL WHERE id = '${voided}'`
const killed = ({ valid }: Ids) =>
  `UPDATE certificate SET status = 'voided', voided_on = '2026-12-09', void_reason = '作废' WHERE id = '${valid}'`

describe('a certificate that was altered outside and taken note of', () => {
  it('is marked in the register and on its tab, and printed only for whoever says that they know', async () => {
    const { room, book, seq, folder, print, register, ids, printer } = await altered(renamed)
    expect(await register()).toMatchObject({ 王契: [{ seq, row: { table: 'certificate' } }], 李娜: [] })
    const tab = await book.call('certificates', 'ofSession', { sessionId: room.sessionId })
    expect(tab?.rows.find(row => row.name === '王契')?.altered).toMatchObject([{ seq }])
    const [number = ''] = valuesIn(
      bookFile(room.dataDir),
      `SELECT number FROM certificate WHERE id = '${ids.valid}'`,
    ) as string[]
    const refused = { code: 'altered_certificates', params: { count: 1, names: [number], notes: [seq] } }
    await expect(print([ids.valid, ids.other])).rejects.toMatchObject(refused)
    await expect(print([ids.valid], [seq - 1])).rejects.toMatchObject(refused)
    const each = { certificateIds: [ids.valid], folder: book.ticket(folder) }
    await expect(book.call('certificates', 'printEach', each)).rejects.toMatchObject(refused)
    expect(printer.documents).toEqual([])
    expect(readdirSync(folder)).toEqual([])

    await print([ids.other])
    const plain = (await book.call('book', 'history', {})).entries[0]
    expect(plain).toMatchObject({ command: 'logPrints', params: { context: 'single' } })
    await print([ids.valid], [seq])
    const [step] = (await book.call('book', 'history', {})).entries
    expect(step).toMatchObject({
      command: 'logPrints',
      params: { context: 'singleAltered', noted: String(seq), first: number },
    })
  })

  it('says nothing more of it once it is put back', async () => {
    const { book, seq, print, register, ids } = await altered(renamed)
    await book.call('book', 'putBack', { seq, rows: [0] })
    expect((await register()).王契).toEqual([])
    await print([ids.valid])
  })

  it('is not printed without a word where it was voided, and made valid again', async () => {
    const { print, ids, seq } = await altered(revived)
    await expect(print([ids.voided])).rejects.toMatchObject({ code: 'altered_certificates' })
    await print([ids.voided, ids.other], [seq])
  })

  it('is not issued anew without a word where it was valid, and made void', async () => {
    const { room, book, seq } = await altered(killed)
    const again = { enrolmentId: room.roll.王契, reason: '补发' }
    await expect(book.call('certificates', 'reissue', again)).rejects.toMatchObject({
      code: 'altered_marks',
      params: { names: ['王契'], notes: [seq] },
    })
    await book.call('certificates', 'reissue', { ...again, despite: [seq] })
  })

  it('is not issued a second time without a word where it was taken out', async () => {
    const { room, book, seq } = await altered(({ valid }) => `DELETE FROM certificate WHERE id = '${valid}'`)
    const again = { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] }
    await expect(book.call('certificates', 'issue', again)).rejects.toMatchObject({
      code: 'altered_marks',
      params: { names: ['王契'], notes: [seq] },
    })
  })
})

it('asks about each that it may be where the note cannot name it, but not of one that was issued since', async () => {
  const { room, book, seq, print, register, ids } = await altered(renamed, false)
  expect(await register()).toMatchObject({ 王契: [{ seq, row: null }], 赵博文: [{ seq, row: null }] })
  await expect(print([ids.valid, ids.other])).rejects.toMatchObject({
    code: 'altered_certificates',
    params: { count: 2 },
  })
  // Its change has it as it is.
  expect((await register()).李娜).toEqual([])
  await book.call('certificates', 'voidOne', { id: ids.valid, reason: '更正' })
  const { id } = await book.call('certificates', 'reissue', {
    enrolmentId: room.roll.王契,
    reason: '更正',
    despite: [seq],
  })
  await print([id])
})
