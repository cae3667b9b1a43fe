import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openTestService } from '../support/service'

it('builds the demonstration year through the application’s own commands', { timeout: 120_000 }, async () => {
  const book = await openTestService({ create: false })
  await book.call('book', 'create', { kind: 'demonstration' })

  expect(await book.service.state()).toMatchObject({
    state: 'open',
    today: '2026-12-09',
    demonstration: true,
  })
  // Its numbers are nobody's: a real book begun in this folder starts at one.
  expect(readdirSync(book.dataDir)).not.toContain('book.numbers')
  const people = await book.call('people', 'list', { status: 'active', limit: 1 })
  expect(people.total).toBe(520)

  const batches = (await book.call('sessions', 'list', { order: 'upcoming', limit: 200 })).rows.filter(
    session => session.courseName === '退改签新政解读',
  )
  expect(batches.map(session => [session.number, session.firstDay, session.status])).toEqual([
    [1, '2026-04-14', 'closed'],
    [2, '2026-04-21', 'closed'],
    [3, '2026-06-09', 'closed'],
    [4, '2026-06-16', 'closed'],
  ])
  const first = await book.call('assessments', 'sheet', { sessionId: batches[0]?.id ?? '' })
  const firstTry = first?.rows.map(row => row.first?.verdict ?? 'none')
  const count = (verdict: string) => (firstTry ?? []).filter(one => one === verdict).length
  expect([count('passed'), count('failed'), count('none')]).toEqual([36, 4, 2])
  expect(first?.rows.filter(row => row.resits.length > 0).every(row => row.finalVerdict === 'passed')).toBe(
    true,
  )
  const actions = await book.call('improvements', 'list', { sessionId: batches[0]?.id ?? '', status: 'all' })
  expect(actions.map(action => action.status)).toEqual(Array.from({ length: 6 }, () => 'verified'))

  // Somebody passed and was not there for enough of it; others were late, and their papers say less than the whole.
  const { rows: issued } = await book.call('certificates', 'list', { limit: 500 })
  const sessions = new Set(issued.map(one => one.sessionId))
  const rolls = await Promise.all(
    [...sessions].map(
      async sessionId => (await book.call('certificates', 'ofSession', { sessionId }))?.rows ?? [],
    ),
  )
  const candidates = rolls.flat()
  const refused = candidates.filter(row => row.refusal === 'too_little_attendance')
  expect(refused.some(row => row.verdict === 'passed')).toBe(true)
  expect(candidates.some(row => row.certificate !== null && (row.attended ?? 100) < 100)).toBe(true)

  const today = await book.call('reports', 'today', {})
  const kinds = new Set(today.rows.map(row => row.kind))
  for (const kind of [
    'sign_in_to_print',
    'marks_to_enter',
    'certificates_to_issue',
    'action_due',
    'file_incomplete',
  ] as const) {
    expect(kinds).toContain(kind)
  }
  expect((await book.call('book', 'verifyAudit', {})).brokenAt).toBeNull()

  // The history reads in the order of days.
  const days: string[] = []
  let before: number | null = null
  do {
    const page: { entries: { at: string }[]; nextBefore: number | null } = await book.call(
      'book',
      'history',
      {
        before,
        limit: 200,
      },
    )
    days.push(...page.entries.map(entry => entry.at.slice(0, 10)))
    before = page.nextBefore
  } while (before !== null)
  expect(days).toEqual([...days].sort().reverse())

  // Its story is nobody's work: Ctrl+Z begins with the person's own first step.
  expect(await book.call('book', 'undoState', {})).toMatchObject({ undo: null, onlyStory: true })
  const seq = await book.seqOf('settings', 'addOperator', { name: '李想' })
  expect((await book.call('book', 'undoState', {})).undo?.seq).toBe(seq)
})
