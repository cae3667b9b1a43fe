import { Refusal } from '../../refusal'

/** Who is at the open book: every call from outside, from the moment it looks for the book until it is answered. */
export interface Traffic {
  /**
   * Lets one in; what it returns lets it out again. `stop` is called when the book is to be closed.
   * Refused as `book_busy` while it is being closed or replaced.
   */
  enter(stop: () => void): () => void
  /** Waits until the book stands there again: for questions, which lose nothing by it. */
  open(): Promise<void>
  /**
   * Lets nobody in, tells those inside to stop and waits until they have left. False when one is still
   * there after so many milliseconds. Either way nobody gets in before `reopen`.
   */
  shut(patienceMs: number): Promise<boolean>
  reopen(): void
}

export function createTraffic(): Traffic {
  const inside = new Set<() => void>()
  let isShut = false
  const waiting: Array<() => void> = []
  let emptied: () => void = () => undefined

  return {
    enter(stop) {
      if (isShut) throw new Refusal('book_busy')
      // A function of its own for each: two calls may share their `stop`.
      const one = () => stop()
      inside.add(one)
      return () => {
        inside.delete(one)
        if (inside.size === 0) emptied()
      }
    },
    async open() {
      while (isShut) await new Promise<void>(resolve => waiting.push(resolve))
    },
    async shut(patienceMs) {
      isShut = true
      if (inside.size === 0) return true
      for (const stop of [...inside]) stop()
      return new Promise(resolve => {
        const timer = setTimeout(() => resolve(false), patienceMs)
        emptied = () => {
          clearTimeout(timer)
          resolve(true)
        }
      })
    },
    reopen() {
      isShut = false
      emptied = () => undefined
      for (const resume of waiting.splice(0)) resume()
    },
  }
}
