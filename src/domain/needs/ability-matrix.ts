import type { Day } from '../days/day'
import { fileDayOrder } from '../imports/file-day-order'
import { columnHeadings, type Layout } from '../imports/layout'
import { indexPeople, type KnownPerson, type MatchRules } from '../imports/person-match'
import {
  type Answers,
  type Finding,
  type ImportPreview,
  inSheetOrder,
  isDecided,
  rowsWithErrors,
} from '../imports/preview'
import { type ImportRefusal, refusal } from '../imports/refusal'
import { sayUnread } from '../imports/unread-columns'
import { listed } from '../text/listed'
import {
  type AbilityField,
  type CompetencyColumn,
  competencyColumns,
  foreignScale,
  isLongForm,
  otherAbilityColumns,
  targetColumns,
} from './ability-matrix-fields'
import {
  type AbilityLine,
  type ImportedRating,
  ratingText,
  readAbilityLine,
  type UnratedCells,
} from './ability-matrix-row'
import { withoutRepeats } from './ability-repeats'
import type { RatingMethod } from './codes'
import type { LevelScale } from './level-reading'
import { answeredDay, ratingDayIn, sayRatingDay } from './rating-day'

export type AbilityRow = {
  readonly row: number
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly ratings: readonly ImportedRating[]
  readonly assessor: string | null
  /** Null when the sheet gives no day. */
  readonly assessedOn: Day | null
  /** Null when the sheet does not say how the level was found. */
  readonly method: RatingMethod | null
}

/** Counts of cells. What would be written: `valid` are levels 1 to 5. */
export type AbilityCells = {
  readonly valid: number
  readonly notObserved: number
  readonly exempt: number
  /** Of rows that say what the book says. */
  readonly unchanged: number
  readonly blank: number
  readonly invalid: number
  /** Ratings that can be read and are not written: whose they are is in doubt, or another row says otherwise. */
  readonly leftOut: number
}

/** The preview counts rows; `cells` counts cells beside it. */
export type AbilityPreview = ImportPreview<AbilityRow> & {
  readonly competencies: readonly string[]
  readonly cells: AbilityCells
}

export type AbilityBook = {
  readonly people: Iterable<KnownPerson>
  /** By person, then by competency as the file names it: `ratingText` of the standing rating. */
  readonly ratings?: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Names, in either language, of the book's competencies; a heading that is none of them is pointed out. */
  readonly competencies?: ReadonlySet<string>
}

export type AbilityRules = MatchRules & {
  readonly today: Day
  /** `rated_on`: the day of ratings whose rows give none. */
  readonly answers?: Answers
}

/**
 * Previews an ability matrix (or its long form, a row per person and competency). A cell in error is left out and its
 * row's other cells go in, the row counting once under `errors`; a row whose person or day is in doubt is left out whole.
 */
export function previewAbility(
  layout: Layout<AbilityField>,
  book: AbilityBook,
  rules: AbilityRules,
): AbilityPreview | ImportRefusal {
  const scaled = scaleOf(layout, rules.decisions)
  const columns = scaled ? scaled.columns : isLongForm(layout) ? null : competencyColumns(layout)
  if (columns?.length === 0) return refusal('missing_columns', { fields: 'competency' })
  const unrated: UnratedCells = { blank: 0, invalid: 0 }
  const { order, findings: ofDays } = fileDayOrder(layout, ['assessedOn'], rules.decisions)
  const people = indexPeople(book.people)
  const scale: LevelScale = scaled?.scale ?? 5
  const reading = { layout, columns, scale, people, order, today: rules.today, rules }
  const isHeld = scaled !== null && scaled.scale === null
  const lines = isHeld ? [] : layout.data.map(data => readAbilityLine(reading, data, unrated))

  const rated = [...(columns ?? []).map(({ column }) => column), ...otherAbilityColumns(layout)]
  const ofHead = [
    ...(scaled ? [scaled.finding] : []),
    ...ofDays,
    ...sayTargets(layout),
    ...sayUnread(layout, rated),
  ]
  const findings = [...layout.findings, ...ofHead, ...lines.flatMap(line => line.findings)]
  if (columns !== null) sayUnknown(columns, layout, book, findings)
  const inConflict = new Set(lines.filter(line => line.conflict).map(line => `row ${line.row}`))
  const once = withoutRepeats(lines, layout, rules, findings, inConflict)

  const named = ratingDayIn(layout, rules.today)
  const answered = answeredDay(rules.answers)
  let undated = 0
  const counts = { new: 0, changed: 0, unchanged: 0 }
  let unchanged = 0
  const accepted: AbilityRow[] = []
  for (const { row, person, ratings, assessor, assessedOn, method } of once) {
    if (!person || ratings.length === 0) continue
    const outcome = outcomeOf(ratings, book.ratings?.get(person.id))
    counts[outcome] += 1
    if (outcome === 'unchanged') unchanged += ratings.length
    if (outcome === 'unchanged') continue
    const { id: personId, staffNo, name } = person
    if (assessedOn === null) undated += 1
    const on = assessedOn ?? answered ?? named?.day ?? null
    accepted.push({ row, personId, staffNo, name, ratings, assessor, assessedOn: on, method })
  }
  const about = { row: layout.headerRow, count: undated, today: rules.today, answered }
  findings.push(...sayRatingDay(about, named))
  return {
    kind: 'ability',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: layout.data.length,
    ...counts,
    conflicts: inConflict.size + (isHeld ? 1 : 0),
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
    competencies: [...new Set(columns?.map(column => column.competency) ?? competenciesOf(lines))],
    cells: cellsOf(lines, accepted, unrated, unchanged),
  }
}

function cellsOf(
  lines: readonly AbilityLine[],
  accepted: readonly AbilityRow[],
  unrated: UnratedCells,
  unchanged: number,
): AbilityCells {
  const states = { rated: 0, not_observed: 0, exempt: 0 }
  for (const { ratings } of accepted) for (const { state } of ratings) states[state] += 1
  const read = lines.reduce((sum, line) => sum + line.ratings.length, 0)
  const written = states.rated + states.not_observed + states.exempt
  return {
    valid: states.rated,
    notObserved: states.not_observed,
    exempt: states.exempt,
    unchanged,
    ...unrated,
    leftOut: read - written - unchanged,
  }
}

/** Ratings of another scale, and what somebody decided about it; `scale` is null until then. */
function scaleOf(layout: Layout<AbilityField>, decisions: AbilityRules['decisions']) {
  const foreign = foreignScale(layout)
  if (!foreign) return null
  const { most, full, columns } = foreign
  const about = { row: layout.headerRow, column: '', value: String(most), params: { most, full: full ?? 0 } }
  const finding: Finding = { ...about, code: 'other_scale', severity: 'conflict' }
  const isDecidedAs = (decision: 'ten_points' | 'hundred_points' | 'full_points') =>
    isDecided(decisions, layout.headerRow, decision)
  const scale: LevelScale | null = isDecidedAs('full_points')
    ? full
    : isDecidedAs('ten_points')
      ? 10
      : isDecidedAs('hundred_points')
        ? 100
        : null
  return { columns, finding, scale }
}

function sayTargets(layout: Layout<AbilityField>): Finding[] {
  const targets = targetColumns(layout)
  if (targets.length === 0) return []
  const about = { row: layout.headerRow, column: targets[0]!, value: listed(targets), params: {} }
  return [{ ...about, code: 'target_columns', severity: 'info' }]
}

const competenciesOf = (lines: readonly AbilityLine[]) =>
  lines.flatMap(line => line.ratings.map(rating => rating.competency))

function outcomeOf(
  ratings: readonly ImportedRating[],
  known: ReadonlyMap<string, string> | undefined,
): 'new' | 'changed' | 'unchanged' {
  if (!known || ratings.every(rating => !known.has(rating.competency))) return 'new'
  const same = ratings.every(rating => known.get(rating.competency) === ratingText(rating))
  return same ? 'unchanged' : 'changed'
}

function sayUnknown(
  columns: readonly CompetencyColumn[],
  layout: Layout<AbilityField>,
  book: AbilityBook,
  findings: Finding[],
): void {
  for (const competency of new Set(columns.map(one => one.competency))) {
    if (!book.competencies || book.competencies.has(competency)) continue
    const about = { row: layout.headerRow, column: competency, value: competency }
    findings.push({ ...about, code: 'unknown_competency', severity: 'info', params: {} })
  }
}
