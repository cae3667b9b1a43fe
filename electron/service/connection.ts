/** Something kept for one connection from one call to the next, while the same book stands there. */
export interface Kept<T> {
  make(): T
  /** The connection is gone, or the book. */
  end(kept: T): void
}

/** One page, or the command line: what is kept for it is nobody else's, and goes when it goes. */
export interface Connection {
  /** Made when it is first asked for. */
  kept<T>(what: Kept<T>): T
}

export interface OpenConnection {
  /** For a job at this book. What was kept at another is put away: nothing that was read there goes into this one. */
  at(book: object): Connection
  close(): void
}

export function openConnection(): OpenConnection {
  const ends: Array<() => void> = []
  const all = new Map<Kept<unknown>, unknown>()
  let book: object | null = null
  const connection: Connection = {
    kept<T>(what: Kept<T>): T {
      if (!all.has(what)) {
        const made = what.make()
        all.set(what, made)
        ends.push(() => what.end(made))
      }
      return all.get(what) as T
    },
  }
  const close = () => {
    all.clear()
    for (const end of ends.splice(0)) end()
  }
  return {
    at(one) {
      if (book !== one) close()
      book = one
      return connection
    },
    close,
  }
}
