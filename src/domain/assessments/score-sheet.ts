import { cellOf, columnHeadings, headingOf, type Layout } from '../imports/layout'
import {
  indexPeople,
  type KnownPerson,
  type MatchRules,
  matchPerson,
  notOnRoll,
} from '../imports/person-match'
import { wholeName } from '../imports/person-name'
import {
  type Finding,
  type ImportPreview,
  inSheetOrder,
  isDecided,
  isTaken,
  rowsWithErrors,
} from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { type NamedSession, titleQuestion } from '../imports/title-names-other'
import { sayUnread } from '../imports/unread-columns'
import { outcomeOf, placesOf } from './attempts-in-order'
import { fullMarkColumns } from './full-mark-column'
import { columnsBeside, markParts } from './mark-parts'
import { markScales } from './mark-scale'
import type { Hundredths } from './marks'
import { resitsBeside } from './resits-beside'
import { type ImportedMarks, sameMark, scoreComponents } from './score-marks'
import { type KnownAttempt, type RowAttempt, scoreRound, withoutResitsBeside } from './score-round'
import { readMarks, readNote } from './score-row'
import { questionColumns, type ScoreField } from './score-sheet-fields'
import { statedResults } from './stated-results'
import { type PartWeights, type WholeMark, wholeMark } from './whole-mark'

export type ScoreRow = ImportedMarks & {
  readonly row: number
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly note: string | null
  /** 1 for the first mark, 2 and up for resits. */
  readonly attempt: number
}

/** A row before it is known which resit it is for that person. */
type UnplacedRow = Omit<ScoreRow, 'attempt'> & { readonly attempt: RowAttempt }

export type ScorePreview = ImportPreview<ScoreRow> & {
  /** The words above the headings; they may name the course and 第N期. */
  readonly title: string
}

export type ScoreBook = {
  readonly people: Iterable<KnownPerson>
  /** The session's roll, by person; without one every known person may have marks. */
  readonly roll?: ReadonlySet<string>
  /** Who never came to the session, by what is recorded. */
  readonly absent?: ReadonlySet<string>
  readonly session?: NamedSession
  /** The names of the courses there are. */
  readonly courses?: readonly string[]
  /** What the session weighs; without one nobody can say what a sheet's only mark is. */
  readonly weights?: PartWeights
  /** What one passes with. */
  readonly passMark?: Hundredths
  /** Marks already entered, by person. */
  readonly marks?: ReadonlyMap<string, ImportedMarks>
  /** All attempts of whoever has marks, in order. */
  readonly attempts?: ReadonlyMap<string, readonly KnownAttempt<ImportedMarks>[]>
}

export type ScoreRules = MatchRules & {
  /** Known people who are not on the roll are taken, to be put on it. */
  readonly enrolMissing?: boolean
  /** The columns were pointed out for an earlier file of this layout. */
  readonly remembered?: boolean
}

/** Previews a score sheet. A row with an impossible mark, or of somebody not known, is left out whole. */
export function previewScores(
  sheet: Layout<ScoreField>,
  book: ScoreBook,
  rules: ScoreRules = {},
): ScorePreview {
  const title = titleQuestion(withoutResitsBeside(sheet), book, rules)
  const { layout } = title
  const present = scoreComponents.filter(component => layout.columns.has(component))
  const scales = markScales(layout, present, rules.decisions)
  const whole = wholeMark(layout, present, book.weights, rules)
  const parts = markParts(layout, book.weights, rules.decisions)
  const resits = resitsBeside(layout, whole, book.weights, rules.decisions)
  const round = scoreRound(layout, rules.decisions, resits.rounds.length > 0)
  const asked = [scales, whole, parts]
  const findings: Finding[] = [layout, ...asked, title, round, resits].flatMap(one => one.findings)
  const known = [
    ...questionColumns(layout),
    ...fullMarkColumns(layout),
    ...present.flatMap(component => columnsBeside(layout, component)),
    ...resits.rounds.flatMap(one => [...one.layout.columns.values()]),
  ]
  findings.push(...sayUnread(layout, known))
  const questions = asked.filter(({ held }) => held).length
  const people = indexPeople(book.people)
  let conflicts = questions + title.held + (resits.held ? 1 : 0)
  const rows: UnplacedRow[] = []
  const withResits = new Set<number>()
  for (const data of layout.data) {
    const ofMarks: Finding[] = []
    const marks = readMarks(layout, data, scales, ofMarks)
    const resat = resits.rounds.flatMap(({ attempt, marksOf }) => {
      const again = marksOf(data, ofMarks)
      return again ? [{ attempt, ...again }] : []
    })
    findings.push(...ofMarks.filter(({ code }) => resat.length === 0 || code !== 'no_mark'))
    const head = {
      row: data.row,
      number: cellOf(layout, data, 'staffNo'),
      name: cellOf(layout, data, 'name') ?? wholeName(field => cellOf(layout, data, field)),
      numberHeading: headingOf(layout, 'staffNo'),
      nameHeading: headingOf(layout, 'name') || headingOf(layout, 'familyName'),
    }
    const { person, conflict, findings: ofPerson } = matchPerson(people, head, rules)
    findings.push(...ofPerson)
    let undecided = conflict
    if (person && book.roll && !book.roll.has(person.id)) {
      findings.push(notOnRoll(person, head, rules))
      undecided ||= !rules.enrolMissing
    }
    if (person && marks && round.attemptOf(data) === 1 && book.absent?.has(person.id) && isScored(marks)) {
      const about = { row: data.row, column: '', value: person.staffNo ?? person.name }
      findings.push({ ...about, code: 'absent_marked', severity: 'warning', params: { name: person.name } })
    }
    if (undecided) conflicts += 1
    if (!person || (undecided && !isTaken(rules, data.row))) continue
    const who = { row: data.row, personId: person.id, staffNo: person.staffNo, name: person.name }
    if (marks) {
      const note = readNote(layout, data, findings)
      rows.push({ ...who, note, attempt: round.attemptOf(data), ...inItsPart(marks, whole) })
    }
    if (!resits.held) rows.push(...resat.map(again => ({ ...who, note: null, ...again })))
    // What a row says came of it all, it says with the resit.
    if (resat.length > 0) withResits.add(data.row)
  }

  const judged = rows.filter(({ row }) => !withResits.has(row))
  const stated = statedResults(layout, judged, book, rules.decisions)
  findings.push(...stated.findings)
  const layoutOf = (attempt: RowAttempt) =>
    resits.rounds.find(one => one.attempt === attempt)?.layout ?? layout
  const once = oncePerPerson(rows, layout, layoutOf, rules, findings)
  const counts = { new: 0, changed: 0, unchanged: 0 }
  // Whoever is asked about stands beside the questions about the whole sheet; nothing goes in before these are answered.
  const answered = questions > 0 || !title.isAnswered || stated.held ? [] : once.rows
  const placeOf = placesOf(once.rows, book)
  const accepted = answered.flatMap(row => {
    const placed = placeOf(row)
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

const sameMarks = (a: ImportedMarks, b: ImportedMarks) =>
  scoreComponents.every(component => sameMark(a[component], b[component]))

const isScored = (marks: ImportedMarks) => scoreComponents.some(one => marks[one]?.state === 'scored')

function inItsPart(marks: ImportedMarks, { is }: WholeMark): ImportedMarks {
  return is ? { [is.part]: marks[is.column] } : marks
}

/** Somebody written twice: the same marks count once, different ones are a conflict; taken, the lower row stands. */
function oncePerPerson(
  rows: readonly UnplacedRow[],
  layout: Layout<ScoreField>,
  layoutOf: (attempt: RowAttempt) => Layout<ScoreField>,
  rules: ScoreRules,
  findings: Finding[],
): { rows: UnplacedRow[]; conflicts: number } {
  const groups = new Map<string, UnplacedRow[]>()
  for (const row of rows) {
    const key = `${row.attempt} ${row.personId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const kept: UnplacedRow[] = []
  let conflicts = 0
  const column = headingOf(layout, 'staffNo') || headingOf(layout, 'name')
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
    const taken = group.find(row => isDecided(rules.decisions, row.row, 'take'))
    const standing = taken ?? (rules.takeConflicts ? group.at(-1) : undefined)
    if (standing) kept.push(standing)
    const says = numbers.map(row => marksAsSeen(layoutOf(first.attempt), row))
    for (const { row, staffNo, name } of group) {
      const number = staffNo ?? name
      const others = numbers.filter(one => one !== row).join(', ')
      const params = { number, name, others, rows: numbers.length }
      const about = { row, column, value: number, params, choices: numbers, says }
      findings.push({ ...about, code: 'conflicting_mark', severity: 'conflict' })
    }
  }
  return { rows: kept, conflicts }
}

/** '92 / 缺考': a row's marks as the sheet writes them, to choose between. */
function marksAsSeen(layout: Layout<ScoreField>, row: number): string {
  const data = layout.data.find(one => one.row === row)
  if (!data) return ''
  const seen = scoreComponents.map(component => tidy(cellText(cellOf(layout, data, component))))
  return seen.filter(text => text !== '').join(' / ')
}
