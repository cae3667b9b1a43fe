import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { Refusal } from '../../../electron/service/refusal'
import { contract } from '../../../src/contract/contract'
import type { AreaContract } from '../../../src/contract/define'
import { isDay } from '../../../src/domain/days/day'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { smallBook } from '../support/small-book'

/** Tables of records: not the history, whose instants are of another kind. */
const tablesIn = (file: string): string[] =>
  (valuesIn(file, "SELECT name FROM sqlite_schema WHERE type = 'table'") as string[]).filter(
    name => !/^(sqlite_|search|audit|change|reversal|running|undo|import_|setting)/.test(name),
  )

/** Every column in which this book keeps days and nothing else. */
function dayColumns(file: string): { table: string; column: string }[] {
  const sqlite = new Database(file, { readonly: true })
  try {
    return tablesIn(file).flatMap(table => {
      const columns = sqlite
        .prepare(`SELECT name FROM pragma_table_info('${table}')`)
        .pluck()
        .all() as string[]
      return columns
        .filter(column => {
          const values = sqlite
            .prepare(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
            .pluck()
            .all()
          return values.length > 0 && values.every(value => typeof value === 'string' && isDay(value))
        })
        .map(column => ({ table, column }))
    })
  } finally {
    sqlite.close()
  }
}

/** Pages ask all of these; those of the book as a file read no day of a record. */
const queries = Object.entries(contract as Record<string, AreaContract>).flatMap(([area, procedures]) =>
  Object.entries(procedures)
    .filter(([, procedure]) => procedure.kind === 'query' && area !== 'book' && area !== 'search')
    .map(([name, procedure]) => ({ area, name, procedure })),
)

/** One record of each kind that a page is of: what each question takes of it. */
const inputsOf = (file: string) =>
  ['session', 'person', 'course', 'need', 'plan_line', 'action', 'certificate']
    .flatMap(table => valuesIn(file, `SELECT id FROM ${table} LIMIT 1`) as string[])
    .map(id => ({ id, sessionId: id, personId: id, competencyId: id, ids: [id], ...year }))
const year = { year: 2026, from: '2026-01-01', to: '2026-12-31' }

it.each(['0000-99-99', 'soon'])('a day %s fails no page, whatever it is of', async odd => {
  const dataDir = smallBook(schemaVersion)
  const file = bookFile(dataDir)
  const columns = dayColumns(file)
  expect(columns.length).toBeGreaterThan(10)
  for (const { table, column } of columns)
    changeIn(
      file,
      `PRAGMA ignore_check_constraints = ON;
       UPDATE running SET command_seq = 1;
       UPDATE ${table} SET ${column} = '${odd}';
       UPDATE running SET command_seq = NULL`,
    )
  const book = await openTestService({ dataDir, quiet: true })
  const failed = new Set<string>()
  const inputs = [year, ...inputsOf(file)]
  let asked = 0
  for (const { area, name, procedure } of queries) {
    for (const input of inputs) {
      if (!procedure.input.safeParse(input).success) continue
      asked += 1
      try {
        const { output } = await book.service.call(area as never, name as never, input as never)
        const checked = procedure.output.safeParse(output)
        if (!checked.success) failed.add(`${area}.${name}: ${checked.error.issues[0]?.path.join('.')}`)
      } catch (error) {
        if (!(error instanceof Refusal)) failed.add(`${area}.${name}: ${String(error)}`)
      }
    }
  }
  expect(asked).toBeGreaterThan(100)
  expect([...failed]).toEqual([])
})
