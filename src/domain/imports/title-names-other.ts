import { simplified } from '../text/simplified'
import type { SheetLayout } from './layout'
import type { Finding } from './preview'
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

/** The question whether a file is of this session although its title names another; nothing goes in before that is confirmed. */
export function titleQuestion(
  { title, headerRow }: Pick<SheetLayout, 'title' | 'headerRow'>,
  { session, courses = [] }: { readonly session?: NamedSession; readonly courses?: readonly string[] },
  isConfirmed: boolean,
): { readonly findings: readonly Finding[]; readonly held: boolean } {
  const names = session ? titleNamesOther(title, session, courses) : null
  if (names === null) return { findings: [], held: false }
  const about = { row: headerRow, column: '', value: title.slice(0, LONGEST_TITLE), params: { names } }
  return { findings: [{ ...about, code: 'other_session', severity: 'conflict' }], held: !isConfirmed }
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
