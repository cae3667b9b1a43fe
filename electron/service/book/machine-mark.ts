import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { ownApplicationData } from '../../files/application-data'
import { readSmallJson, writePart } from '../../files/small-file'
import { nameDurably } from './durable'
import { type Mark, markShape } from './mark-shape'

/**
 * The closing mark once more, in the person's own folder on this machine: whoever carries the book away and brings
 * it back altered, with its mark, does not come by here; a whole folder put back from an older copy shows too.
 * It is written when the book is closed; null for a folder of temporary files, which is nobody's record.
 */
const machineMarkPath = (file: string): string | null => machinePath(file, 'mark')

/** Where this machine remembers something of a book, under the place it lies in; null for a folder of temporary files. */
export function machinePath(file: string, what: 'mark' | 'numbers'): string | null {
  const book = resolve(file)
  if (book.startsWith(resolve(tmpdir()) + sep)) return null
  const name = createHash('sha256').update(book).digest('hex').slice(0, 32)
  return join(ownApplicationData(), 'marks', `${name}.${what}`)
}

/** Null when this machine never closed the book, or the mark cannot be read. */
export function readMachineMark(file: string): Mark | null {
  const path = machineMarkPath(file)
  if (!path) return null
  return markShape.safeParse(readSmallJson(path)).data ?? null
}

/** It only watches: where it cannot be written there is none, and no old one is left to accuse the book. */
export function writeMachineMark(file: string, mark: Mark): void {
  const path = machineMarkPath(file)
  if (!path) return
  try {
    mkdirSync(dirname(path), { recursive: true })
    writePart(`${path}.part`, JSON.stringify(mark))
    nameDurably(`${path}.part`, path)
  } catch {
    removeMachineMark(file)
  }
}

export function removeMachineMark(file: string): void {
  const path = machineMarkPath(file)
  if (!path) return
  try {
    rmSync(path, { force: true })
  } catch {
    // A mark that cannot be removed cannot be trusted either; the book's own says what is so.
  }
}
