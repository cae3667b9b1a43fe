import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pngOf } from '../../support/png'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { temporaryFolder } from '../support/temporary-folder'
import { fakePrinter } from './print-office'

const good = { theory: 90, practice: 90 }

/** Three certificates, and a printer that waits in the middle of a print until it is let go. */
async function printing() {
  const printer = fakePrinter()
  const waiting: (() => void)[] = []
  let begun: () => void = () => undefined
  const room = await openExamRoom({
    async print(html, page) {
      await new Promise<void>(resolve => {
        waiting.push(resolve)
        begun()
      })
      return printer.print(html, page)
    },
  })
  await room.enter({ 王契: good, 李娜: good, 赵博文: good, 欧阳娜娜: { theory: 10, practice: 10 } })
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.李娜, room.roll.赵博文],
  })
  const { undo } = await room.call('book', 'undoState', {})
  const folder = temporaryFolder('print-commit')
  const [first = ''] = certificateIds
  return {
    room,
    first,
    issueSeq: undo?.seq ?? 0,
    folder,
    together: (name = '证书.pdf', more: { reason?: string } = {}) =>
      room.call('certificates', 'printTogether', {
        certificateIds,
        file: room.ticket(join(folder, name)),
        ...more,
      }),
    each: () => room.call('certificates', 'printEach', { certificateIds, folder: room.ticket(folder) }),
    /** Until as many documents are in the printer. */
    started: (count = 1) =>
      new Promise<void>(resolve => {
        begun = () => void (waiting.length >= count && resolve())
        begun()
      }),
    go() {
      for (const resolve of waiting.splice(0)) resolve()
    },
    files: () => readdirSync(folder),
    prints: () => room.call('certificates', 'prints', { id: first }),
  }
}

/** The end of a print, without leaving a refusal unheard while the test goes on. */
const ended = (print: Promise<unknown>) =>
  print.then(
    () => 'printed',
    (error: { code: string; params: unknown }) => ({ code: error.code, params: error.params }),
  )

describe('what changes while certificates are printed', () => {
  it('is that somebody else printed them: the second is a copy, and a copy needs its reason', async () => {
    const { together, started, go, files, prints } = await printing()
    const both = [ended(together('a.pdf')), ended(together('b.pdf'))]
    await started(2)
    go()
    const outcomes = await Promise.all(both)
    expect(outcomes.filter(one => one === 'printed')).toHaveLength(1)
    expect(outcomes).toContainEqual({ code: 'reason_needed', params: { count: 3 } })
    expect(files()).toHaveLength(1)
    expect(await prints()).toMatchObject([{ copy: 1, reason: null }])
  })

  it('is that somebody else printed them, which a reason allows: no two copies have the same number', async () => {
    const { together, started, go, files, prints } = await printing()
    const both = [ended(together('a.pdf', { reason: '存档' })), ended(together('b.pdf', { reason: '补发' }))]
    await started(2)
    go()
    expect(await Promise.all(both)).toEqual(['printed', 'printed'])
    expect(files()).toHaveLength(2)
    expect((await prints()).map(one => one.copy)).toEqual([1, 2])
  })

  it.each(['together', 'each'] as const)('is that one was voided: nothing is left of it (%s)', async kind => {
    const given = await printing()
    const { room, first, started, go, files, prints } = given
    const print = ended(given[kind]())
    await started()
    await room.call('certificates', 'voidOne', { id: first, reason: '姓名有误' })
    go()
    expect(await print).toEqual({
      code: 'voided_while_printing',
      params: { number: 'KF-TS-2026-0001', count: 1 },
    })
    expect(files()).toEqual([])
    expect(await prints()).toEqual([])
    expect((await room.call('certificates', 'totals', {})).valid).toBe(2)
  })

  it('does not hide what broke it off', async () => {
    const { room, first, folder, each, started, go, files, prints } = await printing()
    // A folder where the second file should go.
    mkdirSync(join(folder, 'KF-TS-2026-0002 李娜.pdf'))
    const print = ended(each())
    await started()
    await room.call('certificates', 'voidOne', { id: first, reason: '姓名有误' })
    go()
    expect(await print).toMatchObject({ code: 'target_not_a_file' })
    expect(files()).toEqual(['KF-TS-2026-0002 李娜.pdf'])
    expect(await prints()).toEqual([])
  })

  it('is that their issue is undone: that asks as for printed ones, and ends the print where it is meant', async () => {
    const { room, issueSeq, together, started, go, files, prints } = await printing()
    const print = ended(together())
    await started()
    await expect(room.call('book', 'undo', { seq: issueSeq })).rejects.toMatchObject({
      code: 'undo_voids_printed',
      params: { count: 3, printed: 3 },
    })
    await room.call('book', 'undo', { seq: issueSeq, voids: true })
    go()
    expect(await print).toEqual({
      code: 'voided_while_printing',
      params: { number: 'KF-TS-2026-0001', count: 3, context: 'several' },
    })
    expect(files()).toEqual([])
    expect(await prints()).toEqual([])
  })

  it('is that their issue is undone after a print that failed: that asks nothing', async () => {
    const { room, issueSeq, folder, together } = await printing()
    await expect(
      room.call('certificates', 'printTogether', {
        certificateIds: ['gone'],
        file: room.ticket(join(folder, 'none.pdf')),
      }),
    ).rejects.toMatchObject({ code: 'nothing_to_print' })
    await room.call('book', 'undo', { seq: issueSeq })
    await expect(together()).rejects.toMatchObject({ code: 'nothing_to_print' })
  })

  it('is what stands on the paper', async () => {
    const { room, together, started, go, files, prints } = await printing()
    const print = ended(together())
    await started()
    await room.call('settings', 'changeLogo', { png: pngOf(100, 40).toString('base64') })
    go()
    expect(await print).toMatchObject({ code: 'changed_while_printing' })
    expect(files()).toEqual([])
    expect(await prints()).toEqual([])
  })

  it('is that somebody alters the file: nothing is vouched for then', async () => {
    const { room, together, started, go, files, prints } = await printing()
    const print = ended(together())
    await started()
    raiseBehind(bookFile(room.dataDir))
    go()
    expect(await print).toMatchObject({ code: 'book_damaged' })
    expect(files()).toEqual([])
    expect(await prints()).toEqual([])
  })

  it('is what stands at the place: then nothing is logged either', async () => {
    const { folder, together, started, go, prints } = await printing()
    const print = ended(together())
    await started()
    mkdirSync(join(folder, '证书.pdf'))
    go()
    expect(await print).toMatchObject({ code: 'target_not_a_file' })
    expect(await prints()).toEqual([])
  })
})
