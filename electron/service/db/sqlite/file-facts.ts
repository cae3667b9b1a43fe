import { sql } from 'kysely'
import type { BookFacts } from '../../../../src/contract/book/state'
import type { Db } from '../databases'

/** What the file of an open book is like: numbers and settings, nothing of what is written in it. */
export async function fileFacts(db: Db): Promise<BookFacts> {
  const one = async (text: string) => {
    const { rows } = await sql.raw<Record<string, string | number>>(text).execute(db)
    return Object.values(rows[0] ?? {})[0] ?? ''
  }
  return {
    sqlite: String(await one('SELECT sqlite_version()')),
    schema: Number(await one('PRAGMA user_version')),
    journal: String(await one('PRAGMA journal_mode')),
    pageBytes: Number(await one('PRAGMA page_size')),
    pages: Number(await one('PRAGMA page_count')),
    freePages: Number(await one('PRAGMA freelist_count')),
    commands: Number(await one('SELECT coalesce(max(seq), 0) FROM audit')),
  }
}
