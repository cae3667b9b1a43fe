import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeBytes } from '../disk/disk-space'
import { makeTemporary, sweepTemporaries } from '../disk/own-temporaries'
import { tooLong, writable } from './read-only'

export interface ScratchPlaces {
  /** Beside the book, where whatever is left of a crash is tidied. */
  first: string
  /** Where the result goes. */
  second: string
  /** Room the work needs. */
  bytes: number
}

/** A place for the copy of a database that only this task needs: the first of these with room for it. */
export async function withScratch<T>(
  { first, second, bytes }: ScratchPlaces,
  work: (temporary: string) => Promise<T>,
): Promise<T> {
  sweepTemporaries([first, tmpdir(), second])
  const usable = [first, tmpdir(), second].filter(place => writable(place) && !tooLong(place))
  const roomy = usable.find(place => (freeBytes(place) ?? Number.POSITIVE_INFINITY) > bytes)
  const { folder, release } = makeTemporary(roomy ?? usable[0] ?? tmpdir(), 'scratch')
  try {
    return await work(join(folder, 'book.db'))
  } finally {
    release()
  }
}
