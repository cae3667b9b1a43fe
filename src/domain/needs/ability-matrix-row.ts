import type { Day } from '../days/day'
import type { DataRow } from '../imports/data-rows'
import { type DayOrder, readDay } from '../imports/day-reading'
import { cellOf, dayRules, headingOf, type Layout } from '../imports/layout'
import { type KnownPerson, type MatchRules, matchPerson, type PersonIndex } from '../imports/person-match'
import { readWords } from '../imports/person-words'
import type { Finding } from '../imports/preview'
import { isDecided } from '../imports/preview'
import { type Cell, cellText, tidy } from '../imports/table'
import type { AbilityField, CompetencyColumn } from './ability-matrix-fields'
import { readMethod } from './ability-method'
import type { Level, RatingMethod } from './codes'
import { type LevelScale, readLevel } from './level-reading'

/** What one cell says; a blank cell says nothing and makes no rating. */
export type ImportedRating = {
  readonly competency: string
  readonly state: 'rated' | 'not_observed' | 'exempt'
  readonly level: Level | null
}

/** `ratingText({ state: 'rated', level: 3 })` is 'rated:3'; 'not_observed' has no level. */
export function ratingText(rating: Pick<ImportedRating, 'state' | 'level'>): string {
  return rating.level === null ? rating.state : `${rating.state}:${rating.level}`
}

/** Cells of a row that hold no rating. */
export type UnratedCells = { blank: number; invalid: number }

/** A row as read; `person` is null when it is not known whose it is, `ratings` empty when its day is in doubt. */
export type AbilityLine = {
  readonly row: number
  readonly person: KnownPerson | null
  readonly conflict: boolean
  readonly ratings: readonly ImportedRating[]
  readonly assessor: string | null
  readonly assessedOn: Day | null
  readonly method: RatingMethod | null
  readonly findings: readonly Finding[]
}

export type AbilityReading = {
  readonly layout: Layout<AbilityField>
  /** Columns of competencies; null in the long form, where the row names its competency. */
  readonly columns: readonly CompetencyColumn[] | null
  /** What the highest rating is. */
  readonly scale: LevelScale
  readonly people: PersonIndex
  readonly order: DayOrder
  readonly today: Day
  readonly rules: MatchRules
}

/** Characters the book keeps of who assessed. */
const LONGEST_ASSESSOR = 60

export function readAbilityLine(reading: AbilityReading, data: DataRow, cells: UnratedCells): AbilityLine {
  const { layout } = reading
  const findings: Finding[] = []
  const say = (field: AbilityField, finding: Pick<Finding, 'code' | 'severity'> & Partial<Finding>) => {
    const value = tidy(cellText(cellOf(layout, data, field)))
    findings.push({ row: data.row, column: headingOf(layout, field), value, params: {}, ...finding })
  }

  const ratings: ImportedRating[] = []
  for (const { competency, heading, cell } of ratedCells(reading, data)) {
    const rating = readLevel(cell, reading.scale)
    if (rating === null) cells.blank += 1
    else if (rating === 'invalid') {
      cells.invalid += 1
      const value = tidy(cellText(cell))
      findings.push({
        row: data.row,
        column: heading,
        value,
        code: 'invalid_level',
        severity: 'error',
        params: {},
      })
    } else {
      ratings.push({ competency, state: rating.state, level: rating.state === 'rated' ? rating.level : null })
    }
  }

  const head = {
    row: data.row,
    number: cellOf(layout, data, 'staffNo'),
    name: cellOf(layout, data, 'name'),
    numberHeading: headingOf(layout, 'staffNo'),
    nameHeading: headingOf(layout, 'name'),
  }
  const match = matchPerson(reading.people, head, reading.rules)
  findings.push(...match.findings)

  const method = readMethod(cellOf(layout, data, 'method'))
  if (method === 'unknown') say('method', { code: 'unknown_method', severity: 'warning' })

  const day = readDay(cellOf(layout, data, 'assessedOn'), {
    ...dayRules(layout, reading.order),
    dayOnly: true,
  })
  const blank = isDecided(reading.rules.decisions, data.row, 'blank')
  const impossible = day !== null && 'problem' in day
  const isFuture = day !== null && !impossible && day.day > reading.today
  if (impossible) {
    const params = { reason: day.problem }
    say('assessedOn', { code: 'impossible_date', severity: blank ? 'warning' : 'error', params })
  } else if (day !== null) {
    const params = { read: day.day }
    if (day.note) say('assessedOn', { code: day.note, severity: 'warning', params })
    if (isFuture) say('assessedOn', { code: 'future_date', severity: 'warning', params })
  }
  const assessor = readWords(cellOf(layout, data, 'assessor'))
  const isLong = assessor !== null && assessor.length > LONGEST_ASSESSOR
  if (isLong) say('assessor', { code: 'too_long', severity: 'warning', params: { most: LONGEST_ASSESSOR } })
  return {
    row: data.row,
    person: match.person,
    conflict: match.conflict,
    ratings: impossible && !blank ? [] : ratings,
    assessor: isLong ? null : assessor,
    assessedOn: day === null || impossible || (isFuture && blank) ? null : day.day,
    method: method === 'unknown' ? null : method,
    findings,
  }
}

type RatedCell = { readonly competency: string; readonly heading: string; readonly cell: Cell | undefined }

function ratedCells({ layout, columns }: AbilityReading, data: DataRow): RatedCell[] {
  if (columns !== null) {
    return columns.map(({ column, competency }) => ({
      competency,
      heading: competency,
      cell: data.cells[column],
    }))
  }
  const competency = readWords(cellOf(layout, data, 'competency'))
  const cell = cellOf(layout, data, 'level')
  return competency === null ? [] : [{ competency, heading: headingOf(layout, 'level'), cell }]
}
