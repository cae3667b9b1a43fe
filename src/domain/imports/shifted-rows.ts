import type { DataRow } from './data-rows'
import { type Cell, tidy } from './table'

/** The columns (0-based, inclusive) in which a row's values stand one place off. */
export type Shift = { readonly from: number; readonly to: number }

/** A column's words and how often each stands in it. */
type Vocabulary = ReadonlyMap<string, number>

const FEWEST_ROWS = 8
const MOST_DISTINCT = 200
const AT_HOME = 3
const STRANGERS = 2

/** Learns each column's words from all rows, and then says which rows slid. */
export interface ShiftLearner {
  learn(data: DataRow): void
  /** Once all rows were learnt. */
  judge(): (data: DataRow) => Shift | null
}

/**
 * Rows whose values slid one column to a side: a department under 状态, a person under 部门. Each column's words
 * are learned from the sheet itself; a word seen only here, but three times or more next door, is a stranger,
 * and two strangers slid the same way make a shifted row.
 */
export function shiftLearner(width: number): ShiftLearner {
  const wordOf = remembered(cell => (typeof cell === 'string' && LETTER.test(cell) ? tidy(cell) : ''))
  const counts = Array.from({ length: width }, (): Map<string, number> | null => new Map())
  let rows = 0
  return {
    learn({ cells }) {
      rows += 1
      for (let column = 0; column < width; column += 1) {
        const known = counts[column]
        if (!known) continue
        const word = wordOf(cells[column])
        if (word === '') continue
        known.set(word, (known.get(word) ?? 0) + 1)
        if (known.size > MOST_DISTINCT) counts[column] = null
      }
    },
    judge() {
      if (rows < FEWEST_ROWS) return () => null
      const vocabularies = counts.map(known => vocabularyOf(known, rows))
      const judged = vocabularies.flatMap((home, column) => (home ? [{ home, column }] : []))
      return ({ cells }) => {
        const foreign = judged.filter(({ home, column }) => isForeign(wordOf(cells[column]), home))
        if (foreign.length < STRANGERS) return null
        for (const side of [1, -1]) {
          const strangers = foreign.filter(
            ({ column }) => (vocabularies[column + side]?.get(wordOf(cells[column])) ?? 0) >= AT_HOME,
          )
          if (strangers.length < STRANGERS) continue
          const last = strangers.at(-1)!.column
          const atHome = judged.find(
            ({ home, column }) => column > last && (home.get(wordOf(cells[column])) ?? 0) >= AT_HOME,
          )
          return { from: strangers[0]!.column, to: (atHome?.column ?? width) - 1 }
        }
        return null
      }
    },
  }
}

const isForeign = (word: string, home: Vocabulary) => word !== '' && (home.get(word) ?? 0) <= 1

/** Null for a column of numbers or dates, or of too many different words to know any. */
function vocabularyOf(known: Vocabulary | null, rows: number): Vocabulary | null {
  return known && known.size > 0 && known.size * 2 <= rows ? known : null
}

const LETTER = /\p{L}/u

const MOST_KEPT = 20_000

/** The same reading, each text read once: in a column of 50,000 cells stand perhaps twenty departments. */
export function remembered<T>(read: (cell: Cell | undefined) => T): (cell: Cell | undefined) => T {
  const known = new Map<string, T>()
  return cell => {
    if (typeof cell !== 'string') return read(cell)
    const kept = known.get(cell)
    if (kept !== undefined) return kept
    const made = read(cell)
    if (known.size < MOST_KEPT) known.set(cell, made)
    return made
  }
}
