import { basename, join } from 'node:path'
import { openReader, openSoleReader, type ReadingConnection } from '../../db/sqlite/open'
import { isNoSpace } from '../disk/disk-space'
import type { OpenBookFile } from '../file/open-book-file'
import type { Hindrance } from '../lock/read-only'
import { type BookPlace, type FoundBook, openExistingBook, openWithoutSpace } from './open-book'

/** What opening came to; `reader` is null where there is no book to read. */
export interface ReadBook {
  found: FoundBook
  reader: ReadingConnection | null
}

/** So often what was written back is put in its place again while it is opened. */
const mostTries = 5

/**
 * Opens the book of a folder and reads from it. What may be written is held from then on. What was written back may be
 * taken from its name once more before that: then it is put there again, where the lock is held and nothing keeps it from
 * being written (`mayPut`).
 */
export async function findAndRead(
  place: BookPlace,
  hindrance: Hindrance | null,
  held: OpenBookFile,
  mayPut: boolean,
): Promise<ReadBook> {
  for (let tries = 1; tries <= mostTries; tries++) {
    if (mayPut) held.putAgain()
    const read = await readExisting(place, hindrance).catch((error: unknown) => {
      if (!held.isTaken()) throw error
      return null
    })
    const { found, reader } = read ?? { found: null, reader: null }
    if (reader && found.state.state === 'open' && !found.state.readOnly) held.hold(reader.sqlite)
    if (found && !held.isTaken(whereItLies(found)))
      return { found: { ...found, stamp: held.settled(found.stamp) }, reader }
    reader?.sqlite.close()
    held.letGo()
    found?.release()
  }
  throw new Error('another file took its place again and again')
}

async function readExisting(place: BookPlace, hindrance: Hindrance | null): Promise<ReadBook> {
  const found = await openExistingBook(place, hindrance)
  const reader = readerOf(found, place.dataDir)
  return found.state.state !== 'open' || reader ? { found, reader } : readWithoutSpace(place, hindrance)
}

/** For a book whose disk is full. */
export async function readWithoutSpace(place: BookPlace, hindrance: Hindrance | null): Promise<ReadBook> {
  const found = await openWithoutSpace(place, hindrance)
  return { found, reader: readerOf(found, place.dataDir) }
}

/** Null where there is no book to read, and where its disk has no room for the index of its log. */
function readerOf(
  { state: { state }, file: from, sole }: FoundBook,
  dataDir: string,
): ReadingConnection | null {
  if (state !== 'open') return null
  try {
    return sole ? openSoleReader(from) : openReader(from)
  } catch (error) {
    if (sole || !isNoSpace(error, dataDir)) throw error
    return null
  }
}

/** What was damaged was put aside. */
const whereItLies = ({ state, file }: FoundBook): string | undefined =>
  state.state === 'broken' && state.quarantined ? join(state.quarantined, basename(file)) : undefined
