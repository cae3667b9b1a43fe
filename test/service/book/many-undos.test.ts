import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bookFile } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

/** What the book says, without the audit and its history. */
function contents(book: TestService): string {
  const sqlite = new Database(bookFile(book.dataDir), { readonly: true })
  try {
    const tables = sqlite
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_fts%'",
      )
      .pluck()
      .all() as string[]
    const told = tables.filter(
      name => !['audit', 'reversal', 'change', 'command_detail', 'running', 'undo_stack'].includes(name),
    )
    return JSON.stringify(
      told.map(name => {
        // The index numbers its rows anew; what it says is the same.
        const columns = name === 'search_doc' ? 'kind, ref, title, detail, rank' : '*'
        const rows = sqlite.prepare(`SELECT ${columns} FROM ${name}`).raw().all()
        return [name, rows.map(row => JSON.stringify(row)).sort()]
      }),
    )
  } finally {
    sqlite.close()
  }
}

type Step = { do: 'operator' | 'person' | 'rename' | 'office' | 'unit'; pick: number }

async function take(book: TestService, step: Step, number: number): Promise<void> {
  switch (step.do) {
    case 'operator':
      await book.call('settings', 'addOperator', { name: `操作人${number}` })
      return
    case 'office':
      await book.call('settings', 'changeOffice', { company: `公司${number}` })
      return
    case 'unit':
      await book.call('people', 'addUnit', { name: `机构${number}`, parentId: null, kind: 'branch' })
      return
    case 'person':
      await book.call('people', 'hire', { name: `学员${number}`, staffNo: `S${number}` })
      return
    case 'rename': {
      const { rows } = await book.call('people', 'list', { limit: 500 })
      const person = rows[step.pick % Math.max(rows.length, 1)]
      if (person) await book.call('people', 'change', { id: person.id, name: `改名${number}` })
      return
    }
  }
}

it('takes every step back, across restarts, to the very book that was', { timeout: 120_000 }, async () => {
  const step = fc.record({
    do: fc.constantFrom<Step['do']>('operator', 'person', 'rename', 'office', 'unit'),
    pick: fc.nat(50),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
      let book = await openTestService()
      const { dataDir } = book
      const again = async () => {
        await book.service.close()
        book = await openTestService({ dataDir })
      }
      const states = [contents(book)]
      for (const [number, one] of steps.entries()) {
        await take(book, one, number)
        const now = contents(book)
        if (now !== states.at(-1)) states.push(now)
      }
      await again()
      const last = states.length - 1
      for (let at = last; at > 0; at--) {
        const { undo } = await book.call('book', 'undoState', {})
        await book.call('book', 'undo', { seq: undo?.seq ?? 0 })
        expect(contents(book)).toBe(states[at - 1])
        if (at === Math.ceil(last / 2)) await again()
      }
      for (let at = 1; at <= last; at++) {
        const { redo } = await book.call('book', 'undoState', {})
        await book.call('book', 'redo', { seq: redo?.seq ?? 0 })
        expect(contents(book)).toBe(states[at])
      }
      expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null })
      await book.service.close()
    }),
    { numRuns: 12 },
  )
})

it('takes 2,000 commands back one by one, and brings them again, with restarts in between', {
  timeout: 600_000,
}, async () => {
  const steps = 2_000
  let book = await openTestService()
  const { dataDir } = book
  const again = async () => {
    await book.service.close()
    book = await openTestService({ dataDir })
  }
  const before = contents(book)
  // Every third on the same record: what is taken back there has all the later ones behind it.
  for (let number = 0; number < steps; number++) {
    const kind = number % 3 === 0 ? 'office' : number % 3 === 1 ? 'operator' : 'unit'
    await take(book, { do: kind, pick: 0 }, number)
    if (number === steps / 2) await again()
  }
  const after = contents(book)
  for (let left = steps; left > 0; left--) {
    const { undo } = await book.call('book', 'undoState', {})
    await book.call('book', 'undo', { seq: undo?.seq ?? 0 })
    if (left % 700 === 0) await again()
  }
  expect(contents(book)).toBe(before)
  expect(await book.call('book', 'undoState', {})).toMatchObject({ undo: null })
  for (let brought = 1; brought <= steps; brought++) {
    const { redo } = await book.call('book', 'undoState', {})
    await book.call('book', 'redo', { seq: redo?.seq ?? 0 })
    if (brought % 700 === 0) await again()
  }
  expect(contents(book)).toBe(after)
  expect(await book.call('book', 'undoState', {})).toMatchObject({ redo: null })
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({
    entries: 3 * steps,
    brokenAt: null,
    contents: 'whole',
    provenFrom: 1,
  })
})
