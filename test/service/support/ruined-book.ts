import type { BookState } from '../../../src/contract/book/state'
import { overwrite, valuesIn } from './book-file'
import { openTestService } from './service'

type Page = { pageno: number; pagetype: string }

/** Pages of a table or an index, in the order of their rows. */
export function pagesOf(file: string, name: string): Page[] {
  const sql = `SELECT json_object('pageno', pageno, 'pagetype', pagetype) FROM dbstat WHERE name = '${name}' ORDER BY path`
  return (valuesIn(file, sql) as string[]).map(one => JSON.parse(one) as Page)
}

export const ruin = (file: string, page: number): void =>
  overwrite(file, (page - 1) * 4096, Buffer.alloc(4096, 0xff))

/** The last page with rows of a table or an index: the only one of a small table. */
export function ruinLast(file: string, name: string): void {
  const last = pagesOf(file, name).findLast(page => page.pagetype === 'leaf')
  if (!last) throw new Error(`${name} has no page`)
  ruin(file, last.pageno)
}

type Broken = Extract<BookState, { state: 'broken' }>

/** Opens a ruined book, which must be told broken. */
export async function openRuined(dataDir: string) {
  const book = await openTestService({ dataDir, create: false, quiet: true })
  const state = await book.call('book', 'state', {})
  if (state.state !== 'broken') throw new Error(state.state)
  return { book, state: state as Broken }
}

/** The same, and the copy that was salvaged of it. */
export async function openSalvaged(dataDir: string) {
  const { book, state } = await openRuined(dataDir)
  const backup = state.backups.find(one => one.reason === 'salvaged')
  if (!backup) throw new Error('nothing was salvaged')
  return { book, backup, folder: state.quarantined ?? '' }
}
