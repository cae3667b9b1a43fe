import { simplified } from '../text/simplified'
import { type Finding, isTaken, type RowDecisions } from './preview'
import { sheetBySheet } from './sheet-by-sheet'
import type { Layout, SheetWords } from './sheet-layout'
import { readSheetTitle, sessionNumbersIn } from './sheet-title'

/** A session as a title may name it. */
export type NamedSession = {
  readonly courseName: string
  readonly courseNameEn: string | null
  readonly number: number
}

/** Before 第N期 stands whose training it was, or when, as often as which. */
const NO_COURSE = /(部|中心|公司|集团|分部|科|处|组|局|段|站|年|年度|季度|月|月份|培训班?|本期|班级?)$/
const LABELLED =
  /(?:培训|考核|考试)?(?:项目|课程|主题)(?:名称)?\s*[:：]\s*(.+)|(?:course|training|programme|program|subject)\s*[:：]\s*(.+)/i

/**
 * Whether the words above a file's headings name another course, or another 第N期, than the session it is for. `courses`
 * are those the book has: of free words nobody else can tell whether they name one. Null where they say nothing else.
 */
export function titleNamesOther(
  title: string,
  session: NamedSession,
  courses: readonly string[] = [],
): 'course' | 'number' | null {
  const own = [session.courseName, session.courseNameEn ?? ''].map(folded).filter(isTelling)
  const text = folded(title)
  const others = courses.map(folded).filter(name => isTelling(name) && !own.includes(name))
  if (namesOtherCourse(title, text, own, others)) return 'course'
  const numbers = sessionNumbersIn(title)
  return numbers.length > 0 && !numbers.includes(session.number) ? 'number' : null
}

/** What is to be said of the titles of a file. */
export type TitleQuestion<Field extends string> = {
  readonly findings: readonly Finding[]
  /** How many sheets nothing of goes in before somebody confirms that they are of this session. */
  readonly held: number
  /** Without the sheets that are held. Where all are, it is whole, to be looked at, and `isAnswered` is false: nothing goes in. */
  readonly layout: Layout<Field>
  readonly isAnswered: boolean
}

/** The question whether a file, or each sheet of it, is of this session although its title or its name says another. */
export function titleQuestion<Field extends string>(
  layout: Layout<Field>,
  { session, courses = [] }: { readonly session?: NamedSession; readonly courses?: readonly string[] },
  rules: { readonly takeConflicts?: boolean; readonly decisions?: RowDecisions },
): TitleQuestion<Field> {
  const sheets = sheetBySheet(layout, sheet => {
    const finding = session ? askedOf(sheet, session, courses) : null
    return { finding, held: finding !== null && !isTaken(rules, sheet.headerRow) }
  })
  const findings = sheets.each.flatMap(({ finding }) => finding ?? [])
  const held = sheets.each.filter(one => one.held).length
  const isAnswered = held < sheets.each.length
  if (held === 0 || !isAnswered) return { findings, held, layout, isAnswered }
  const data = layout.data.filter(({ row }) => !sheets.of(row).held)
  return { findings, held, layout: { ...layout, data }, isAnswered }
}

function askedOf({ title, sheet, headerRow }: SheetWords, session: NamedSession, courses: readonly string[]) {
  const inTitle = titleNamesOther(title, session, courses)
  // 第2期, 第3期: what no title says the tab may.
  const ofTab = sessionNumbersIn(title).length === 0 ? sessionNumbersIn(sheet) : []
  const inTab = ofTab.length > 0 && !ofTab.includes(session.number) ? 'number' : null
  const names = inTitle ?? inTab
  if (names === null) return null
  const value = (inTitle === null ? sheet : title).slice(0, LONGEST_TITLE)
  const about = { row: headerRow, column: '', value, params: { names } }
  return { ...about, code: 'other_session', severity: 'conflict' } as const
}

const LONGEST_TITLE = 80

function namesOtherCourse(
  title: string,
  text: string,
  own: readonly string[],
  others: readonly string[],
): boolean {
  const ownNamed = own.filter(name => text.includes(name))
  const named = others.filter(name => text.includes(name))
  // 投诉处理 stands in 投诉处理进阶 as well: the longer name is the one that is meant.
  if (ownNamed.length > 0) return named.some(name => ownNamed.every(mine => name.includes(mine)))
  if (named.length > 0) return true
  const stated = statedCourse(title)
  return stated !== null && !own.some(name => name.includes(stated))
}

/** What the title says is its course, folded; null where it does not say. */
function statedCourse(title: string): string | null {
  const labelled = LABELLED.exec(title)
  const written = labelled ? (labelled[1] ?? labelled[2] ?? '') : title
  const { course, session } = readSheetTitle(written)
  if (course === null || (!labelled && (session === null || NO_COURSE.test(course)))) return null
  const stated = folded(labelled ? (course.split(/\s{2,}|[，,;；]|\s(?=\S+[:：])/)[0] ?? '') : course)
  return isTelling(stated) ? stated : null
}

const folded = (text: string) =>
  simplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const isTelling = (name: string) => name.length > 1
