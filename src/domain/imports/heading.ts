import { withoutBracketed } from '../text/edges'
import { halvesOf } from '../text/halves'
import { simplified } from '../text/simplified'
import { tidy } from './table'
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
  /** A folded heading, with its brackets or without, that is not this field whatever else it says: 理论（排名） is no mark. */
  readonly never?: RegExp
  /** A folded heading beside which this field is not there at all: a day of leaving beside '担任职务' is another employer's. */
  readonly unless?: RegExp
  /** The field changes in time: 原班组 is not it, and of 班组 and 现班组 the latter is. */
  readonly changes?: boolean
  /** Groups under which a heading is this field only when nothing better is there: 补考成绩 over 理论. */
  readonly weakUnder?: RegExp
  /** Under its heading may stand what it is made of, in columns of their own: 理论考试 over 笔试 and 抽问. */
  readonly hasParts?: boolean
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
  readonly group: string
  /** As it is shown, where another column has the same words. */
  readonly shown: string
  /** What it says in each of two languages: '部门/Department'. */
  readonly halves: readonly string[]
}

/** '2、被评估人姓名', '3. Name': a heading of a questionnaire. */
export const QUESTION_NUMBER = /^[（(]?\d{1,2}[、.．)）] ?(?!\d)/

/**
 * Moodle writes what was done before its name and how it counts behind: 'Quiz: Final check (Real)' is a quiz, whatever it
 * is called, and 'Assignment: Role play (Real)' what it is called.
 */
const ACTIVITY =
  /^(quiz|assignment|workshop|lesson|测验|作业|互动评价)\s*[:：]\s*(.+?)\s*[(（](?:real|percentage|实分|百分比)[)）]$/i

function withoutActivity(heading: string): string {
  const [, activity, name] = ACTIVITY.exec(tidy(heading)) ?? []
  if (activity === undefined || name === undefined) return heading
  return /^(quiz|测验)$/i.test(activity) ? activity : name
}

/** A sheet's headings, ready to be compared with words. */
export function foldAll(headings: readonly Heading[]): FoldedHeading[] {
  const shown = shownHeadings(headings)
  return headings.map(({ text, group }, column) => {
    const asked = withoutActivity(text.replace(QUESTION_NUMBER, ''))
    const bare = withoutBracketed(asked).replace(/ ?#$/, '')
    return {
      whole: foldHeading(asked),
      bare: foldHeading(bare),
      combined: group === '' ? '' : foldHeading(group + text),
      group: foldHeading(withoutBracketed(group)),
      shown: foldHeading(shown[column]!),
      halves: halvesOf(bare).map(foldHeading),
    }
  })
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
  if (words.never?.test(heading.whole) || words.never?.test(heading.bare)) return UNLIKE
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
    if (words.weakUnder?.test(heading.group)) {
      const alone = likeness(words, { ...heading, combined: '', group: '' })
      return alone.score > 0 ? { ...alone, score: 1 } : UNLIKE
    }
    if (not?.test(heading.combined)) return UNLIKE
    const summed = words.hasParts && SUM.test(heading.bare) ? sumLikeness(words, heading.group) : null
    if (summed) return summed
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

/** What a group of columns comes to: 理论考试 over 小计. */
const SUM =
  /^(小计|合计|总计|首考|初考|正考|first(attempt|exam|sitting)?|总分|总评|得分|成绩|分数|折合|折算|(sub)?total|sum|score|mark|overall)(分|成绩|得分|score|mark)?$/

/** Whether a heading says no more than that its column is what the group comes to. */
export const isSumHeading = (heading: string): boolean => SUM.test(foldHeading(withoutBracketed(heading)))

function sumLikeness(words: FieldWords, group: string): Likeness | null {
  const { exact, like, not } = wordsOf(words)
  const place = exact.get(group)
  if (place !== undefined) return { score: 5, place }
  const isLike =
    group.length <= LONGEST_LIKE && !not?.test(group) && like.some(pattern => pattern.test(group))
  return isLike ? { score: 5, place: exact.size } : null
}

/** Whether a group of columns is, by its heading, what this field is. */
export const namesGroup = (words: FieldWords, group: string): boolean =>
  group !== '' && sumLikeness(words, foldHeading(withoutBracketed(group))) !== null

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
