import type { DataRow } from './layout'
import { remembered } from './remembered'
import { type Cell, tidy } from './table'

/** The columns (0-based, inclusive) in which a row's values stand one place off. */
export type Shift = { readonly from: number; readonly to: number }

/** A column's words and how often each stands in it. */
type Vocabulary = ReadonlyMap<string, number>

const FEWEST_ROWS = 8
const MOST_DISTINCT = 200
const AT_HOME = 3
const STRANGERS = 2

/**
 * Rows whose values slid one column to a side: a department under 状态, a person under 部门. Each column's words
 * are learned from the sheet itself; a word seen only here, but three times or more next door, is a stranger,
 * and two strangers slid the same way make a shifted row.
 */
export function shiftedRows(data: readonly DataRow[], width: number): Map<number, Shift> {
  const shifted = new Map<number, Shift>()
  if (data.length < FEWEST_ROWS) return shifted
  const wordOf = remembered(cell => (typeof cell === 'string' && LETTER.test(cell) ? tidy(cell) : ''))
  const vocabularies = Array.from({ length: width }, (_, column) => vocabularyOf(data, column, wordOf))
  const judged = vocabularies.flatMap((home, column) => (home ? [{ home, column }] : []))
  for (const { row, cells } of data) {
    const foreign = judged.filter(({ home, column }) => isForeign(wordOf(cells[column]), home))
    if (foreign.length < STRANGERS) continue
    for (const side of [1, -1]) {
      const strangers = foreign.filter(
        ({ column }) => (vocabularies[column + side]?.get(wordOf(cells[column])) ?? 0) >= AT_HOME,
      )
      if (strangers.length < STRANGERS) continue
      const last = strangers.at(-1)!.column
      const atHome = judged.find(
        ({ home, column }) => column > last && (home.get(wordOf(cells[column])) ?? 0) >= AT_HOME,
      )
      shifted.set(row, { from: strangers[0]!.column, to: (atHome?.column ?? width) - 1 })
      break
    }
  }
  return shifted
}

const isForeign = (word: string, home: Vocabulary) => word !== '' && (home.get(word) ?? 0) <= 1

/** Null for a column of numbers or dates, or of too many different words to know any. */
function vocabularyOf(data: readonly DataRow[], column: number, wordOf: WordOf): Vocabulary | null {
  const counts = new Map<string, number>()
  for (const { cells } of data) {
    const word = wordOf(cells[column])
    if (word === '') continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (counts.size > MOST_DISTINCT) return null
  }
  return counts.size > 0 && counts.size * 2 <= data.length ? counts : null
}

type WordOf = (cell: Cell | undefined) => string
const LETTER = /\p{L}/u
