import { type Mark, markText } from '../../../src/domain/assessments/marks'
import type { ScoreRow } from '../../../src/domain/assessments/score-sheet'
import { clockText } from '../../../src/domain/days/clock'
import type { ImportKind } from '../../../src/domain/imports/preview'
import type { AbilityRow } from '../../../src/domain/needs/ability-matrix'
import { maskPhone } from '../../../src/domain/people/phone'
import type { RosterRow } from '../../../src/domain/people/roster'
import type { DayScans } from '../../../src/domain/sessions/scan-log'

/** A row as it will be written, field by field, for the eye. Phones are masked here as everywhere. */
export function sampleOf(kind: ImportKind, row: unknown): Record<string, string> {
  switch (kind) {
    case 'people': {
      const { person } = row as RosterRow
      const entries = Object.entries(person).map(([field, value]) => [
        field,
        field === 'phone' ? maskPhone(String(value)) : String(value ?? ''),
      ])
      return Object.fromEntries(entries) as Record<string, string>
    }
    case 'ability': {
      const { staffNo, name, ratings, assessor, assessedOn } = row as AbilityRow
      const levels = ratings.map(rating => `${rating.competency} ${rating.level ?? '–'}`).join(' · ')
      return {
        staffNo: staffNo ?? '',
        name,
        ratings: levels,
        assessor: assessor ?? '',
        assessedOn: assessedOn ?? '',
      }
    }
    case 'scores': {
      const { staffNo, name, theory, practice, total, note } = row as ScoreRow
      return {
        staffNo: staffNo ?? '',
        name,
        theory: cell(theory),
        practice: cell(practice),
        total: cell(total),
        note: note ?? '',
      }
    }
    case 'attendance': {
      const { staffNo, name, day, scans } = row as DayScans
      return { staffNo: staffNo ?? '', name, day, time: scans.map(clockText).join(' ') }
    }
  }
}

/** States cross as codes in angle brackets; the page puts the word there. */
function cell(mark: Mark | null | undefined): string {
  if (!mark) return ''
  return mark.state === 'scored' ? markText(mark.mark) : `<${mark.state}>`
}
