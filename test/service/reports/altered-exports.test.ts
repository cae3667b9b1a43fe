import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const raised = 'DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 6200'

/** Two classes were marked; somebody changes the file outside. */
async function changed(sql: string, before: (room: ExamRoom) => Promise<unknown> = async () => undefined) {
  const room = await openExamRoom()
  await before(room)
  const other = await room.hold()
  const marks = { 王契: { theory: 95, practice: 95 }, 李娜: { theory: 60, practice: 60 } }
  await room.enter(marks)
  await room.enter(marks, { in: other })
  await room.enter({ 李娜: { theory: 62 } })
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  const read = readers(room)
  const untouched = await read.results('zh-CN')
  await room.service.close()
  changeIn(bookFile(room.dataDir), sql)
  const book = await openTestService({ dataDir: room.dataDir })
  const note = () => book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
  return { room, other, before: untouched, note, book, ...readers(book) }
}

/** The files, as a program reads them. */
function readers(book: Pick<TestService, 'call' | 'ticket'>) {
  const path = join(temporaryFolder('altered-exports'), 'out')
  const read = async () => {
    const { sheets } = await readXlsx(readFileSync(`${path}.xlsx`))
    const [first, second] = sheets.map(({ rows }) => rows)
    const [head = [], ...rows] = first ?? []
    return {
      head,
      rows,
      marks: rows.map(row => row[head.indexOf('核实情况')] ?? null),
      second: second?.flat(),
    }
  }
  const file = () => book.ticket(`${path}.xlsx`)
  return {
    async results(language: 'zh-CN' | 'en', sessionId: string | null = null) {
      const { caveat } = await book.call('reports', 'exportResults', { file: file(), language, sessionId })
      return { caveat, ...(await read()) }
    },
    async ledger() {
      const { caveat } = await book.call('reports', 'exportLedger', {
        file: file(),
        language: 'zh-CN',
        year: 2026,
      })
      return { caveat, ...(await read()) }
    },
    async people(ending: 'csv' | 'xlsx', search?: string) {
      const target = book.ticket(`${path}.${ending}`)
      const { caveat } = await book.call('people', 'exportList', {
        file: target,
        language: 'zh-CN',
        text: search,
      })
      return { caveat, text: ending === 'csv' ? readFileSync(`${path}.csv`, 'utf8') : '' }
    },
  }
}

it('says in every table that what is in it is not verified, until that is settled', async () => {
  const { before, note, results, ledger, people, other } = await changed(raised)
  expect(before).toMatchObject({ caveat: null, second: undefined })
  expect(before.head).not.toContain('核实情况')
  const found = await results('zh-CN')
  expect(found.caveat).toBe('accused')
  expect(new Set(found.marks)).toEqual(new Set(['未经核实']))
  // What a program read before it still reads: the same headings in the same places, and one more.
  expect(found.head.slice(0, -1)).toEqual(before.head)
  expect(found.second).toEqual(['核实情况', '数据曾在知行之外被改动，尚未查清，本表内容未经核实。'])
  expect((await ledger()).marks).toEqual(['未经核实', '未经核实'])
  const list = await people('csv')
  expect(list.caveat).toBe('accused')
  const [head, ...lines] = list.text.trim().split('\r\n')
  expect(head).toMatch(/,核实情况$/)
  expect(lines.every(line => line.endsWith(',未经核实'))).toBe(true)
  expect((await results('en')).second?.[1]).toContain('the contents of this document are not verified')

  const { seq } = await note()
  const noted = await results('zh-CN')
  expect(noted.caveat).toBe('noted')
  expect(noted.marks.filter(mark => mark !== null)).toEqual([`曾在知行之外被改动（操作记录第 ${seq} 条）`])
  expect(noted.rows[noted.marks.findIndex(mark => mark !== null)]).toContain('李娜')
  expect(noted.second?.[1]).toContain(`操作记录第 ${seq} 条）。原因：核对过试卷`)
  expect((await ledger()).marks.filter(mark => mark !== null)).toHaveLength(1)
  // Nothing of it concerns them.
  expect(await results('zh-CN', other.sessionId)).toMatchObject({ caveat: null, second: undefined })
  expect(await people('csv')).toMatchObject({ caveat: null, text: expect.not.stringContaining('核实情况') })
})

it('says of somebody in the list of people that who they are was altered', async () => {
  const { room, note, people, results } = await changed(
    "DROP TRIGGER capture_person_u; UPDATE person SET name = '李娜娜' WHERE name = '李娜'",
    // What was changed once is known: whose row it is can be said.
    room => room.call('people', 'change', { id: room.people.李娜, nameEn: 'Li Na' }),
  )
  const { seq } = await note()
  const { caveat, text } = await people('csv')
  expect(caveat).toBe('noted')
  const marked = text.split('\r\n').filter(line => line.includes(`操作记录第 ${seq} 条`))
  expect(marked.length).toBeGreaterThan(0)
  // Of a list without them nothing is told.
  expect(await people('csv', '王契')).toMatchObject({
    caveat: null,
    text: expect.not.stringContaining('核实情况'),
  })
  // Whoever was in the class stands on its sheet too.
  expect((await results('zh-CN', room.sessionId)).caveat).toBe('noted')
  expect((await results('zh-CN')).caveat).toBe('noted')
})
