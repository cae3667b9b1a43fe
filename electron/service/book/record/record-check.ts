import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { RecordCheck } from '../../../../src/contract/book/record'
import { mostNoted } from '../../../../src/domain/history/most-noted'
import { entriesDisputed } from '../../../../src/domain/history/record'
import { untrackedTables } from '../../db/sqlite/capture'
import { derivedApart } from '../../db/sqlite/derived-apart'
import { beginSnapshot } from '../../db/sqlite/file'
import { openForeign, openSole } from '../../db/sqlite/foreign'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { schemaProblems } from '../../db/sqlite/own-schema'
import { rowAt } from '../../db/sqlite/record/accepted'
import { chainStart } from '../../db/sqlite/record/audit'
import { extentOf, isInChain, unknownCommands } from '../../db/sqlite/record/chain'
import { checkChain } from '../../db/sqlite/record/record-chain'
import { checkContents } from '../../db/sqlite/record/record-contents'
import type { StrayRow } from '../../db/sqlite/record/record-rows'
import { straysOfSalvages } from '../../db/sqlite/record/salvaged-strays'
import type { Progress } from '../../threads/thread-shape'
import { reportedIn, unsettledLosses } from '../file/lost-steps'
import { marksOf } from '../marks/sequence-mark'
import { namedStrays, rowsSince } from './named-strays'

/** The check before its rows have names a person knows. */
export type FoundRecord = Omit<RecordCheck, 'strays'> & {
  strays: StrayRow[]
  /** Every entry that nothing proves any more: a note of them names each. */
  unproved: number[]
  /** Where the record was written anew: the rows that may have been altered; null where nothing tells which (`rowsSince`). */
  between: StrayRow[] | null
  /** Of all rows from what the last command left (`driftOf`). */
  drift: string
}

/** Numbers of commands that are told, of each kind. */
const mostNamed = 20
const tellEvery = 2_000

/**
 * Checks the whole record of a book as it is at this moment, on a connection of its own: links and changes, the
 * rows against every seal since they were last sealed anew, triggers, and the marks outside `markedAs`. With `dataDir`
 * its backups help to name rows, and steps that are lost are told. `rebuiltAfter`: what is derived of the record is made anew afterwards, so it is not
 * compared with it.
 */
export function checkRecord(
  input: { file: string; markedAs: string; dataDir?: string; rebuiltAfter?: boolean; sole?: boolean },
  progress: Progress = () => undefined,
): FoundRecord {
  const started = performance.now()
  // Read first: a command that lands meanwhile must not make a mark look newer than the book.
  const marks = marksOf(input.markedAs)
  const isReported = reportedIn(dirname(input.markedAs))
  const sqlite = input.sole ? openSole(input.file) : openForeign(input.file)
  try {
    beginSnapshot(sqlite)
    const schema = schemaProblems(sqlite, schemaVersion)
    const known = { schema: schema.slice(0, mostNamed), took: 0 }
    // A view in place of a table could keep whoever reads it for ever.
    if (schema.some(entry => !isHarmless(entry))) return { ...unread, ...known }
    const step = stepper(sqlite, progress)
    const { lastBroken, broken, bare, outOfSeal, gaps, rewritten, ...chain } = checkChain(sqlite, step)
    const { state, held: _, ...contents } = checkContents(sqlite, lastBroken, step, !input.rebuiltAfter)
    const altered = contents.tables.map(({ table }) => table)
    const strays = straysFound(sqlite, altered, input.dataDir)
    const unproved = [...broken, ...bare]
    const unknown = unknownCommands(sqlite).slice(0, mostNamed)
    const stated = marks.map(({ place, mark }) => ({
      place,
      entry: mark.seq,
      fits: isReported(sqlite, mark) || isInChain(sqlite, mark.seq, mark.hash),
    }))
    const disputed = entriesDisputed({ marks: stated, newest: chain.newest })
    return {
      ...chain,
      ...contents,
      ...known,
      contents: bare.length > 0 || outOfSeal.length > 0 ? 'altered' : state,
      outOfSeal,
      derived: { tables: input.rebuiltAfter ? [] : derivedApart(sqlite), anew: false },
      unproved,
      between:
        input.dataDir === undefined || disputed.length === 0
          ? null
          : rowsSince(sqlite, input.dataDir, Math.min(...disputed)),
      bare: bare.slice(0, mostNamed),
      gone: gaps.flatMap(({ numbers }) => numbers).slice(0, mostNamed),
      rewrittenAt: rewritten[0] ?? null,
      strays,
      unknown,
      finding: fingerprintOf([strays, contents.tables, outOfSeal, unproved, unknown, disputed]),
      untracked: untrackedTables(sqlite),
      marks: stated,
      missing:
        input.dataDir === undefined
          ? []
          : unsettledLosses(input.dataDir).map(({ newest, held }) => ({
              count: newest.seq - held.seq,
              held: held.seq,
            })),
      took: Math.round(performance.now() - started),
    }
  } finally {
    sqlite.close()
  }
}

/** Those of tables that do not match, and those that a salvage found. */
function straysFound(sqlite: Database, altered: readonly string[], dataDir: string | undefined): StrayRow[] {
  const named = altered.length > 0 ? namedStrays(sqlite, altered, dataDir) : []
  const known = new Set(named.map(({ table, key }) => rowAt(table, key)))
  const salvaged = straysOfSalvages(sqlite).filter(({ table, key }) => !known.has(rowAt(table, key)))
  return [...named, ...salvaged].slice(0, mostNoted)
}

const fingerprintOf = (found: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(found)).digest('hex')

/** To one who only reads. */
const isHarmless = (entry: string): boolean => /^(trigger|index) /.test(entry)

/** Of a book whose tables are not to be read. */
const unread: Omit<FoundRecord, 'schema' | 'took'> = {
  entries: 0,
  brokenAt: null,
  head: chainStart,
  headEntry: 0,
  newest: 0,
  bare: [],
  gone: [],
  rewrittenAt: null,
  salvagedAt: null,
  notedAt: [],
  outOfSeal: [],
  derived: { tables: [], anew: false },
  contents: 'altered',
  rows: 0,
  tables: [],
  alteredAt: null,
  provenFrom: null,
  strays: [],
  unproved: [],
  between: null,
  drift: '',
  unknown: [],
  untracked: [],
  marks: [],
  missing: [],
  finding: '',
}

/** Progress in steps of a few thousand entries and rows: each is walked twice. */
function stepper(sqlite: Database, progress: Progress): () => void {
  const { links, rows } = extentOf(sqlite)
  const total = 2 * links + rows
  let done = 0
  return () => {
    if (++done % tellEvery === 0) progress(Math.min(done, total), total)
  }
}
