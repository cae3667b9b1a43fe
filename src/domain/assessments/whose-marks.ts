import type { DataRow } from '../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import {
  indexPeople,
  type KnownPerson,
  type MatchRules,
  matchPerson,
  notOnRoll,
} from '../imports/person-match'
import { wholeName } from '../imports/person-name'
import { type Answers, type Finding, isTaken } from '../imports/preview'
import type { ScoreField } from './score-sheet-fields'

type WhoBook = {
  readonly people: Iterable<KnownPerson>
  readonly roll?: ReadonlySet<string>
  /** How many recorded blocks somebody is absent from whom these marks put on the roll. */
  readonly missedIfEnrolled?: (personId: string) => number
}

type WhoRules = MatchRules & {
  /** Known people who are not on the roll are taken, to be put on it. */
  readonly enrolMissing?: boolean
  readonly answers?: Answers
}

export type MarkedPerson = {
  /** Whom the row names, whether or not its marks go in. */
  readonly person: KnownPerson | null
  /** Held out until somebody decides, or taken by somebody who did. */
  readonly isAsked: boolean
  /** Its marks go in, as far as it is whose they are. */
  readonly isTaken: boolean
}

/** Finds whose marks each row has. What there is to say goes to `findings`. */
export function whoseMarks(
  layout: Layout<ScoreField>,
  book: WhoBook,
  rules: WhoRules,
  findings: Finding[],
): (data: DataRow) => MarkedPerson {
  const people = indexPeople(book.people)
  const { answers, enrolMissing = false } = rules
  return data => {
    const head = {
      row: data.row,
      number: cellOf(layout, data, 'staffNo'),
      name: cellOf(layout, data, 'name') ?? wholeName(field => cellOf(layout, data, field)),
      numberHeading: headingOf(layout, 'staffNo'),
      nameHeading: headingOf(layout, 'name') || headingOf(layout, 'familyName'),
    }
    const { person, conflict, findings: ofPerson } = matchPerson(people, head, rules)
    findings.push(...ofPerson)
    if (!person || !book.roll || book.roll.has(person.id))
      return { person, isAsked: conflict, isTaken: person !== null }
    // Where it was decided whose marks they are, whether they come onto the roll is a question of its own.
    const key = conflict && !enrolMissing ? `roll ${person.id}` : null
    const missed = book.missedIfEnrolled?.(person.id) ?? 0
    const about = notOnRoll(person, head, rules)
    findings.push({
      ...about,
      ...(missed > 0 ? { params: { ...about.params, context: 'held', blocks: missed } } : {}),
      ...(key === null ? {} : { asks: { key } }),
    })
    const isEnrolled =
      enrolMissing ||
      (key === null ? isTaken(rules, data.row) : rules.takeConflicts === true || answers?.[key] === 'enrol')
    return { person, isAsked: conflict || !enrolMissing, isTaken: isEnrolled }
  }
}
