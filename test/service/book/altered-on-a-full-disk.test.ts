import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { smallDisk } from '../support/small-disk'
import { temporaryFolder } from '../support/temporary-folder'

it.for([
  { what: 'as it was written', sql: '', caveat: null },
  {
    what: 'with a mark raised in it',
    sql: 'DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 6200',
    caveat: 'accused',
  },
])('checks the records of a book whose disk is full, $what', async ({ sql, caveat }, context) => {
  const disk = smallDisk(16)
  if (!disk) return context.skip('nobody but root may mount a small disk')
  try {
    const room = await openExamRoom({ dataDir: disk.folder })
    await room.enter({ 王契: { theory: 95, practice: 95 }, 李娜: { theory: 62, practice: 60 } })
    const { certificateIds } = await room.call('certificates', 'issue', {
      sessionId: room.sessionId,
      enrolmentIds: [room.roll.王契],
    })
    await room.service.close()
    // Either way it is no longer byte for byte as it was closed.
    changeIn(bookFile(room.dataDir), sql || 'VACUUM')
    disk.fill()
    const book = await openTestService({
      dataDir: disk.folder,
      create: false,
      print: async () => new Uint8Array([1]),
    })
    const state = await book.call('book', 'state', {})
    if (state.state !== 'open') throw new Error(state.state)
    expect(state.readOnly).toBe(true)
    expect(state.notices.map(({ code }) => code)).toContain('no_space')
    expect(state.notices.some(({ code }) => code === 'damaged')).toBe(caveat !== null)

    const out = temporaryFolder('full-disk')
    const results = { file: book.ticket(join(out, 'r.xlsx')), language: 'zh-CN' as const, sessionId: null }
    expect(await book.call('reports', 'exportResults', results)).toMatchObject({ caveat })
    const print = book.call('certificates', 'printTogether', {
      certificateIds,
      file: book.ticket(join(out, 'all.pdf')),
    })
    await expect(print).rejects.toMatchObject({ code: 'read_only' })
    await book.service.close()
  } finally {
    disk.remove()
  }
})
