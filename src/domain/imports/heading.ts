import { withoutBracketed } from '../text/edges'
import { simplified } from '../text/simplified'
import { isFormer, ofToday } from './then-and-now'

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
  /** A folded heading beside which this field is not there at all: a day of leaving beside '担任职务' is another employer's. */
  readonly unless?: RegExp
  /** The field changes in time: 原班组 is not it, and of 班组 and 现班组 the latter is. */
  readonly changes?: boolean
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

/** 'Employee #' is 'Employee No.': after the word, not before a figure. */
const NUMBER_SIGN = /(?<=[\p{L}.)])\s*#(?=\s*(?:[([（].*)?$)/u

/** '手机\n号码 *' → '手机号码'; 'Employee_Name' → 'employeename'; '員工編號' → '员工编号'; 'Emp #' → 'empno'. */
export function foldHeading(text: string): string {
  return simplified(text.normalize('NFKC').toLowerCase().replace(NUMBER_SIGN, ' no').replace(MARKS, ''))
}

export type FoldedHeading = {
  readonly whole: string
  readonly bare: string
  readonly combined: string
  /** As it is shown, where another column has the same words. */
  readonly shown: string
  /** What it says in each of two languages: '部门/Department'. */
  readonly halves: readonly string[]
}

/** '2、被评估人姓名', '3. Name': a heading of a questionnaire. */
export const QUESTION_NUMBER = /^[（(]?\d{1,2}[、.．)）] ?(?!\d)/

/** A sheet's headings, ready to be compared with words. */
export function foldAll(headings: readonly Heading[]): FoldedHeading[] {
  const shown = shownHeadings(headings)
  return headings.map(({ text, group }, column) => {
    const asked = text.replace(QUESTION_NUMBER, '')
    const bare = withoutBracketed(asked)
    return {
      whole: foldHeading(asked),
      bare: foldHeading(bare),
      combined: group === '' ? '' : foldHeading(group + text),
      shown: foldHeading(shown[column]!),
      halves: halvesOf(bare).map(foldHeading),
    }
  })
}

const HAN = /\p{Script=Han}/u
const LATIN = /\p{Script=Latin}/u

/** '部门/Department', '工号 Staff No.': one part Chinese, the other not. */
function halvesOf(text: string): string[] {
  if (!HAN.test(text) || !LATIN.test(text)) return []
  const parts = text.split(
    /[/／|\n]|(?<=\p{Script=Han}) ?(?=\p{Script=Latin})|(?<=[\p{Script=Latin}.]) ?(?=\p{Script=Han})/u,
  )
  if (parts.length !== 2 || !parts.every(part => HAN.test(part) !== LATIN.test(part))) return []
  return HAN.test(parts[0]!) === HAN.test(parts[1]!) ? [] : parts
}

/** Headings as the sheet writes them; two of the same words are told apart by their groups, or else by their order. */
export function shownHeadings(headings: readonly Heading[]): string[] {
  const counts = new Map<string, number>()
  for (const { text } of headings) counts.set(text, (counts.get(text) ?? 0) + 1)
  const given = new Map<string, number>()
  return headings.map(({ text, group }) => {
    const named = group !== '' && counts.get(text)! > 1 ? `${group}·${text}` : text
    const before = given.get(named) ?? 0
    given.set(named, before + 1)
    return named === '' || before === 0 ? named : `${named} (${before + 1})`
  })
}

type FoldedWords = {
  exact: ReadonlyMap<string, number>
  weak: ReadonlyMap<string, number>
  like: readonly RegExp[]
  not: RegExp | undefined
}
const foldedWords = new WeakMap<FieldWords, FoldedWords>()

const inOrder = (words: readonly string[]) =>
  new Map(words.map((word, place) => [foldHeading(word), place] as const).reverse())

function wordsOf(words: FieldWords): FoldedWords {
  const known = foldedWords.get(words)
  if (known) return known
  const made = {
    exact: inOrder(words.exact),
    weak: inOrder(words.weak ?? []),
    like: words.like ?? [],
    not: words.not,
  }
  foldedWords.set(words, made)
  return made
}

/** How well a heading names a field, and which of the field's words it is: the earlier ones are the better ones. */
type Likeness = { readonly score: number; readonly place: number }

const UNLIKE: Likeness = { score: 0, place: 0 }
/** Before every word of a field that does not say of when it is. */
const TODAY = -1

/** 6 when chosen, 5 with its group, 4 exactly, 3 without its brackets or in one of two languages, 2 in part, 1 weakly, 0 not. */
function likeness(words: FieldWords, heading: FoldedHeading): Likeness {
  if (heading.whole === '' || words.chosen === null) return UNLIKE
  if (words.chosen !== undefined) {
    const chosen = foldHeading(words.chosen)
    const isIt = [heading.whole, heading.combined, heading.shown].includes(chosen)
    return isIt ? { score: 6, place: 0 } : UNLIKE
  }
  const { exact, weak, like, not } = wordsOf(words)
  if (words.changes) {
    if (isFormer(heading.combined) || isFormer(heading.whole)) return UNLIKE
    const [grouped, own] = [ofToday(heading.combined), ofToday(heading.whole)]
    if (grouped !== null && exact.has(grouped)) return { score: 5, place: TODAY }
    if (own !== null && exact.has(own)) return { score: 4, place: TODAY }
  }
  const placed = (score: number, place: number | undefined): Likeness | null =>
    place === undefined ? null : { score, place }
  if (heading.combined !== '') {
    const grouped = placed(5, exact.get(heading.combined)) ?? placed(1, weak.get(heading.combined))
    if (grouped) return grouped
    if (not?.test(heading.combined)) return UNLIKE
  }
  const known =
    placed(4, exact.get(heading.whole)) ??
    placed(3, exact.get(heading.bare)) ??
    placed(
      3,
      heading.halves.map(half => exact.get(half)).find(place => place !== undefined),
    )
  if (known) return known
  const allowed = !not?.test(heading.whole)
  const isLike = (text: string) => text.length <= LONGEST_LIKE && like.some(pattern => pattern.test(text))
  if (allowed && [heading.bare, ...heading.halves].some(isLike)) return { score: 2, place: 0 }
  return placed(1, weak.get(heading.whole) ?? weak.get(heading.bare)) ?? UNLIKE
}

/** Whether the text is, word for word, the heading of one of the fields. */
export function headingWords(words: readonly FieldWords[]): (text: string) => boolean {
  const all = words.map(one => wordsOf(one).exact)
  return text => {
    const folded = foldHeading(withoutBracketed(text))
    return folded !== '' && all.some(exact => exact.has(folded))
  }
}

/** Field to column index, each column used once, the surest pairs first; also how sure they are together. */
export function assignColumns<Field extends string>(
  words: readonly FieldWords<Field>[],
  headings: readonly FoldedHeading[],
): { columns: Map<Field, number>; certainty: number } {
  const pairs: { field: Field; order: number; column: number; score: number; place: number }[] = []
  for (const [order, one] of words.entries()) {
    const { unless } = one
    if (unless && one.chosen === undefined && headings.some(({ whole }) => unless.test(whole))) continue
    for (const [column, heading] of headings.entries()) {
      const { score, place } = likeness(one, heading)
      if (score > 0) pairs.push({ field: one.field, order, column, score, place })
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.order - b.order || a.place - b.place)
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
