import type { OpenedBook } from '../../router-host'
import { readFloor } from './number-floor'

/** What is kept of the numbers may become unreadable while the book is open: said when it is so, not at openings only. */
export interface NumberWatch {
  /** Of the open book as far as it is written; said until it is opened anew, also once the file was written anew. */
  odd(opened: OpenedBook | null): boolean
}

export function watchNumbers(file: string): NumberWatch {
  let seenIn: OpenedBook | null = null
  return {
    odd(opened) {
      if (!opened?.writer) return false
      if (seenIn === opened) return true
      const { odd, unsaid } = readFloor(file)
      if (odd || (unsaid && !opened.demonstration)) seenIn = opened
      return seenIn === opened
    },
  }
}
