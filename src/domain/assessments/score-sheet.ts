import { columnHeadings, type Layout } from '../imports/layout'
import { type Finding, type ImportPreview, inSheetOrder, rowsWithErrors } from '../imports/preview'
import { titleQuestion } from '../imports/title-names-other'
import { sayUnread } from '../imports/unread-columns'
import { outcomeOf, placesOf } from './attempts-in-order'
import { fullMarkColumns } from './full-mark-column'
import { columnsBeside, markParts } from './mark-parts'
import { markScales } from './mark-scale'
import { markTwice } from './mark-twice'
import { oncePerPerson } from './once-per-person'
import { resitAgain } from './resit-again'
import type { RowAttempt } from './resit-place'
import { resitsBeside } from './resits-beside'
import type { ScoreBook, ScoreRow, ScoreRules, UnplacedRow } from './score-book'
import { type ImportedMarks, scoreComponents } from './score-marks'
import { scoreRound, withoutResitsBeside } from './score-round'
import { isBlankRow, noMark, readMarks, readNote } from './score-row'
import { questionColumns, type ScoreField } from './score-sheet-fields'
import { statedResults } from './stated-results'
import { type WholeMark, wholeMark } from './whole-mark'
import { whoseMarks } from './whose-marks'
import { absenceColumns, told, wordsBesideMarks } from './words-beside-marks'

export type ScorePreview = ImportPreview<ScoreRow> & {
  /** The words above the headings; they may name the course and 第N期. */
  readonly title: string
}

/** Previews a score sheet. A row with an impossible mark, or of somebody not known, is left out whole. */
export function previewScores(
  sheet: Layout<ScoreField>,
  book: ScoreBook,
  rules: ScoreRules = {},
): ScorePreview {
  const title = titleQuestion(withoutResitsBeside(sheet), book, rules)
  const twice = markTwice(title.layout, { ...book, ...rules })
  const { layout } = twice
  const present = scoreComponents.filter(component => layout.columns.has(component))
  const scales = markScales(layout, present, rules)
  const whole = wholeMark(layout, present, book.weights, rules)
  const parts = markParts(layout, book.weights, rules.decisions)
  const beside = resitsBeside(layout, whole, book.weights, rules)
  const round = scoreRound(layout, rules.decisions, beside.resits.length > 0)
  const asked = [twice, scales, whole, parts]
  const findings: Finding[] = [layout, ...asked, title, round, beside].flatMap(one => one.findings)
  const known = [
    ...questionColumns(layout),
    ...fullMarkColumns(layout),
    ...absenceColumns(layout),
    ...twice.columns,
    ...present.flatMap(component => columnsBeside(layout, component)),
    ...beside.resits.flatMap(resit => [...resit.layout.columns.values()]),
  ]
  findings.push(...sayUnread(layout, known))
  const questions = asked.filter(({ held }) => held).length
  const whose = whoseMarks(layout, book, rules, findings)
  const wordsOf = wordsBesideMarks(layout)
  let conflicts = questions + title.held + (beside.held ? 1 : 0)
  const rows: UnplacedRow[] = []
  const resat = new Set<number>()
  const decided = new Set<number>()
  for (const data of layout.data) {
    const first = readMarks(layout, data, scales, findings)
    const read = first ? [{ attempt: round.attemptOf(data), marks: first, isBeside: false }] : []
    for (const { attempt, marksOf } of beside.resits) {
      const marks = marksOf(data, findings)
      if (marks) read.push({ attempt, marks, isBeside: true })
    }
    const words = told(
      data.row,
      read.map(({ marks }) => marks),
      wordsOf(data),
      { ...rules, ...book },
    )
    const given = words.marks.flatMap((marks, at) => (isBlankRow(marks) ? [] : [{ ...read[at]!, marks }]))
    const { person, isAsked, isTaken } = whose(data)
    if (words.finding) findings.push(words.finding)
    else if (given.length === 0 && first) findings.push(noMark(layout, data))
    const isFirst = given.some(({ attempt, marks }) => attempt === 1 && isScored(marks))
    if (person && isFirst && book.absent?.has(person.id)) {
      const about = { row: data.row, column: '', value: person.staffNo ?? person.name }
      findings.push({ ...about, code: 'absent_marked', severity: 'warning', params: { name: person.name } })
    }
    if (isAsked || (words.finding && words.marks.length === 0)) conflicts += 1
    if (!person || !isTaken) continue
    if (isAsked) decided.add(data.row)
    const who = { row: data.row, personId: person.id, staffNo: person.staffNo, name: person.name }
    for (const { attempt, marks, isBeside } of given) {
      // What a row says came of it all, it says with the resit.
      if (isBeside) resat.add(data.row)
      if (isBeside && beside.held) continue
      const note = isBeside ? null : readNote(layout, data, findings)
      rows.push({ ...who, note, attempt, ...inItsPart(marks, whole) })
    }
  }

  const layoutOf = (one: RowAttempt) => beside.resits.find(({ attempt }) => attempt === one)?.layout ?? layout
  const judged = rows.filter(({ row }) => !resat.has(row))
  const stated = statedResults(layout, judged, book, rules.decisions)
  findings.push(...stated.findings)
  const once = oncePerPerson(rows, layoutOf, rules, decided, findings)
  const counts = { new: 0, changed: 0, unchanged: 0 }
  // Whoever is asked about stands beside the questions about the whole sheet; nothing goes in before these are answered.
  const answered = questions > 0 || !title.isAnswered || stated.held ? [] : once.rows
  const placeOf = placesOf(once.rows, { ...book, ...rules })
  const accepted = answered.flatMap(row => {
    const placed = placeOf(row)
    if (placed.asks) findings.push(resitAgain(row, placed.asks))
    if ('held' in placed) {
      conflicts += 1
      return []
    }
    if ('refused' in placed) {
      const value = row.staffNo ?? row.name
      const about = { row: row.row, column: '', value, params: { name: row.name, reason: placed.refused } }
      findings.push({ ...about, code: `resit_${placed.refused}`, severity: 'error' })
      return []
    }
    const outcome = outcomeOf(row, placed.known)
    counts[outcome] += 1
    return outcome === 'unchanged' ? [] : [{ ...row, attempt: placed.attempt }]
  })
  return {
    kind: 'scores',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: sheet.data.length,
    ...counts,
    conflicts: conflicts + once.conflicts + (stated.held ? 1 : 0),
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
    title: layout.title,
  }
}

const isScored = (marks: ImportedMarks) => scoreComponents.some(one => marks[one]?.state === 'scored')

function inItsPart(marks: ImportedMarks, { is }: WholeMark): ImportedMarks {
  return is && marks[is.column] !== undefined ? { [is.part]: marks[is.column] } : marks
}
