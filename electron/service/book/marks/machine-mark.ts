import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { ownApplicationData } from '../../../files/application-data'
import { makeFolder } from '../../../files/make-folder'
import { realPlace } from '../../../files/real-place'
import { readSmallJson, writePart } from '../../../files/small-file'
import { nameDurably } from '../../files/durable'
import { type Mark, markShape } from './mark-shape'

/**
 * The closing mark once more, in the person's own folder on this machine: whoever carries the book away and brings
 * it back altered, with its mark, does not come by here; a whole folder put back from an older copy shows too.
 * It is written when the book is closed; null for a folder of temporary files, which is nobody's record.
 */
const machineMarkPath = (file: string): string | null => machinePath(file, '.mark')

/**
 * Where this machine remembers something of a book, under the place it really lies in, whatever links lead there; null
 * for a folder of temporary files.
 */
export function machinePath(file: string, what: '.mark' | '.numbers'): string | null {
  const book = realPath(file)
  if (book.startsWith(realPath(tmpdir()) + sep)) return null
  return rememberedUnder(book, what)
}

/** Where it was remembered before links were followed: still read, until it is written again. Null where that is the same. */
export function formerMachinePath(file: string, what: '.mark' | '.numbers'): string | null {
  const path = machinePath(file, what)
  const former = rememberedUnder(resolve(file), what)
  return path === null || former === path ? null : former
}

/** What lies under the former name says no more once the other one is written. */
export function removeFormer(file: string, what: '.mark' | '.numbers'): void {
  const former = formerMachinePath(file, what)
  if (!former) return
  try {
    rmSync(former, { force: true })
  } catch {
    // It is only read where the other one is gone.
  }
}

function rememberedUnder(book: string, what: '.mark' | '.numbers'): string {
  const name = createHash('sha256').update(book).digest('hex').slice(0, 32)
  return join(ownApplicationData(), 'marks', `${name}${what}`)
}

function realPath(path: string): string {
  const place = realPlace(path)
  return place ? join(place.folder, ...place.rest) : resolve(path)
}

/** Null when this machine never closed the book, or the mark cannot be read. */
export function readMachineMark(file: string): Mark | null {
  const path = machineMarkPath(file)
  const former = formerMachinePath(file, '.mark')
  for (const each of [path, former]) {
    const mark = each ? readMarkAt(each) : null
    if (mark) return mark
  }
  return null
}

function readMarkAt(path: string): Mark | null {
  return markShape.safeParse(readSmallJson(path)).data ?? null
}

/** It only watches: where it cannot be written there is none, and no old one is left to accuse the book. */
export function writeMachineMark(file: string, mark: Mark): void {
  const path = machineMarkPath(file)
  if (!path) return
  try {
    makeFolder(dirname(path))
    writePart(`${path}.part`, JSON.stringify(mark))
    nameDurably(`${path}.part`, path)
    removeFormer(file, '.mark')
  } catch {
    removeMachineMark(file)
  }
}

export function removeMachineMark(file: string): void {
  const path = machineMarkPath(file)
  if (!path) return
  removeFormer(file, '.mark')
  try {
    rmSync(path, { force: true })
  } catch {
    // A mark that cannot be removed cannot be trusted either; the book's own says what is so.
  }
}
