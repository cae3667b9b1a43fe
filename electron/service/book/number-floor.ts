import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { highestSerial } from '../../../src/domain/certificates/number-rule'
import { dropPart, readSmallJson, writePart } from '../../files/small-file'
import { nameDurably } from './durable'
import { machinePath } from './machine-mark'
import { kindOf } from './own-names'

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
}

export interface FoundFloor extends NumberFloor {
  /** A copy is gone, cannot be read or lags behind. */
  torn: boolean
}

const shape = z.object({
  counters: z
    .array(z.tuple([z.string().min(1).max(200), z.number().int().min(1).max(highestSerial)]))
    .max(10_000),
  books: z.array(z.string().max(64)).max(1000),
  restoring: z.object({ seq: z.number().int(), hash: z.string().max(64) }).nullable(),
})

/** More than ten thousand series need. */
const mostBytes = 4 << 20
const keptBooks = 100

export const floorPath = (file: string): string => file.replace(/\.db$/, '.numbers')

/** Both copies together: the higher serial counts. What cannot be read is as if it were not there. */
export function readFloor(file: string): FoundFloor {
  const copies = placesOf(file).map(readAt)
  const floor: FoundFloor = { counters: new Map(), books: [], restoring: null, torn: false }
  for (const copy of copies) {
    if (!copy) continue
    raise(floor.counters, copy.counters)
    floor.books = [...new Set([...floor.books, ...copy.books])]
    floor.restoring ??= copy.restoring
  }
  floor.torn = copies.some(copy => raise(new Map(copy?.counters), floor.counters))
  return floor
}

/**
 * On the disk when this returns true. False where neither copy could be written: nothing is refused for that, it is
 * tried again after the next command and at the next opening, and a name that something else has is said on a page.
 */
export function writeFloor(file: string, floor: NumberFloor): boolean {
  const text = JSON.stringify({
    counters: [...floor.counters],
    books: floor.books.slice(-keptBooks),
    restoring: floor.restoring,
  } satisfies z.input<typeof shape>)
  return placesOf(file).filter(path => wrote(path, text)).length > 0
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
  const machine = machinePath(file, 'numbers')
  return machine ? [floorPath(file), machine] : [floorPath(file)]
}

const readAt = (path: string): z.output<typeof shape> | null =>
  shape.safeParse(readSmallJson(path, mostBytes)).data ?? null

function wrote(path: string, text: string): boolean {
  const part = `${path}.part`
  try {
    mkdirSync(dirname(path), { recursive: true })
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
