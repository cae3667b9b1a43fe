import { withoutBracketed } from '../text/edges'
/** The words by which the heading of one field is known. */
export type FieldWords<Field extends string = string> = {
  readonly field: Field
  /** Headings that are this field, in any case and with any spaces, dashes or brackets. */
  readonly exact: readonly string[]
  /** Headings that are this field only when nothing better is there: '编号', 'ID'. */
  readonly weak?: readonly string[]
  /** Patterns within a folded heading (no spaces, lower case). */
  readonly like?: readonly RegExp[]
  /** A folded heading that `like` must not take: '直属上级工号' is not the person's own number. */
  readonly not?: RegExp
  /** The heading a person chose for this field; nothing else is it then. Null: the field is left out. */
  readonly chosen?: string | null
}

/** Headings written as one text, with '、' or a line end between them. */
export function listed(headings: string): readonly string[] {
  return headings
    .split(/[、\n]/)
    .map(heading => heading.trim())
    .filter(heading => heading !== '')
}

/** A column's heading: its own words, and those of the merged group above it, if any. */
export type Heading = { readonly text: string; readonly group: string }

const MARKS = /[\s_\-–—*:.,;、/\\|()[\]{}<>〈〉《》【】「」'"“”‘’`#?!。·~^]+/g
const LONGEST_LIKE = 20

/** '手机\n号码 *' → '手机号码'; 'Employee_Name' → 'employeename'. */
export function foldHeading(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(MARKS, '')
}

export type FoldedHeading = { readonly whole: string; readonly bare: string; readonly combined: string }

export function fold(heading: Heading): FoldedHeading {
  return {
    whole: foldHeading(heading.text),
    bare: foldHeading(withoutBracketed(heading.text)),
    combined: heading.group === '' ? '' : foldHeading(heading.group + heading.text),
  }
}

type FoldedWords = {
  exact: ReadonlySet<string>
  weak: ReadonlySet<string>
  like: readonly RegExp[]
  not: RegExp | undefined
}
const foldedWords = new WeakMap<FieldWords, FoldedWords>()

function wordsOf(words: FieldWords): FoldedWords {
  const known = foldedWords.get(words)
  if (known) return known
  const made = {
    exact: new Set(words.exact.map(foldHeading)),
    weak: new Set((words.weak ?? []).map(foldHeading)),
    like: words.like ?? [],
    not: words.not,
  }
  foldedWords.set(words, made)
  return made
}

/** How well a heading names a field: 6 when chosen, 5 with its group, 4 exactly, 3 without its brackets, 2 in part, 1 weakly, 0 not. */
export function likeness(words: FieldWords, heading: FoldedHeading): number {
  if (heading.whole === '' || words.chosen === null) return 0
  if (words.chosen !== undefined) {
    const chosen = foldHeading(words.chosen)
    return heading.whole === chosen || heading.combined === chosen ? 6 : 0
  }
  const { exact, weak, like, not } = wordsOf(words)
  if (heading.combined !== '') {
    if (exact.has(heading.combined)) return 5
    if (not?.test(heading.combined)) return 0
  }
  if (exact.has(heading.whole)) return 4
  if (exact.has(heading.bare)) return 3
  const allowed = !not?.test(heading.whole)
  if (allowed && heading.bare.length <= LONGEST_LIKE && like.some(pattern => pattern.test(heading.bare)))
    return 2
  return weak.has(heading.whole) || weak.has(heading.bare) ? 1 : 0
}

/** Field to column index, each column used once, the surest pairs first; also how sure they are together. */
export function assignColumns<Field extends string>(
  words: readonly FieldWords<Field>[],
  headings: readonly FoldedHeading[],
): { columns: Map<Field, number>; certainty: number } {
  const pairs: { field: Field; column: number; score: number }[] = []
  for (const one of words) {
    for (const [column, heading] of headings.entries()) {
      const score = likeness(one, heading)
      if (score > 0) pairs.push({ field: one.field, column, score })
    }
  }
  pairs.sort((a, b) => b.score - a.score)
  const columns = new Map<Field, number>()
  const taken = new Set<number>()
  let certainty = 0
  for (const { field, column, score } of pairs) {
    if (columns.has(field) || taken.has(column)) continue
    columns.set(field, column)
    taken.add(column)
    certainty += score
  }
  return { columns, certainty }
}
