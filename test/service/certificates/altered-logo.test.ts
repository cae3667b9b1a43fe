import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pngOf } from '../../support/png'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { changeSettingsBehind } from '../support/change-settings-behind'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'
import { fakePrinter } from './print-office'

const good = { theory: 90, practice: 90 }
const [ours, other] = [100, 140].map(width => pngOf(width, 40).toString('base64'))

/** A certificate and somebody who may have one; a row of the settings altered outside, and that taken note of. */
async function altered(sql: string, { known, logo = ours }: { known: boolean; logo?: string | null }) {
  const printer = fakePrinter()
  const room = await openExamRoom()
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  if (logo) await room.call('settings', 'changeLogo', { png: logo })
  await room.enter({ 王契: good, 李娜: good })
  const { sessionId, roll } = room
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId,
    enrolmentIds: [roll.王契],
  })
  if (known) await room.call('book', 'backupNow', {})
  await room.service.close()
  changeSettingsBehind(bookFile(room.dataDir), sql)
  const book = await openTestService({ dataDir: room.dataDir, create: false, print: printer.print })
  const { seq } = await book.call('book', 'takeNote', { reason: '已核对' }, { operatorId: by })
  const file_ = () => book.ticket(join(temporaryFolder('printed'), 'c.pdf'))
  const print = (despite?: number[]) =>
    book.call('certificates', 'printTogether', {
      certificateIds,
      file: file_(),
      ...(despite && { despite }),
    })
  return { room, book, seq, print, printer, certificateIds }
}

const replaced = `UPDATE setting SET value = '${JSON.stringify({ png: other })}' WHERE key = 'logo'`
const removed = "DELETE FROM setting WHERE key = 'logo'"
const added = `INSERT INTO setting (key, value) VALUES ('logo', '${JSON.stringify({ png: other })}')`

describe('a logo that was altered outside and taken note of', () => {
  it.each([
    ['replaced, as a backup knows', replaced, { known: true }],
    ['replaced, where nothing tells what it was', replaced, { known: false }],
    ['taken away', removed, { known: true }],
    ['taken away, where no backup tells', removed, { known: false }],
    ['put in', added, { known: true, logo: null }],
    ['put in, where no backup tells', added, { known: false, logo: null }],
  ])('is not printed without a word (%s)', async (_how, sql, how) => {
    const { book, seq, print, printer } = await altered(sql, how)
    const refused = {
      code: 'altered_certificates',
      params: { count: 0, notes: [seq], logo: [seq], context: 'logo' },
    }
    await expect(print()).rejects.toMatchObject(refused)
    expect(printer.documents).toEqual([])
    await print([seq])
    const [step] = (await book.call('book', 'history', {})).entries
    expect(step).toMatchObject({
      command: 'logPrints',
      params: { context: 'singleLogo', noted: String(seq) },
    })
  })

  it('is asked about before a certificate is issued', async () => {
    for (const known of [true, false]) {
      const { room, book, seq } = await altered(replaced, { known })
      const { sessionId, roll } = room
      const issue = (despite: number[]) =>
        book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.李娜], despite })
      await expect(issue([])).rejects.toMatchObject({ code: 'altered_marks', params: { notes: [seq] } })
      await issue([seq])
    }
  })

  it('says nothing more once it is chosen anew', async () => {
    const { book, print } = await altered(replaced, { known: false })
    await book.call('settings', 'changeLogo', { png: pngOf(160, 40).toString('base64') })
    await print()
  })

  it('is no alteration of the register, and another setting none of what is printed', async () => {
    const { book } = await altered(replaced, { known: true })
    expect((await book.call('certificates', 'list', {})).rows.map(row => row.altered)).toEqual([undefined])
    const office = await altered(
      "UPDATE setting SET value = json_set(value, '$.address', '别处') WHERE key = 'office'",
      { known: true },
    )
    await office.print()
  })
})
