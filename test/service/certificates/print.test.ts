import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterEach, describe, expect, it } from 'vitest'
import { contract } from '../../../src/contract/contract'
import type { Progress } from '../../../src/contract/wire'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { openPage } from '../support/page'
import { fakePrinter } from './print-office'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-print-'))
  folders.push(folder)
  return folder
}

/** Four people with certificates, and a printer. */
async function issued() {
  const printer = fakePrinter()
  const room = await openExamRoom({ print: printer.print })
  const good = { theory: 90, practice: 90 }
  await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good, 赵博文: good })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: Object.values(room.roll),
  })
  const { undo: issue } = await room.call('book', 'undoState', {})
  return { room, printer, certificateIds, issueSeq: issue?.seq ?? 0, folder: freshFolder() }
}

const prints = async (room: ExamRoom) =>
  (await room.call('certificates', 'list', {})).rows.map(row => row.prints).reverse()

const pagesOf = async (file: string) => (await PDFDocument.load(readFileSync(file))).getPageCount()

describe('all in one PDF', () => {
  it('is one document in the order of the numbers, and each print is logged', async () => {
    const { room, printer, certificateIds, folder } = await issued()
    const file = join(folder, '证书.pdf')
    const result = await room.call('certificates', 'printTogether', {
      certificateIds: [...certificateIds].reverse(),
      file: room.ticket(file),
    })
    expect(result).toEqual({ pages: 4, bytes: readFileSync(file).byteLength })
    const [first = ''] = certificateIds
    // Asked for by number, as a page does of what it has out of sight: one that is gone is left out.
    expect(await room.call('certificates', 'byIds', { ids: ['gone', first] })).toMatchObject([
      { id: first, prints: 1 },
    ])
    expect(await pagesOf(file)).toBe(4)
    expect(readdirSync(folder)).toEqual(['证书.pdf'])
    expect(printer.documents).toHaveLength(1)
    const numbers = printer.documents[0]?.match(/KF-TS-2026-\d{4}/g)
    expect(numbers).toEqual(['KF-TS-2026-0001', 'KF-TS-2026-0002', 'KF-TS-2026-0003', 'KF-TS-2026-0004'])
    expect(await prints(room)).toEqual([1, 1, 1, 1])
  })

  it('again needs a reason, which stands with the copy', async () => {
    const { room, certificateIds, folder } = await issued()
    const [first = ''] = certificateIds
    const file = room.ticket(join(folder, '证书.pdf'))
    await room.call('certificates', 'printTogether', { certificateIds: [first], file })
    for (const reason of [null, '  ']) {
      await expect(
        room.call('certificates', 'printTogether', { certificateIds, file, reason }),
      ).rejects.toMatchObject({ code: 'reason_needed', params: { count: 1 } })
    }
    await room.call('certificates', 'printTogether', { certificateIds, file, reason: ' 打印机卡纸 ' })
    expect(await prints(room)).toEqual([2, 1, 1, 1])
    expect(await room.call('certificates', 'prints', { id: first })).toMatchObject([
      { copy: 1, reason: null },
      { copy: 2, reason: '打印机卡纸' },
    ])
  })

  it('of more than fit into one print says how many do', async () => {
    const { room, certificateIds, folder } = await issued()
    const many = [...certificateIds, ...Array.from({ length: 4997 }, (_, index) => `gone-${index}`)]
    await expect(
      room.call('certificates', 'printTogether', {
        certificateIds: many,
        file: room.ticket(join(folder, '证书.pdf')),
      }),
    ).rejects.toMatchObject({ code: 'too_many', params: { count: 5001, most: 5000 } })
    // One file each is printed in parts.
    const { files } = await room.call('certificates', 'printEach', {
      certificateIds: many,
      folder: room.ticket(folder),
    })
    expect(files).toHaveLength(4)
    expect(await room.call('certificates', 'byIds', { ids: many })).toHaveLength(4)
  })

  it('leaves voided ones out', async () => {
    const { room, certificateIds, folder } = await issued()
    const [first = ''] = certificateIds
    await room.call('certificates', 'voidOne', { id: first, reason: '姓名有误' })
    const file = room.ticket(join(folder, '证书.pdf'))
    expect(await room.call('certificates', 'printTogether', { certificateIds, file })).toMatchObject({
      pages: 3,
    })
    await expect(
      room.call('certificates', 'printTogether', { certificateIds: [first], file }),
    ).rejects.toMatchObject({ code: 'nothing_to_print' })
  })

  it('that failed or could not be written is not logged and leaves nothing behind', async () => {
    const { room, printer, certificateIds, folder } = await issued()
    printer.broken = true
    const file = room.ticket(join(folder, '证书.pdf'))
    await expect(room.call('certificates', 'printTogether', { certificateIds, file })).rejects.toMatchObject({
      code: 'print_failed',
    })
    printer.broken = false
    const nowhere = room.ticket(join(folder, '没有这个文件夹', '证书.pdf'))
    await expect(
      room.call('certificates', 'printTogether', { certificateIds, file: nowhere }),
    ).rejects.toMatchObject({ code: 'not_writable' })
    await expect(
      room.call('certificates', 'printTogether', { certificateIds, file: 'never-given-out' }),
    ).rejects.toMatchObject({ code: 'not_writable' })
    expect(readdirSync(folder)).toEqual([])
    expect(await prints(room)).toEqual([0, 0, 0, 0])
  })

  it('does not stand in the way of undoing the issue once that is meant, and its log stays', async () => {
    const { room, certificateIds, issueSeq, folder } = await issued()
    const file = room.ticket(join(folder, '证书.pdf'))
    await room.call('certificates', 'printTogether', { certificateIds, file })
    await expect(room.call('book', 'undo', { seq: issueSeq })).rejects.toMatchObject({
      code: 'undo_voids_printed',
      params: { count: 4, printed: 4 },
    })
    await room.call('book', 'undo', { seq: issueSeq, voids: true })
    expect((await room.call('certificates', 'list', { status: 'voided' })).rows).toHaveLength(4)
    expect(await prints(room)).toEqual([1, 1, 1, 1])
  })
})

describe('one file each', () => {
  it('is named by number and person, safely and apart', async () => {
    const printer = fakePrinter()
    const room = await openExamRoom({ print: printer.print })
    const strange = ['CON', '王/芳\\..:*?', '李娜', '李娜', '‮txt.exe', '阿卜杜热西提·买买提']
    for (const [index, name] of strange.entries()) {
      const { id: personId } = await room.call('people', 'hire', { name, staffNo: `9000${index}` })
      await room.call('sessions', 'addWalkIn', { sessionId: room.sessionId, personId })
    }
    const mark = { kind: 'scored' as const, mark: 9000 }
    const roll = (await room.sheet()).rows.slice(4)
    await room.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: roll.map(row => ({ enrolmentId: row.enrolmentId, theory: mark, practice: mark })),
    })
    const { certificateIds } = await room.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: roll.map(row => row.enrolmentId),
    })
    const folder = freshFolder()
    const { files } = await room.call('certificates', 'printEach', {
      certificateIds,
      folder: room.ticket(folder),
    })
    expect(files).toEqual([
      'KF-TS-2026-0001 CON.pdf',
      'KF-TS-2026-0002 王_芳_..___.pdf',
      'KF-TS-2026-0003 李娜.pdf',
      'KF-TS-2026-0004 李娜.pdf',
      'KF-TS-2026-0005 txt.exe.pdf',
      'KF-TS-2026-0006 阿卜杜热西提·买买提.pdf',
    ])
    expect(readdirSync(folder).sort()).toEqual([...files].sort())
    for (const file of files) expect(await pagesOf(join(folder, file))).toBe(1)
  })

  it('says how far it is, stops when asked, and logs what was written until then', async () => {
    const { room, certificateIds, folder } = await issued()
    const said: Progress[] = []
    const stop = new AbortController()
    const running = openPage(room.service).send(
      'certificates',
      'printEach',
      contract.certificates.printEach,
      { certificateIds, folder: room.ticket(folder) },
      {
        signal: stop.signal,
        onProgress: progress => {
          said.push(progress)
          if (progress.phase === 'writing' && progress.done === 1) stop.abort()
        },
      },
    )
    await expect(running).rejects.toMatchObject({ error: { kind: 'stopped' } })
    expect(said.slice(0, 2)).toEqual([
      { done: 0, total: 4, phase: 'printing' },
      { done: 1, total: 4, phase: 'writing' },
    ])
    // The word may come while the next file is being written.
    const written = readdirSync(folder).length
    expect(written).toBeLessThan(4)
    expect((await prints(room)).filter(count => count > 0)).toHaveLength(written)
  })

  it('logs what was written before the folder refused', async () => {
    const { room, certificateIds, folder } = await issued()
    // A folder where the third file should go.
    mkdirSync(join(folder, 'KF-TS-2026-0003 李娜.pdf'))
    writeFileSync(join(folder, 'KF-TS-2026-0001 王契.pdf'), 'an older print')
    await expect(
      room.call('certificates', 'printEach', { certificateIds, folder: room.ticket(folder) }),
    ).rejects.toMatchObject({ code: 'target_not_a_file' })
    expect(await prints(room)).toEqual([1, 1, 0, 0])
    expect(await pagesOf(join(folder, 'KF-TS-2026-0001 王契.pdf'))).toBe(1)
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
})
