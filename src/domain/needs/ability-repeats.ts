import { headingOf, type Layout } from '../imports/layout'
import type { Finding } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/preview'
import type { AbilityField } from './ability-matrix-fields'
import { type AbilityLine, ratingText } from './ability-matrix-row'

/**
 * One person rated twice in one competency, by one method on one day: the same level counts once; two levels are a
 * conflict, and neither goes in unless one is taken; where all conflicts are taken, the lower row stands.
 */
export function withoutRepeats(
  lines: readonly AbilityLine[],
  layout: Layout<AbilityField>,
  rules: { readonly takeConflicts?: boolean; readonly decisions?: RowDecisions },
  findings: Finding[],
  inConflict: Set<string>,
): AbilityLine[] {
  const seen = new Map<string, { row: number; text: string }>()
  const dropped = new Set<string>()
  let twiceInARow = false
  const at = (row: number, competency: string) => `${row}\u001f${competency}`
  const isTaken = (row: number) => isDecided(rules.decisions, row, 'take')
  for (const { row, person, ratings, method, assessedOn } of lines) {
    if (!person) continue
    let repeats = 0
    let first = row
    for (const rating of ratings) {
      const key = [person.id, rating.competency, method, assessedOn].join('\u001f')
      const earlier = seen.get(key)
      seen.set(key, { row, text: ratingText(rating) })
      if (!earlier) continue
      const inOneRow = earlier.row === row
      if (inOneRow) twiceInARow = true
      if (earlier.text === ratingText(rating)) {
        if (inOneRow) continue
        dropped.add(at(earlier.row, rating.competency))
        repeats += 1
        first = earlier.row
        continue
      }
      inConflict.add(person.id)
      // Two columns of one row: nothing tells which of them counts.
      const stands = inOneRow
        ? null
        : isTaken(earlier.row)
          ? earlier.row
          : isTaken(row) || rules.takeConflicts
            ? row
            : null
      for (const one of [earlier.row, row]) if (one !== stands) dropped.add(at(one, rating.competency))
      findings.push({
        row,
        column: rating.competency,
        value: levelOf(ratingText(rating)),
        code: 'conflicting_rating',
        severity: 'conflict',
        params: { number: person.staffNo ?? person.name, others: earlier.row, other: levelOf(earlier.text) },
        ...(inOneRow ? {} : { choices: [earlier.row, row] }),
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
  if (dropped.size === 0 && !twiceInARow) return [...lines]
  return lines.map(line => ({
    ...line,
    ratings: line.ratings.filter(
      (rating, index) =>
        !dropped.has(at(line.row, rating.competency)) &&
        line.ratings.findIndex(one => one.competency === rating.competency) === index,
    ),
  }))
}

/** 'rated:3' is '3'; a state stays as it is. */
const levelOf = (text: string) => text.replace(/^rated:/, '')
