import { bigrams, runsOf } from './tokens'

/**
 * One condition of a query; all must hold. Characters are a phrase in the text column,
 * Latin letters and digits the beginning of a word or sound in any column.
 */
export type SearchTerm =
  | { readonly in: 'text'; readonly phrase: readonly string[] }
  | { readonly in: 'any'; readonly prefix: string }

const MOST_TERMS = 8
const LONGEST_QUERY = 64

/** Terms hold letters and digits only, so nothing of FTS5's own language can come in. Empty: nothing to look for. */
export function queryTokens(query: string): SearchTerm[] {
  const short = [...query].slice(0, LONGEST_QUERY).join('')
  return runsOf(short)
    .slice(0, MOST_TERMS)
    .map((run): SearchTerm => {
      if (run.kind === 'word') return { in: 'any', prefix: run.text }
      const pairs = bigrams(run.text)
      return { in: 'text', phrase: pairs.length > 0 ? pairs : [run.text] }
    })
}
