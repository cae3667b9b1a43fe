import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { dropPart, readSmallJson, writePart } from '../../../files/small-file'
import { openForeign } from '../../db/sqlite/foreign'
import { isInChain, type Step, stepUpTo } from '../../db/sqlite/record/chain'
import { firstOf, hasEntry, restoresIn } from '../../db/sqlite/record/restores'
import { nameDurably } from '../../files/durable'
import { kindOf } from '../../files/own-names'

const restore = z.object({ seq: z.number().int(), id: z.string().max(64) })

const mostRestores = 10_000
const shape = z.object({
  /** The hash of the first step, by which one set of data is told from another; null while there is none. */
  first: z.string().nullable(),
  /** The last step when this was written down; the data may have gone on from there. */
  head: z.object({ seq: z.number().int(), hash: z.string() }),
  /** Every restore these data went through, oldest first. */
  restores: z.array(restore).max(mostRestores),
  /** False where the data came out of damage: steps of theirs may be lost, restores among them. */
  whole: z.boolean(),
})

/**
 * Which of the lines of steps in this folder is the present one: known beside the book, for when the book itself is gone.
 * Two lines of the same data part at a restore, and one of the two has the entry of it that the other one lacks.
 */
export type PresentLine = z.infer<typeof shape>

export const linePath = (file: string): string => file.replace(/\.db$/, '.line')

const mostBytes = 2 << 20

/** Null where there is none, or it cannot be read. */
export function readLine(file: string): PresentLine | null {
  if (kindOf(linePath(file)) !== 'file') return null
  return shape.safeParse(readSmallJson(linePath(file), mostBytes)).data ?? null
}

/** So many steps may come after what is written down: nothing is lost by that, and the next opening reads no more. */
const mostBehind = 2000

/**
 * Writes down the line of the book that was found, wherever it is not the one that is known already. It only helps the
 * choice of a backup: where it cannot be written there is none, and no old one is left that would tell of other data.
 */
export function noteLine(file: string): void {
  try {
    const sqlite = openForeign(file)
    try {
      const known = readLine(file)
      const line = lineOf(sqlite, known)
      if (known && isSame(known, line)) return
      write(file, line)
    } finally {
      sqlite.close()
    }
  } catch {
    dropPart(linePath(file))
  }
}

function lineOf(sqlite: Database, known: PresentLine | null): PresentLine {
  const head = stepUpTo(sqlite, Number.MAX_SAFE_INTEGER) ?? { seq: 0, hash: '' }
  const first = firstOf(sqlite)
  const isOn = known !== null && known.first === first && known.head.seq > 0 && isThere(sqlite, known.head)
  const after = isOn ? known.head.seq : 0
  return {
    first,
    head,
    restores: [...(isOn ? known.restores : []), ...restoresIn(sqlite, after, head.seq)].slice(-mostRestores),
    whole: !(isOn && !known.whole) && !hasEntry(sqlite, 'sealSalvaged', after),
  }
}

const isThere = (sqlite: Database, { seq, hash }: Step): boolean => isInChain(sqlite, seq, hash)

const isSame = (known: PresentLine, line: PresentLine): boolean =>
  known.first === line.first &&
  known.whole === line.whole &&
  known.restores.length === line.restores.length &&
  known.restores.every((one, at) => one.id === line.restores[at]?.id) &&
  (known.head.seq === line.head.seq
    ? known.head.hash === line.head.hash
    : known.head.seq > 0 && known.head.seq < line.head.seq && line.head.seq - known.head.seq < mostBehind)

function write(file: string, line: PresentLine): void {
  const part = `${linePath(file)}.part`
  try {
    // Renaming would take the place of a pipe as well as of a file.
    if (!['file', 'nothing'].includes(kindOf(linePath(file)))) return
    writePart(part, JSON.stringify(line))
    nameDurably(part, linePath(file))
  } catch (error) {
    dropPart(part)
    throw error
  }
}
