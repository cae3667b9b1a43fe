import { headingOf, type Layout } from '../imports/layout'
import type { Finding } from '../imports/preview'
import type { AbilityField } from './ability-matrix-fields'
import { type AbilityLine, ratingText } from './ability-matrix-row'

/**
 * One person rated twice in one competency, by one method on one day: the same level counts once; two levels are a
 * conflict, and neither goes in unless taken, when the lower row stands.
 */
export function withoutRepeats(
  lines: readonly AbilityLine[],
  layout: Layout<AbilityField>,
  take: boolean,
  findings: Finding[],
  inConflict: Set<string>,
): AbilityLine[] {
  const seen = new Map<string, { row: number; text: string }>()
  const dropped = new Set<string>()
  const at = (row: number, competency: string) => `${row}\u001f${competency}`
  for (const { row, person, ratings, method, assessedOn } of lines) {
    if (!person) continue
    let repeats = 0
    let first = row
    for (const rating of ratings) {
      const key = [person.id, rating.competency, method, assessedOn].join('\u001f')
      const earlier = seen.get(key)
      seen.set(key, { row, text: ratingText(rating) })
      if (!earlier) continue
      dropped.add(at(earlier.row, rating.competency))
      if (earlier.text === ratingText(rating)) {
        repeats += 1
        first = earlier.row
        continue
      }
      inConflict.add(person.id)
      if (!take) dropped.add(at(row, rating.competency))
      findings.push({
        row,
        column: rating.competency,
        value: rating.level === null ? rating.state : String(rating.level),
        code: 'conflicting_rating',
        severity: 'conflict',
        params: { number: person.staffNo ?? person.name, others: earlier.row },
        choices: [earlier.row, row],
      })
    }
    if (repeats > 0 && repeats === ratings.length) {
      const column = headingOf(layout, 'staffNo') || headingOf(layout, 'name')
      findings.push({
        row,
        column,
        value: person.staffNo ?? person.name,
        code: 'repeated_person',
        severity: 'warning',
        params: { first },
      })
    }
  }
  if (dropped.size === 0) return [...lines]
  return lines.map(line => ({
    ...line,
    ratings: line.ratings.filter(rating => !dropped.has(at(line.row, rating.competency))),
  }))
}
