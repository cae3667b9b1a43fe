import { assignColumns, foldAll, foldHeading } from '../imports/heading'
import type { Layout } from '../imports/layout'
import type { Answers, Finding } from '../imports/preview'
import { listed } from '../text/listed'
import { fullMarkColumns } from './full-mark-column'
import { holdsMarks } from './mark-parts'
import { readMark } from './mark-reading'
import { isResit } from './resit-words'
import { sameMark } from './score-marks'
import { questionColumns, type ScoreField, scoreWords } from './score-sheet-fields'
import type { MarkPart, PartWeights } from './whole-mark'

/** A sheet whose columns of marks are settled, and what is asked of those that stand twice. */
export type MarkTwice = {
  /** With the columns that were chosen. */
  readonly layout: Layout<ScoreField>
  /** All that were chosen between. */
  readonly columns: readonly number[]
  readonly findings: readonly Finding[]
  /** Nothing goes in before somebody says which column it is. */
  readonly held: boolean
}

type TwiceRules = { readonly weights?: PartWeights | undefined; readonly answers?: Answers | undefined }

const MOST_LISTED = 8
/** So sure is it that a heading names a mark where no other is better: 测验 alone is not. */
const SURE = 2

/** 理论成绩 and 笔试 in one sheet are the same mark: where they differ nobody can tell which of them counts. */
export function markTwice(sheet: Layout<ScoreField>, { weights, answers }: TwiceRules): MarkTwice {
  const columns = new Map(sheet.columns)
  const findings: Finding[] = []
  const asked: number[] = []
  let held = false
  for (const part of ['theory', 'practice'] as const) {
    const own = sheet.columns.get(part)
    if (own === undefined || weights?.[part] === 0 || sheet.pointedOut.has(part)) continue
    const others = namesakes(sheet, part, own)
    const rows = sheet.data.filter(({ cells }) =>
      others.some(other => {
        const mark = readMark(cells[other])
        return mark !== null && mark !== 'impossible' && !isSame(readMark(cells[own]), mark)
      }),
    )
    const [first] = rows
    if (!first) continue
    const all = [own, ...others]
    const key = `column ${part}`
    const headings = all.map(column => sheet.headings[column]!)
    findings.push({
      row: sheet.headerRow,
      column: headings[0]!,
      value: listed(headings, MOST_LISTED),
      code: 'mark_twice',
      severity: 'conflict',
      params: { first: first.row, count: rows.length },
      asks: {
        key,
        among: all.map((column, at) => ({
          answer: String(column),
          number: column + 1,
          says: headings[at]!,
        })),
      },
    })
    asked.push(...all)
    const chosen = all.find(column => String(column) === answers?.[key])
    if (chosen === undefined) held = true
    else columns.set(part, chosen)
  }
  return { layout: { ...sheet, columns }, columns: asked, findings, held }
}

const isSame = (own: ReturnType<typeof readMark>, other: Exclude<ReturnType<typeof readMark>, string>) =>
  own !== 'impossible' && sameMark(own, other)

/** Columns nobody reads whose headings name the same mark; what stands under one heading with it are its parts. */
function namesakes(sheet: Layout<ScoreField>, part: MarkPart, own: number): number[] {
  const { headings, groups, columns } = sheet
  const apart = new Set([...columns.values(), ...questionColumns(sheet), ...fullMarkColumns(sheet)])
  const words = scoreWords.filter(({ field }) => field === part)
  const group = groups[own] ?? ''
  return [...headings.keys()].filter(column => {
    const heading = { text: headings[column]!.replace(/ \(\d+\)$/, ''), group: groups[column] ?? '' }
    if (apart.has(column) || (group !== '' && heading.group === group)) return false
    if (isResit(foldHeading(`${heading.group} ${heading.text}`)) || !holdsMarks(sheet, column)) return false
    const { columns: named, certainty } = assignColumns(words, foldAll([heading]))
    return named.size > 0 && certainty >= SURE && !isWorkedOut(sheet, own, column)
  })
}

/** 理论×60% beside 理论: the same share of each mark. */
function isWorkedOut({ data }: Layout<ScoreField>, own: number, other: number): boolean {
  const shares = data.flatMap(({ cells }) => {
    const [mark, part] = [readMark(cells[own]), readMark(cells[other])]
    if (mark === null || part === null || mark === 'impossible' || part === 'impossible') return []
    return mark.state === 'scored' && part.state === 'scored' && mark.mark > 0 ? [part.mark / mark.mark] : []
  })
  const [share = 1] = shares
  return share < 1 && shares.length > 1 && shares.every(one => Math.abs(one - share) < 0.01)
}
