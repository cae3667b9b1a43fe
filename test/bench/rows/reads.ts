import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type BenchBook, openBenchBook, rosterPerson } from '../bench-book'
import type { Measured } from '../figure'
import { inTurn, timed } from '../pairs'
import type { BenchSize } from '../sizes'

/** Calls in one round: a single one is too short to time. */
const calls = 20

/** List and search over 5,000 people, wire included, against the statement SQLite has to run in any case. */
export async function readLists({ pairs, people }: BenchSize): Promise<Record<string, Measured>> {
  const book = await openBenchBook()
  try {
    const rows = Array.from({ length: people }, (_, index) => ({
      person: rosterPerson(index),
      bookNumber: null,
    }))
    await book.service.call('people', 'writeRoster', { fileName: 'bench.xlsx', sheet: '1', rows })
    return {
      'list 5,000 people': await listFigure(book, pairs),
      'search 5,000 people': await searchFigure(book, pairs),
    }
  } finally {
    await book.close()
  }
}

async function listFigure(book: BenchBook, pairs: number): Promise<Measured> {
  const sqlite = new Database(join(book.folder, 'book.db'), { readonly: true })
  const bare = sqlite.prepare(
    `SELECT person.*, unit.name AS unit, post.name AS post, grade_level.name AS grade FROM person
     LEFT JOIN unit ON unit.id = person.unit_id LEFT JOIN post ON post.id = person.post_id
     LEFT JOIN grade_level ON grade_level.id = person.grade_level_id
     WHERE person.status = 'active' ORDER BY person.sort_key, person.id LIMIT 100`,
  )
  const count = sqlite.prepare("SELECT count(*) FROM person WHERE status = 'active'")
  const measured = await inTurn(
    {
      product: () => timed(() => repeat(() => book.caller.people.list({ status: 'active', limit: 100 }))),
      base: () =>
        timed(() =>
          repeat(async () => {
            bare.all()
            count.get()
          }),
        ),
    },
    pairs,
  )
  sqlite.close()
  return perCall(measured, 'the bare prepared statements (100 rows and their count)')
}

async function searchFigure(book: BenchBook, pairs: number): Promise<Measured> {
  const sqlite = new Database(join(book.folder, 'book.db'), { readonly: true })
  const bare = sqlite.prepare(
    `SELECT search_doc.kind, search_doc.ref, search_doc.title, search_doc.detail
     FROM search_fts JOIN search_doc ON search_doc.rowid = search_fts.rowid
     WHERE search_fts MATCH ? ORDER BY search_doc.rank DESC, length(search_doc.title), search_doc.title, search_doc.ref LIMIT 12`,
  )
  const measured = await inTurn(
    {
      product: () => timed(() => repeat(() => book.caller.search.find({ text: 'wangwei' }))),
      base: () => timed(() => repeat(async () => void bare.all('"wangwei" *'))),
    },
    pairs,
  )
  sqlite.close()
  return perCall(measured, 'the bare prepared statement (12 hits)')
}

async function repeat(work: () => Promise<unknown>): Promise<void> {
  for (let call = 0; call < calls; call++) await work()
}

function perCall({ products, bases }: { products: number[]; bases: number[] }, floor: string): Measured {
  const each = (all: number[]) => all.map(one => one / calls)
  return { products: each(products), bases: each(bases), unit: 'ms', floor }
}
