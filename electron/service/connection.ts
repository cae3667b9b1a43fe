/** Something kept for one connection from one call to the next. */
export interface Kept<T> {
  make(): T
  /** The connection is gone. */
  end(kept: T): void
}

/** One page, or the command line: what is kept for it is nobody else's, and goes when it goes. */
export interface Connection {
  /** Made when it is first asked for. */
  kept<T>(what: Kept<T>): T
}

export interface OpenConnection extends Connection {
  close(): void
}

export function openConnection(): OpenConnection {
  const ends: Array<() => void> = []
  const all = new Map<Kept<unknown>, unknown>()
  return {
    kept<T>(what: Kept<T>): T {
      if (!all.has(what)) {
        const made = what.make()
        all.set(what, made)
        ends.push(() => what.end(made))
      }
      return all.get(what) as T
    },
    close() {
      all.clear()
      for (const end of ends.splice(0)) end()
    },
  }
}
