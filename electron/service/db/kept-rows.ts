import type { Rows } from '../../../src/domain/imports/table'
import { openSpill, type Spill } from './spill'

/** Rows that go to disk together. */
const TOGETHER = 500
/** Fewer stay in memory: most files never touch the disk. */
const IN_MEMORY = 60_000

/** Where rows lie on disk: plain data, so that another thread can read them. */
export interface RowsOnDisk {
  readonly file: string
  /** Numbers of its pieces, in order. */
  readonly pieces: readonly number[]
  readonly length: number
}

export interface KeptRows<T> {
  push(row: T): void
  /** All of them: an array while they are few. No more are pushed from then on. */
  rows(): Rows<T>
  readonly length: number
  /** Puts all of it on disk, for another thread. */
  toDisk(): RowsOnDisk
  /** Gives back the room it took. */
  drop(): void
}

/** Rows in the order they come; what does not fit into memory lies in the spill as JSON, and is read back piece by piece. */
export function keepRows<T>(spill: Spill, inMemory = IN_MEMORY): KeptRows<T> {
  const pieces: number[] = []
  let last: T[] = []
  let length = 0
  const putAside = (all: boolean) => {
    let at = 0
    for (; last.length - at >= TOGETHER || (all && at < last.length); at += TOGETHER)
      pieces.push(spill.put(JSON.stringify(last.slice(at, at + TOGETHER))))
    last = last.slice(at)
  }
  return {
    get length() {
      return length
    },
    push(row) {
      last.push(row)
      length += 1
      if (last.length >= (pieces.length === 0 ? inMemory : TOGETHER)) putAside(false)
    },
    rows() {
      if (pieces.length === 0) return last
      return {
        length,
        *[Symbol.iterator]() {
          for (const piece of pieces) yield* JSON.parse(spill.get(piece)) as T[]
          yield* last
        },
      }
    },
    toDisk() {
      putAside(true)
      return { file: spill.file ?? '', pieces: [...pieces], length }
    },
    drop() {
      for (const piece of pieces) spill.drop(piece)
      pieces.length = 0
      last = []
      length = 0
    },
  }
}

/** The rows another thread keeps. Each going through opens the file anew. */
export function rowsOnDisk<T>({ file, pieces, length }: RowsOnDisk): Rows<T> {
  return {
    length,
    *[Symbol.iterator]() {
      if (length === 0) return
      const spill = openSpill(file)
      try {
        for (const piece of pieces) yield* JSON.parse(spill.get(piece)) as T[]
      } finally {
        spill.close()
      }
    },
  }
}
