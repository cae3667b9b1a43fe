import { headingOf, type Layout } from '../imports/layout'
import type { KnownPerson } from '../imports/person-match'
import type { Finding } from '../imports/preview'
import { isDecided, type RowDecisions } from '../imports/preview'
import type { AbilityField } from './ability-matrix-fields'
import { type AbilityLine, ratingText } from './ability-matrix-row'

/** What the rows say of one person in one competency: each level once, by the last row that has it. */
interface Said {
  readonly person: KnownPerson
  readonly competency: string
  readonly levels: { row: number; readonly text: string }[]
}

/**
 * One person rated several times in one competency, by one method on one day: the same level counts once; different levels
 * are a conflict, and none goes in unless one is taken; where all conflicts are taken, the lowest row stands.
 */
export function withoutRepeats(
  lines: readonly AbilityLine[],
  layout: Layout<AbilityField>,
  rules: { readonly takeConflicts?: boolean; readonly decisions?: RowDecisions },
  findings: Finding[],
  inConflict: Set<string>,
): AbilityLine[] {
  const said = new Map<string, Said>()
  const dropped = new Set<string>()
  let twiceInARow = false
  const at = (row: number, competency: string) => `${row}\u001f${competency}`
  for (const { row, person, ratings, method, assessedOn } of lines) {
    if (!person) continue
    let repeats = 0
    let first = row
    for (const rating of ratings) {
      const { competency } = rating
      const key = [person.id, competency, method, assessedOn].join('\u001f')
      const own = said.get(key) ?? { person, competency, levels: [] }
      said.set(key, own)
      const text = ratingText(rating)
      if (own.levels.some(one => one.row === row)) twiceInARow = true
      const same = own.levels.find(one => one.text === text)
      if (!same) own.levels.push({ row, text })
      else if (same.row !== row) {
        dropped.add(at(same.row, competency))
        repeats += 1
        first = same.row
        same.row = row
      }
    }
    if (repeats > 0 && repeats === ratings.length) {
      const column = headingOf(layout, 'staffNo') || headingOf(layout, 'name')
      const about = { row, column, value: person.staffNo ?? person.name, params: { first } }
      findings.push({ ...about, code: 'repeated_person', severity: 'warning' })
    }
  }
  for (const { person, competency, levels } of said.values()) {
    const ordered = levels.toSorted((a, b) => a.row - b.row)
    const last = ordered.at(-1)
    if (!last || ordered.length < 2) continue
    inConflict.add(person.id)
    // Two columns of one row: nothing tells which of them counts.
    const choices = ordered.filter(one => ordered.every(other => other === one || other.row !== one.row))
    const taken = choices.find(one => isDecided(rules.decisions, one.row, 'take'))
    const stands = taken ?? (rules.takeConflicts ? choices.at(-1) : undefined)
    for (const one of ordered) if (one !== stands) dropped.add(at(one.row, competency))
    const others = ordered.slice(0, -1)
    findings.push({
      row: last.row,
      column: competency,
      value: levelOf(last.text),
      code: 'conflicting_rating',
      severity: 'conflict',
      params: {
        number: person.staffNo ?? person.name,
        rows: ordered.length,
        others: others.map(one => one.row).join(', '),
        other: levelOf(others[0]?.text ?? ''),
      },
      ...(choices.length > 0
        ? { choices: choices.map(one => one.row), says: choices.map(one => levelOf(one.text)) }
        : {}),
    })
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
