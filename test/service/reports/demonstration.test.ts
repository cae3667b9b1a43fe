import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { todaySources } from '../../../electron/service/today-sources'
import { routeOfLine, spokenLine } from '../../../src/features/reports/today-words'
import { createWords, languages } from '../../../src/i18n/setup'
import '../../../src/app/areas'
import { outside } from '../support/outside'
import { openTestService } from '../support/service'

it('has something to say of every kind in the demonstration year', { timeout: 120_000 }, async () => {
  const book = await openTestService({ create: false })
  await book.call('book', 'create', { kind: 'demonstration' })

  const { rows, week, month, recent, empty } = await book.call('reports', 'today', {})
  expect(new Set(rows.map(row => row.group))).toEqual(new Set(['overdue', 'today', 'this_week']))
  const kinds = new Set(rows.map(row => row.kind))
  const sources = await todaySources()
  const missing = sources.flatMap(({ source }) => Object.keys(source.kinds)).filter(kind => !kinds.has(kind))
  // Attendance is never left lying there, every class to come still wants its sheet, and nothing was lost.
  expect(missing).toEqual([
    'session_today',
    'session_next',
    'attendance_to_record',
    'attendance_lost',
    'marks_lost',
  ])
  for (const row of rows) expect(routeOfLine(row), row.kind).not.toBeNull()
  for (const language of languages) {
    const t = createWords(language).getFixedT(language, 'today')
    for (const row of rows) {
      const said = JSON.stringify(spokenLine({ t, language, today: '2026-12-09' }, row))
      // No code is left where words should stand, and no hole in them.
      expect(said, said).not.toMatch(/\w+\.\w+\.\w+|(reports|improvements)\.|\{\{/)
    }
  }

  expect(week.map(day => day.day)).toEqual([
    '2026-12-07',
    '2026-12-08',
    '2026-12-09',
    '2026-12-10',
    '2026-12-11',
  ])
  expect(month.plan).toEqual({ planned: 5, held: 2, cancelledPlanned: 0, unplannedHeld: 0 })
  expect(month.marks).toMatchObject({ passed: 71, failed: 4, notEntered: 9 })
  expect(month.credit.people).toBe(520)
  expect(recent).toHaveLength(4)
  expect(empty).toEqual({ people: false, ability: false, courses: false, plans: false })

  const counts = await book.call('reports', 'counts', {})
  const pressing = rows.filter(row => row.group !== 'this_week')
  // The side bar counts what the page of certificates lists.
  const waiting = await book.call('certificates', 'toIssue', {})
  const certificates = waiting.reduce((sum, row) => sum + row.ready, 0)
  expect(certificates).toBe(71)
  // … and what the page of improvement lists.
  const actions = await book.call('improvements', 'list', { status: 'unfinished', limit: 100 })
  expect(counts).toMatchObject({ today: pressing.length, certificates, improvement: actions.length })
  expect(actions).toHaveLength(4)
  expect(counts.overdue).toEqual(['today', 'certificates', 'improvement'])

  const ledger = await book.call('reports', 'ledger', { year: 2026 })
  const first = ledger.find(line => line.courseName === '退改签新政解读' && line.number === 1)
  // 36 passed at once, four in the resit; two never came.
  expect(first).toMatchObject({
    expected: 42,
    present: 40,
    sat: 40,
    passed: 40,
    certificates: 40,
    fileMissing: 0,
  })
  expect(ledger.find(line => line.sat === null)?.courseName).toBe('大面积延误应急演练')

  const path = outside('results.xlsx')
  const { rows: written } = await book.call('reports', 'exportResults', {
    file: book.ticket(path),
    language: 'zh-CN',
  })
  expect(written).toBe(ledger.reduce((sum, line) => sum + line.expected, 0))
  const sheet = (await readXlsx(new Uint8Array(readFileSync(path)))).sheets[0]
  expect(sheet?.rows).toHaveLength(written + 1)
})
