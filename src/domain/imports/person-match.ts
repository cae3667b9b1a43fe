import { nameKey, namesInBothScripts, readName, sameName } from './person-name'
import type { Finding, FindingCode, FindingParams, Severity } from './preview'
import { isDecided, isTaken, type RowDecision, type RowDecisions } from './preview'
import { bareNumber, numberKey, readStaffNumber } from './staff-number'
import { type Cell, cellText, tidy } from './table'

/** A person in the book, as far as a row of a file can name one. */
export type KnownPerson = {
  readonly id: string
  /** Null for somebody the book keeps without a number. */
  readonly staffNo: string | null
  readonly name: string
  readonly nameEn?: string | null
}

/** The book's people by number (whole and without leading zeros) and by name. */
export type PersonIndex = {
  readonly byNumber: ReadonlyMap<string, KnownPerson>
  readonly byBareNumber: ReadonlyMap<string, readonly KnownPerson[]>
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>
}

export function indexPeople(people: Iterable<KnownPerson>): PersonIndex {
  const byNumber = new Map<string, KnownPerson>()
  const byBareNumber = new Map<string, KnownPerson[]>()
  const byName = new Map<string, KnownPerson[]>()
  const add = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson) => {
    const known = map.get(key)
    if (known) known.push(person)
    else map.set(key, [person])
  }
  for (const person of people) {
    if (person.staffNo !== null) {
      byNumber.set(numberKey(person.staffNo), person)
      add(byBareNumber, bareNumber(person.staffNo), person)
    }
    add(byName, nameKey(person.name), person)
    const english = person.nameEn ? nameKey(person.nameEn) : ''
    if (english !== '' && english !== nameKey(person.name)) add(byName, english, person)
  }
  return { byNumber, byBareNumber, byName }
}

export type MatchRules = {
  /** Take a number that lost its zeros for the one person it can be. */
  readonly pad?: boolean
  /** Take rows held out because number and name disagree: the number counts. */
  readonly takeConflicts?: boolean
  readonly decisions?: RowDecisions
}

/** The person a row is about, or null when the row is held out; and what there is to say about it. */
export type PersonMatch = {
  readonly person: KnownPerson | null
  readonly conflict: boolean
  /** Whom a row that is held out may be about. */
  readonly possible: readonly KnownPerson[]
  readonly findings: readonly Finding[]
}

type RowHead = {
  readonly row: number
  readonly number: Cell | undefined
  readonly name: Cell | undefined
  readonly numberHeading: string
  readonly nameHeading: string
}

/** That a person of the book is not on the session's roll: held out, but where the rules put such people on it. */
export const notOnRoll = (
  person: KnownPerson,
  { row, numberHeading, nameHeading }: Pick<RowHead, 'row' | 'numberHeading' | 'nameHeading'>,
  { enrolMissing = false }: { readonly enrolMissing?: boolean },
): Finding => ({
  row,
  column: numberHeading || nameHeading,
  value: person.staffNo ?? person.name,
  code: 'not_on_roll',
  severity: enrolMissing ? 'warning' : 'conflict',
  params: { name: person.name },
})

/**
 * Finds the person of a row: by number; by a number that lost (or kept) its zeros when the name agrees or padding
 * was asked for; by name alone when there is no number and the name is one person's. Never by a guess.
 */
export function matchPerson(index: PersonIndex, head: RowHead, rules: MatchRules = {}): PersonMatch {
  const number = readStaffNumber(head.number)
  const name = readName(head.name)
  const say = (
    code: FindingCode,
    severity: Severity,
    params: FindingParams = {},
    aboutName = false,
  ): Finding => ({
    row: head.row,
    column: aboutName ? head.nameHeading : head.numberHeading || head.nameHeading,
    value: tidy(cellText(aboutName ? head.name : (head.number ?? head.name))),
    code,
    severity,
    params,
  })
  const decided = (decision: RowDecision) => isDecided(rules.decisions, head.row, decision)
  const held = (finding: Finding, possible: readonly KnownPerson[] = []): PersonMatch => ({
    person: null,
    conflict: false,
    possible,
    findings: [finding],
  })
  const found = (person: KnownPerson, ...findings: Finding[]): PersonMatch => ({
    person,
    conflict: false,
    possible: [],
    findings,
  })

  const namesakes = name === null ? [] : peopleNamed(index, name)
  if (number === 'unreadable') return held(say('unreadable_number', 'error'), namesakes)
  if (number === null) {
    if (name === null) return held(say('no_person', 'error'))
    if (namesakes.length === 1) {
      const person = namesakes[0]!
      return found(person, say('matched_by_name', 'warning', { number: person.staffNo ?? '' }, true))
    }
    if (namesakes.length === 0) return held(say('unknown_person', 'error', {}, true))
    const numbers = namesakes.map(one => one.staffNo ?? '').join(', ')
    return held(say('same_name', 'error', { numbers }, true), namesakes)
  }

  const exact = index.byNumber.get(numberKey(number.text))
  if (exact) {
    if (name === null || isNamed(exact, name)) return found(exact)
    const finding = say('name_differs', 'conflict', { known: exact.name }, true)
    return {
      person: isTaken(rules, head.row) ? exact : null,
      conflict: true,
      possible: eachOnce([exact, ...namesakes]),
      findings: [finding],
    }
  }
  const alike = index.byBareNumber.get(bareNumber(number.text)) ?? []
  /** By the number or by the name. */
  const either = eachOnce([...namesakes, ...alike])
  if (alike.length === 0) return held(say('unknown_person', 'error'), namesakes)
  const named = name === null ? [] : alike.filter(person => isNamed(person, name))
  const proposal = named[0] ?? (alike.length === 1 ? alike[0]! : null)
  if (proposal === null) return held(say('unknown_person', 'error'), either)
  const agrees =
    named.length === 1 ||
    ((decided('pad') || (rules.pad === true && !decided('keep'))) && name === null && alike.length === 1)
  const shorter = number.text.length < (proposal.staffNo ?? '').length
  const code = shorter ? 'lost_zeros' : 'book_lost_zeros'
  const params = { padded: proposal.staffNo ?? '', name: proposal.name }
  if (agrees) {
    const about = named.length === 1 ? { ...params, agreed: proposal.name } : params
    return found(proposal, say(code, 'warning', about))
  }
  if (name !== null && named.length === 0) {
    // Right digits, another name: a stranger is more likely than a typing slip.
    return held(say('unknown_person', 'error'), either)
  }
  return { person: null, conflict: true, possible: either, findings: [say(code, 'conflict', params)] }
}

const eachOnce = (people: readonly KnownPerson[]): KnownPerson[] => [...new Set(people)]

/** Everybody of that name, in either script. */
export function peopleNamed({ byName }: PersonIndex, name: string): readonly KnownPerson[] {
  const both = namesInBothScripts(name)
  const people = byName.get(nameKey(name)) ?? []
  if (people.length > 0 || both === null) return people
  return (byName.get(nameKey(both.han)) ?? []).filter(person => isNamed(person, name))
}

/** One written in both scripts is somebody of that name, unless the book has another name in letters. */
function isNamed(person: KnownPerson, name: string): boolean {
  if (sameName(person.name, name) || (!!person.nameEn && sameName(person.nameEn, name))) return true
  const both = namesInBothScripts(name)
  if (both === null || !sameName(person.name, both.han)) return false
  return !person.nameEn || sameName(person.nameEn, both.latin)
}
