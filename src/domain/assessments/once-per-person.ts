import { cellOf, headingOf, type Layout } from '../imports/layout'
import { type Finding, isDecided } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import type { RowAttempt } from './resit-place'
import type { ScoreRules, UnplacedRow } from './score-book'
import { type ImportedMarks, sameMark, scoreComponents } from './score-marks'
import type { ScoreField } from './score-sheet-fields'

/** Somebody written twice: the same marks count once, different ones are a conflict; taken, the lower row stands. */
export function oncePerPerson(
  rows: readonly UnplacedRow[],
  layoutOf: (attempt: RowAttempt) => Layout<ScoreField>,
  rules: ScoreRules,
  /** Of which it was decided whose marks they have: which of them count is a question of its own. */
  decided: ReadonlySet<number>,
  findings: Finding[],
): { rows: UnplacedRow[]; conflicts: number } {
  const groups = new Map<string, UnplacedRow[]>()
  for (const row of rows) {
    const key = `${row.attempt} ${row.personId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const kept: UnplacedRow[] = []
  let conflicts = 0
  const sheet = layoutOf(1)
  const column = headingOf(sheet, 'staffNo') || headingOf(sheet, 'name')
  for (const group of groups.values()) {
    const first = group[0]!
    const numbers = group.map(row => row.row)
    if (group.every(row => sameMarks(row, first))) {
      kept.push(first)
      for (const { row, staffNo, name } of group.slice(1)) {
        const about = { row, column, value: staffNo ?? name, params: { first: first.row } }
        findings.push({ ...about, code: 'repeated_person', severity: 'warning' })
      }
      continue
    }
    conflicts += 1
    const key = group.some(({ row }) => decided.has(row)) ? `mark ${first.attempt} ${first.personId}` : null
    const taken = group.find(({ row }) =>
      key === null ? isDecided(rules.decisions, row, 'take') : rules.answers?.[key] === String(row),
    )
    const standing = taken ?? (rules.takeConflicts ? group.at(-1) : undefined)
    if (standing) kept.push(standing)
    const says = numbers.map(row => marksAsSeen(layoutOf(first.attempt), row))
    for (const { row, staffNo, name } of group) {
      const number = staffNo ?? name
      const others = numbers.filter(one => one !== row).join(', ')
      const params = { number, name, others, rows: numbers.length }
      const about = { row, column, value: number, params, choices: numbers, says }
      const asks = key === null ? {} : { asks: { key } }
      findings.push({ ...about, code: 'conflicting_mark', severity: 'conflict', ...asks })
    }
  }
  return { rows: kept, conflicts }
}

const sameMarks = (a: ImportedMarks, b: ImportedMarks) =>
  scoreComponents.every(component => sameMark(a[component], b[component]))

/** '92 / 缺考': a row's marks as the sheet writes them, to choose between. */
function marksAsSeen(layout: Layout<ScoreField>, row: number): string {
  const data = layout.data.find(one => one.row === row)
  if (!data) return ''
  const seen = scoreComponents.map(component => tidy(cellText(cellOf(layout, data, component))))
  return seen.filter(text => text !== '').join(' / ')
}
