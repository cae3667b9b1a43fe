import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { ledgerSums } from '../../../src/features/reports/ledger-sums'
import { block, courseDraft } from '../sessions/classroom'
import { outside } from '../support/outside'
import { openTaughtClass, type TaughtClass } from './taught-class'

/** Two sessions of 2026, one of 2025, one cancelled and one still to come. */
async function years() {
  const taught = await openTaughtClass()
  const old = await taught.hold('2025-06-03')
  const first = await taught.hold(
    '2026-03-02',
    ['邹一嘉'],
    [block({ day: '2026-03-02' }), block({ day: '2026-03-03' })],
  )
  await taught.mark(first, { 王芳: 90, 李娜: 50, 赵博文: 'missed' })
  await taught.mark(first, { 李娜: 70 }, 2)
  await taught.issue(first)
  const drill = await taught.call(
    'courses',
    'add',
    courseDraft({ code: 'D01', name: '应急演练', assessed: false }),
  )
  const second = await taught.schedule({ courseId: drill.id, blocks: [block({ day: '2026-06-24' })] })
  await taught.record(second, [], '2026-06-24')
  await taught.file(second)
  await taught.call('sessions', 'cancel', { id: await taught.schedule(), reason: '停电' })
  await taught.schedule({ blocks: [block({ day: '2026-12-20' })] })
  return { taught, old, first, second }
}

async function sheetOf(taught: TaughtClass, name: string, write: (file: string) => Promise<unknown>) {
  const path = outside(name)
  await write(taught.ticket(path))
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)))
  const rows = (sheets[0]?.rows ?? []) as unknown[][]
  return { name: sheets[0]?.name, head: rows[0] as string[], rows: rows.slice(1) }
}

describe('the training ledger', () => {
  it('has a line for each session held in the year, in the order it was held', async () => {
    const { taught, first, second } = await years()
    const lines = await taught.call('reports', 'ledger', { year: 2026 })
    expect(lines.map(line => line.sessionId)).toEqual([first, second])
    // 李娜 passed in the resit; 赵博文 missed the exam and is not in the rate; 邹一嘉 never came.
    expect(lines[0]).toMatchObject({
      courseName: '投诉处理',
      number: 2,
      category: '服务',
      firstDay: '2026-03-02',
      lastDay: '2026-03-03',
      creditedMinutes: 360,
      expected: 4,
      present: 3,
      firstSat: 2,
      firstPassed: 1,
      sat: 2,
      passed: 2,
      certificates: 2,
    })
    expect(lines[1]).toMatchObject({ expected: 4, present: 4, sat: null, passed: 0, fileMissing: 0 })
    expect(ledgerSums(lines)).toEqual({
      sessions: 2,
      expected: 8,
      present: 7,
      firstSat: 2,
      firstPassed: 1,
      sat: 2,
      passed: 2,
      certificates: 2,
    })
    expect(await taught.call('reports', 'ledgerYears', {})).toEqual([2026, 2025])
    expect(await taught.call('reports', 'ledger', { year: 2024 })).toEqual([])
  })

  it('counts the hours that were held, as the personal file and the certificate do', async () => {
    const taught = await openTaughtClass()
    // The course plans six hours; one morning of three was held.
    const id = await taught.hold('2026-03-02')
    await taught.mark(id, { 王芳: 90 })
    await taught.issue(id)
    const [line] = await taught.call('reports', 'ledger', { year: 2026 })
    const [onFile] = await taught.call('sessions', 'ofPerson', { personId: taught.people.王芳 })
    const [certificate] = await taught.call('certificates', 'ofPerson', { personId: taught.people.王芳 })
    const preview = await taught.call('certificates', 'preview', {
      id: certificate?.id ?? '',
      sessionId: null,
    })
    expect([line?.creditedMinutes, onFile?.creditedMinutes, preview]).toMatchObject([
      180,
      180,
      { face: { creditedMinutes: 180 } },
    ])
  })

  it('keeps who missed the resit among those who sat the exam, and says who of them passed at first', async () => {
    const taught = await openTaughtClass()
    const id = await taught.hold('2026-03-02')
    await taught.mark(id, { 王芳: 90, 李娜: 50, 赵博文: 50, 邹一嘉: 'deferred' })
    await taught.mark(id, { 李娜: 70, 赵博文: 'missed', 邹一嘉: 50 }, 2)
    const [line] = await taught.call('reports', 'ledger', { year: 2026 })
    expect(line).toMatchObject({ firstSat: 4, firstPassed: 1, sat: 4, passed: 2 })
    const sheet = await taught.call('assessments', 'sheet', { sessionId: id })
    expect(sheet?.summary).toMatchObject({
      failed: 2,
      missed: 0,
      first: { passed: 1, sat: 4, rate: 0.25 },
      afterResits: { passed: 2, sat: 4, rate: 0.5 },
    })
    expect(sheet?.rows.find(row => row.name === '赵博文')).toMatchObject({
      finalVerdict: 'failed',
      resitNotSat: 'missed',
    })
  })

  it('goes out as a workbook in the language of the page', async () => {
    const { taught } = await years()
    const zh = await sheetOf(taught, 'zh.xlsx', file =>
      taught.call('reports', 'exportLedger', { file, year: 2026, language: 'zh-CN' }),
    )
    expect(zh.name).toBe('培训台账 2026')
    expect(zh.head).toContain('首考合格率')
    const cell = (row: number, heading: string) => zh.rows[row]?.[zh.head.indexOf(heading)]
    expect([cell(0, '课程'), cell(0, '应到'), cell(0, '实到')]).toEqual(['投诉处理', 4, 3])
    expect([cell(0, '首考合格率'), cell(0, '补考后合格率')]).toEqual(['50.0%', '100.0%'])
    expect(cell(1, '参加考核') ?? null).toBeNull()
    expect(cell(0, '学时')).toBe(8)

    const en = await sheetOf(taught, 'en.xlsx', file =>
      taught.call('reports', 'exportLedger', { file, year: 2026, language: 'en' }),
    )
    expect(en.name).toBe('Training ledger 2026')
    expect(en.head).toContain('First-sitting pass rate')
    expect(en.head).toContain('Pass rate after resits')
  })
})

describe('the results', () => {
  it('go out with numbers that are names as text, marks as numbers, and states as words', async () => {
    const { taught, first } = await years()
    const { name, head, rows } = await sheetOf(taught, 'results.xlsx', file =>
      taught.call('reports', 'exportResults', { file, sessionId: first, language: 'zh-CN' }),
    )
    expect(name).toBe('成绩')
    expect(head).toEqual([
      '工号',
      '姓名',
      '机构',
      '班组',
      '岗位',
      '课程',
      '期',
      '开始日期',
      '结束日期',
      '理论',
      '实操',
      '总评',
      '结论',
      '补考',
      '证书编号',
    ])
    const of = (who: string) => {
      const row = rows.find(one => one[1] === who) ?? []
      return Object.fromEntries(head.map((heading, at) => [heading, row[at] ?? null]))
    }
    expect(of('王芳')).toMatchObject({
      工号: '00603',
      理论: 90,
      实操: 90,
      总评: 90,
      结论: '合格',
      补考: null,
    })
    expect(of('王芳').证书编号).toMatch(/^KF-TS-2026-\d{4}$/)
    expect(of('李娜')).toMatchObject({ 理论: 50, 总评: 70, 结论: '合格', 补考: 70 })
    expect(of('赵博文')).toMatchObject({ 理论: '缺考', 实操: 80, 总评: null, 结论: '缺考', 证书编号: null })
    expect(of('邹一嘉')).toMatchObject({ 理论: null, 结论: '缺勤' })
    expect(of('王芳').开始日期).toEqual(new Date('2026-03-02T00:00:00Z'))
  })

  it('go out for every session held, in English as well', async () => {
    const { taught } = await years()
    const { head, rows } = await sheetOf(taught, 'all.xlsx', file =>
      taught.call('reports', 'exportResults', { file, language: 'en' }),
    )
    expect(rows).toHaveLength(12)
    const outcome = head.indexOf('Result')
    expect(new Set(rows.map(row => row[outcome]))).toEqual(
      new Set(['Passed', 'Missed exam', 'Absent', 'Not assessed', 'Not entered']),
    )
  })

  it('are refused in words when the file cannot be written', async () => {
    const { taught } = await years()
    const file = taught.ticket(outside(join('no-such-folder', 'results.xlsx')))
    await expect(taught.call('reports', 'exportResults', { file, language: 'zh-CN' })).rejects.toMatchObject({
      code: 'not_writable',
    })
    await expect(
      taught.call('reports', 'exportLedger', { file: 'ticket-unknown', year: 2026, language: 'zh-CN' }),
    ).rejects.toMatchObject({ code: 'not_writable' })
  })
})

it('gathers a person’s sessions with credited time, final result, resits and certificate', async () => {
  const { taught, old, first, second } = await years()
  const results = await taught.call('reports', 'resultsOfPerson', { personId: taught.people.李娜 })
  expect(results.map(one => [one.sessionId, one.creditedMinutes, one.verdict, one.resits])).toEqual([
    [expect.any(String), null, null, 0],
    [expect.any(String), null, null, 0],
    [second, 180, null, 0],
    [first, 360, 'passed', 1],
    [old, 180, null, 0],
  ])
  expect(results.find(one => one.sessionId === first)).toMatchObject({
    total: 7000,
    enrolled: true,
    certificateNumber: expect.stringMatching(/^KF-TS-2026-/),
  })
  const absent = await taught.call('reports', 'resultsOfPerson', { personId: taught.people.邹一嘉 })
  expect(absent.find(one => one.sessionId === first)).toMatchObject({
    creditedMinutes: 0,
    verdict: null,
    certificateNumber: null,
  })
})
