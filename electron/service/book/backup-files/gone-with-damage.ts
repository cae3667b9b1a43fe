import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LostName } from '../../../../src/contract/book/lost-name'
import { mostNumbersNamed, serialOf } from '../../../../src/domain/book/number-series'
import type { Db } from '../../context'
import { numbered } from '../../db/numbered'
import { openSole } from '../../db/sqlite/foreign'
import type { IssuedNumbers } from '../../db/sqlite/issued-numbers'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { openReader, openSoleReader } from '../../db/sqlite/open'
import { openToSalvage } from '../../db/sqlite/salvage/damaged-book'
import { inspectBook, readAlone } from '../file/inspect'
import { lastQuarantine } from '../file/quarantine'
import { readFloor } from '../marks/number-floor'
import { marksOf } from '../marks/sequence-mark'
import { storedBackups } from './backup-list'
import { type Gone, numbersIn, papersGone } from './papers-gone'

/** The damaged book a restore comes in the place of: where it lies by now; null where none does. */
export function damagedBook(dataDir: string, file: string): string | null {
  if (existsSync(file)) return file
  // What came after it left marks here.
  if (marksOf(file).length > 0) return null
  const aside = lastQuarantine(dataDir, file)
  return aside && join(aside, basename(file))
}

/**
 * What a restore takes out of the register where the data before are too damaged to be read as a whole: what
 * was salvaged of them tells, or what can still be read of the file, and the numbers that were given here.
 */
export async function goneWithDamage(
  { dataDir, file, damaged }: { dataDir: string; file: string; damaged: string },
  source: Db,
  numbers: IssuedNumbers,
): Promise<Gone> {
  const salvaged = await salvagedFrom(dataDir, source)
  if (salvaged && !salvaged.atLeast) return salvaged
  const whole = salvaged === null ? await wholeAt(damaged, source) : null
  if (whole) return whole
  const kept = await numbersIn(source)
  const said = new Set([...kept, ...(salvaged?.named ?? []).map(({ label }) => label)])
  const named = [...(salvaged?.named ?? [])]
  const add = (one: LostName) => {
    if (said.has(one.label)) return
    said.add(one.label)
    named.push(one)
  }
  for (const one of salvaged ? [] : leftIn(damaged)) add(one)
  for (const label of givenHere(file, numbers, [...said])) add({ label })
  return { named, atLeast: true }
}

/** What was salvaged of the book that is gone is the newest copy there is; null where nothing was, or it cannot be read. */
async function salvagedFrom(dataDir: string, source: Db): Promise<Gone | null> {
  const [newest] = storedBackups(dataDir)
  if (newest?.reason !== 'salvaged') return null
  try {
    return await readAlone(newest.path, async path => {
      if (inspectBook(path, 'schema').kind !== 'usable') return null
      const { sqlite, db } = openReader(path)
      try {
        const { table: papers } = numbered.papers
        const atLeast = (newest.lost ?? []).some(({ table, lost }) => table === papers && lost > 0)
        return { named: await papersGone(db, source), atLeast }
      } finally {
        sqlite.close()
      }
    })
  } catch {
    return null
  }
}

/**
 * Of data that a person put aside and that are sound: they tell of all their papers, whether each was printed, and of
 * those that were missing before. Null where they are not, or cannot be read.
 */
async function wholeAt(file: string, source: Db): Promise<Gone | null> {
  try {
    if (inspectBook(file, 'thorough', openSole).kind !== 'usable') return null
    // Nothing is to be left beside them.
    const { sqlite, db } = openSoleReader(file)
    try {
      return { named: await papersGone(db, source), atLeast: false }
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

function leftIn(file: string): LostName[] {
  try {
    const damaged = openToSalvage(file, schemaVersion)
    try {
      return numbered.left(damaged)
    } finally {
      damaged.close()
    }
  } catch {
    return []
  }
}

/** Numbers given in this folder after the last ones of the source, written as the others of their series are. */
function givenHere(file: string, source: IssuedNumbers, known: readonly string[]): string[] {
  const floor = readFloor(file)
  if (source.demonstration || source.book === null || !floor.books.includes(source.book)) return []
  const given: string[] = []
  for (const [series, last] of floor.counters) {
    const like = known.find(number => serialOf(series, number) !== null)
    if (like === undefined) continue
    const [before = '', after = ''] = series.split('#')
    const width = like.length - before.length - after.length
    for (let serial = (source.counters.get(series) ?? 0) + 1; serial <= last; serial++) {
      if (given.length === mostNumbersNamed) return given
      given.push(before + String(serial).padStart(width, '0') + after)
    }
  }
  return given
}
