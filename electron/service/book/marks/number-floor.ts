import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { highestSerial, isSeries } from '../../../../src/domain/book/number-series'
import { makeFolder } from '../../../files/make-folder'
import { dropPart, readSmallJson, writePart } from '../../../files/small-file'
import { nameDurably } from '../../files/durable'
import { kindOf } from '../../files/own-names'
import { formerMachinePath, machinePath, readMachineMark, removeFormer } from './machine-mark'
import { type Doubts, doubtsOf } from './number-doubts'

/**
 * The highest certificate number of each series that was ever given in this folder. It lies beside the book and once
 * more in the person's application data, so that neither an older copy of the book nor a lost file brings a number back.
 */
export interface NumberFloor {
  counters: Map<string, number>
  /** The books that were worked with here, by the hash of their first entry. */
  books: string[]
  /** The last entry of what a restore was about to put here, until it was opened. */
  restoring: { seq: number; hash: string } | null
  /**
   * Of demonstration years: their numbers are nobody's, but in the same one they do not return either. Only the last of
   * these, the one that was worked with last, is written.
   */
  demonstrations: { book: string; counters: Map<string, number> }[]
  /** Series of real books that another hand raised, until somebody decided about them. */
  doubts: Doubts
  /**
   * Something kept of real books' numbers could not be counted, and only a demonstration year was opened since: that is
   * still to be said when a real book is.
   */
  unsaid: boolean
}

export interface FoundFloor extends NumberFloor {
  /** A copy is gone, cannot be read or lags behind. */
  torn: boolean
  /** A copy holds what is no number of ours, or cannot be read: that was not counted. */
  odd: boolean
  /** There is a copy, whatever can be read of it. */
  found: boolean
}

const mostSeries = 10_000
/** One that does not fit is left out; it must not take the others with it. */
const counter = z.tuple([z.string().refine(isSeries), z.number().int().min(1).max(highestSerial)])
const shape = z.object({
  counters: z.array(z.unknown()).max(mostSeries),
  books: z.array(z.string().max(64)).max(1000),
  restoring: z.object({ seq: z.number().int(), hash: z.string().max(64) }).nullable(),
  demonstration: z
    .object({ book: z.string().max(64), counters: z.array(z.unknown()).max(mostSeries) })
    .nullable()
    .default(null)
    .catch({ book: '', counters: [null] }),
  unsaid: z.boolean().default(false).catch(true),
  doubts: z.array(z.unknown()).max(mostSeries).default([]).catch([]),
  /** Of the counters and the doubts as they stand in the file; copies of earlier versions have none. */
  sum: z.string().nullable().default(null).catch(''),
})
const serial = z.number().int().min(0).max(highestSerial)
const doubt = z.tuple([z.string().refine(isSeries), serial.nullable(), serial])

/** Whoever alters a copy by hand does not come by it; whoever computes it as well is believed. */
const sumOf = ({ counters, doubts }: { counters: readonly unknown[]; doubts: readonly unknown[] }): string =>
  createHash('sha256')
    .update(JSON.stringify([counters, doubts]))
    .digest('hex')

/** More than ten thousand series need. */
const mostBytes = 4 << 20
const keptBooks = 100

export const floorPath = (file: string): string => file.replace(/\.db$/, '.numbers')

/** Both copies together: the higher serial counts. What cannot be read is as if it were not there. */
export function readFloor(file: string): FoundFloor {
  const copies = placesOf(file).map(readAt)
  const former = formerMachinePath(file, '.numbers')
  const floor: FoundFloor = {
    counters: new Map(),
    books: [],
    restoring: null,
    demonstrations: [],
    doubts: new Map(),
    unsaid: false,
    torn: false,
    odd: false,
    found: false,
  }
  const found = (former ? [...copies, readAt(former)] : copies).filter(copy => copy !== null)
  for (const copy of found) {
    floor.found = true
    floor.odd ||= copy.odd
    floor.unsaid ||= copy.unsaid
    raise(floor.counters, copy.counters)
    floor.books = [...new Set([...floor.books, ...copy.books])]
    floor.restoring ??= copy.restoring
    for (const one of copy.demonstrations) addDemonstration(floor.demonstrations, one)
  }
  floor.doubts = doubtsOf(found)
  const isWhole = (copy: Copy | null) =>
    copy?.origin === 'ours' && !raise(new Map(copy.counters), floor.counters)
  floor.torn = floor.odd || (floor.found && !copies.every(isWhole))
  return floor
}

/** One that cannot be told from others is none: '' stands for what could not be read. */
function addDemonstration(
  all: NumberFloor['demonstrations'],
  { book, counters }: (typeof all)[number],
): void {
  const same = all.find(one => one.book === book)
  if (same) raise(same.counters, counters)
  else if (book !== '') all.push({ book, counters })
}

/**
 * Whether a book was worked with in this very place: the machine remembers numbers or a proper closing of it. A folder
 * that was copied brings its own file along, so that tells nothing; it counts only where the machine remembers nothing
 * at all (temporary files, or application data that cannot be written).
 */
export function isKnownHere(file: string, floor: FoundFloor): boolean {
  const machine = machinePath(file, '.numbers')
  if (machine === null || !mayWriteIn(dirname(machine))) return floor.found
  return (
    existsSync(machine) ||
    existsSync(formerMachinePath(file, '.numbers') ?? machine) ||
    readMachineMark(file) !== null
  )
}

function mayWriteIn(folder: string): boolean {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * On the disk when this returns true. False where neither copy could be written: nothing is refused for that, it is
 * tried again after the next command and at the next opening, and a name that something else has is said on a page.
 */
export function writeFloor(file: string, floor: NumberFloor): boolean {
  const listed = (counters: ReadonlyMap<string, number>) =>
    [...counters]
      .filter(([series]) => isSeries(series))
      .map(([series, last]): [string, number] => [series, Math.min(last, highestSerial)])
  const demonstration = floor.demonstrations.at(-1) ?? null
  const counters = listed(floor.counters)
  const doubts = [...floor.doubts].map(([series, { proved, upTo }]) => [series, proved, upTo])
  const text = JSON.stringify({
    counters,
    doubts,
    sum: sumOf({ counters, doubts }),
    books: floor.books.slice(-keptBooks),
    restoring: floor.restoring,
    unsaid: floor.unsaid,
    demonstration: demonstration && { ...demonstration, counters: listed(demonstration.counters) },
  } satisfies z.input<typeof shape>)
  const written = placesOf(file).filter(path => wrote(path, text))
  if (written.includes(machinePath(file, '.numbers') ?? '')) removeFormer(file, '.numbers')
  return written.length > 0
}

/** Takes over what is higher, and says whether anything was. */
export function raise(counters: Map<string, number>, by: Iterable<[series: string, last: number]>): boolean {
  let raised = false
  for (const [series, last] of by) {
    if (last <= (counters.get(series) ?? 0)) continue
    counters.set(series, last)
    raised = true
  }
  return raised
}

function placesOf(file: string): string[] {
  const machine = machinePath(file, '.numbers')
  return machine ? [floorPath(file), machine] : [floorPath(file)]
}

/** `origin`: whether it is as it was written here, altered since, or by an earlier version, which did not say. */
type Copy = NumberFloor & Pick<FoundFloor, 'odd'> & { origin: 'ours' | 'altered' | 'earlier' }

/** Null where there is none; what something else has the name of is said on a page of its own. */
function readAt(path: string): Copy | null {
  if (kindOf(path) !== 'file') return null
  const read = shape.safeParse(readSmallJson(path, mostBytes))
  if (!read.success)
    return {
      counters: new Map(),
      books: [],
      restoring: null,
      demonstrations: [],
      doubts: new Map(),
      unsaid: false,
      odd: true,
      origin: 'earlier',
    }
  const { demonstration, sum, ...rest } = read.data
  const isOurs = sum === sumOf(read.data)
  const doubts = read.data.doubts.map(each => doubt.safeParse(each).data).filter(each => each !== undefined)
  const counted = countedOf(read.data.counters)
  const inDemonstration = countedOf(demonstration?.counters ?? [])
  return {
    ...rest,
    counters: counted.counters,
    doubts: new Map(isOurs ? doubts.map(([series, proved, upTo]) => [series, { proved, upTo }]) : []),
    origin: sum === null ? 'earlier' : isOurs ? 'ours' : 'altered',
    demonstrations: demonstration ? [{ ...demonstration, counters: inDemonstration.counters }] : [],
    odd: counted.odd || inDemonstration.odd,
  }
}

function countedOf(listed: readonly unknown[]): { counters: Map<string, number>; odd: boolean } {
  const counted = listed.map(each => counter.safeParse(each)).filter(each => each.success)
  const counters = new Map<string, number>()
  raise(
    counters,
    counted.map(each => each.data),
  )
  return { counters, odd: counted.length < listed.length }
}

function wrote(path: string, text: string): boolean {
  const part = `${path}.part`
  try {
    makeFolder(dirname(path))
    // Renaming would take the place of a pipe as well as of a file.
    if (!['file', 'nothing'].includes(kindOf(path))) return false
    writePart(part, text)
    nameDurably(part, path)
    return true
  } catch {
    dropPart(part)
    return false
  }
}
