import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type BenchBook, openBenchBook } from '../bench-book'
import type { Measured } from '../figure'
import { largeBook } from '../large-book'
import { inTurn, timed } from '../pairs'
import type { BenchSize } from '../sizes'

/** Calls in one round: a single one is too short to time. */
const calls = 20

interface Read {
  ask(caller: BenchBook['caller']): Promise<unknown>
  /** What SQLite has to run in any case, for the same rows. Left joins, so that it walks the list in its own order. */
  bare: readonly [sql: string, ...parameters: string[]][]
}

const reads: Record<string, Read> = {
  'list 5,000 people': {
    ask: caller => caller.people.list({ status: 'active', limit: 100 }),
    bare: [
      [
        `SELECT person.*, unit.name AS unit, post.name AS post, grade_level.name AS grade FROM person
         LEFT JOIN unit ON unit.id = person.unit_id LEFT JOIN post ON post.id = person.post_id
         LEFT JOIN grade_level ON grade_level.id = person.grade_level_id
         WHERE person.status = 'active' ORDER BY person.sort_key, person.id LIMIT 100`,
      ],
      ["SELECT count(*) FROM person WHERE status = 'active'"],
    ],
  },
  'list certificates': {
    ask: caller => caller.certificates.list({ limit: 100 }),
    bare: [
      [
        `SELECT certificate.*, person.name, person.name_en, person.staff_no, session.number AS session_number
         FROM certificate LEFT JOIN person ON person.id = certificate.person_id
         LEFT JOIN session ON session.id = certificate.session_id
         ORDER BY certificate.issued_on DESC, certificate.number DESC LIMIT 100`,
      ],
      ['SELECT count(*) FROM certificate'],
    ],
  },
  'search 5,000 people': {
    ask: caller => caller.search.find({ text: 'wangwei' }),
    bare: [
      [
        `SELECT search_doc.kind, search_doc.ref, search_doc.title, search_doc.detail
         FROM search_fts JOIN search_doc ON search_doc.rowid = search_fts.rowid
         WHERE search_fts MATCH ? ORDER BY search_doc.rank DESC, length(search_doc.title), search_doc.title,
           search_doc.ref LIMIT 12`,
        '"wangwei" *',
      ],
    ],
  },
}

/** Lists and search over the large book, wire included, against the bare prepared statements. */
export async function readLists({
  pairs,
  people,
  courses,
  results,
}: BenchSize): Promise<Record<string, Measured>> {
  const folder = await largeBook({ people, courses, results })
  const book = await openBenchBook({ folder })
  const sqlite = new Database(join(folder, 'book.db'), { readonly: true })
  try {
    const figures: Record<string, Measured> = {}
    for (const [name, { ask, bare }] of Object.entries(reads)) {
      const statements = bare.map(([sql, ...parameters]) => ({ query: sqlite.prepare(sql), parameters }))
      const measured = await inTurn(
        {
          product: () => rounds(() => ask(book.caller)),
          base: () =>
            rounds(async () => {
              for (const { query, parameters } of statements) query.all(...parameters)
            }),
        },
        pairs,
      )
      const floor =
        bare.length > 1
          ? 'the bare prepared statements (100 rows and their count)'
          : 'the bare prepared statement (12 hits)'
      figures[name] = { ...measured, unit: 'ms', floor }
    }
    return figures
  } finally {
    sqlite.close()
    await book.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rounds(work: () => Promise<unknown>): Promise<number> {
  const took = await timed(async () => {
    for (let call = 0; call < calls; call++) await work()
  })
  return took / calls
}
