import type { DataRow } from '../../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../../imports/layout'
import {
  indexPeople,
  type KnownPerson,
  type MatchRules,
  matchPerson,
  notOnRoll,
  type PersonIndex,
} from '../../imports/person-match'
import { wholeName } from '../../imports/person-name'
import { type Answers, type AskedPerson, type Finding, isTaken } from '../../imports/preview'
import { bareNumber, numberKey, readStaffNumber } from '../../imports/staff-number'
import { cellText, tidy } from '../../imports/table'
import { namedIn } from './decorated-name'
import type { ScanField } from './scan-field'

/** Whom a row of an attendance file is about. */
export type RowPerson = {
  readonly person: KnownPerson | null
  /** Who it may be about, where only a person can tell. */
  readonly possible: readonly KnownPerson[]
  /** Nobody is named who is known to be somebody else: it may be anybody's of the class. */
  readonly anybody: boolean
}

export type WhoIs = (data: DataRow) => RowPerson

type WhoBook = {
  readonly people: Iterable<KnownPerson>
  readonly roll?: ReadonlySet<string>
}

type WhoRules = MatchRules & { readonly enrolMissing?: boolean; readonly answers?: Answers }

/** The answer that a row is about nobody of the class. */
export const NOBODY = 'nobody'

/** So many names nobody knows are asked about one by one; a log of a whole building's doors has more. */
const MOST_ASKED = 40

const PLAIN_NAME = /^\p{Script=Han}{2,4}$/u

/** Finds the person of each row, once; `held`: of rows that are asked about. What there is to say goes to `findings`. */
export function whoAttended(
  layout: Layout<ScanField>,
  book: WhoBook,
  rules: WhoRules,
  findings: Finding[],
): { readonly of: WhoIs; readonly held: ReadonlySet<string> } {
  const everybody = [...book.people]
  const people = indexPeople(everybody)
  const { roll } = book
  const expected = roll ? everybody.filter(({ id }) => roll.has(id)) : []
  const byId = new Map(everybody.map(person => [person.id, person]))
  const shapes = new Set(everybody.flatMap(({ staffNo }) => (staffNo === null ? [] : [shapeOf(staffNo)])))
  const nameOf = (data: DataRow) =>
    wholeName(field => cellOf(layout, data, field as ScanField)) ?? cellOf(layout, data, 'name')
  const otherNumbers = numbersAreOthers(layout, people, nameOf)
  const held = new Set<string>()
  /** By the question, whom it offers. */
  const asked = new Map<string, readonly AskedPerson[]>()

  /** A question which of these people is meant; true where there are not too many of them already. */
  const ask = (finding: Finding, key: string, first: readonly KnownPerson[]): boolean => {
    if (!roll || (!asked.has(key) && asked.size >= MOST_ASKED)) {
      findings.push(finding)
      return false
    }
    held.add(key)
    // One name may stand in thousands of rows, and the class is as long.
    const known = asked.get(key)
    const people = known ?? offered([...first, ...expected.filter(one => !first.includes(one))])
    if (!known) asked.set(key, people)
    findings.push({ ...finding, severity: 'conflict', asks: { key, people } })
    return true
  }

  const of: WhoIs = data => {
    const head = {
      row: data.row,
      number: otherNumbers ? undefined : cellOf(layout, data, 'staffNo'),
      name: nameOf(data),
      numberHeading: otherNumbers ? '' : headingOf(layout, 'staffNo'),
      nameHeading: headingOf(layout, 'name') || headingOf(layout, 'familyName'),
    }
    const match = matchPerson(people, head, rules)
    const text = tidy(cellText(head.name))
    const code = match.person ? null : match.findings[0]?.code
    let { person } = match
    // Whom the name says, whatever the number.
    const named = person === null && text !== '' ? namedIn(text, people, expected) : null
    const inName = named?.sure ? [named.sure] : (named?.possible ?? [])
    let possible: readonly KnownPerson[] = [
      // 王芳芳 is not 王芳, unless nobody knows that it is a name at all.
      ...new Set([...(PLAIN_NAME.test(text) && named?.sure === null ? [] : inName), ...match.possible]),
    ]
    if (code === 'unknown_person' || code === 'same_name' || code === 'no_person') {
      const finding = match.findings[0]!
      const number = readStaffNumber(head.number)
      const isOther =
        number !== null && number !== 'unreadable' && text !== '' && shapes.has(shapeOf(number.text))
      // Somebody with a number like ours and a name of their own is not of this book.
      if (code === 'unknown_person' && isOther) {
        findings.push(finding)
        return { person: null, possible, anybody: false }
      }
      // A number that may be another's is no sure name.
      if (code === 'unknown_person' && named?.sure && possible.length === 1) {
        person = named.sure
        const words = { number: person.staffNo ?? '', name: person.name }
        findings.push({ ...finding, code: 'matched_by_name', severity: 'warning', params: words })
      } else {
        const asName = code === 'unknown_person' && named !== null
        const first = asName ? [...new Set([...inName, ...match.possible])] : inClass(match.possible, roll)
        const byRow = code !== 'unknown_person' || text === ''
        const key = byRow ? `who ${data.row}` : `who ${text}`
        const answer = rules.answers?.[key]
        const told = ask(finding, key, first)
        if (answer === NOBODY) return { person: null, possible: [], anybody: false }
        const meant = told && answer !== undefined ? byId.get(answer) : undefined
        if (!meant) return { person: null, possible: first, anybody: first.length === 0 }
        person = meant
      }
    } else {
      findings.push(...match.findings)
      if (match.conflict) held.add(tidy(cellText(head.number)))
      if (!person) return { person: null, possible, anybody: possible.length === 0 }
    }
    possible = []
    if (!roll || roll.has(person.id)) return { person, possible, anybody: false }
    if (!rules.enrolMissing) held.add(person.id)
    // Where it was decided whose row it is, whether they come onto the roll is a question of its own.
    const key = match.conflict && !rules.enrolMissing ? `roll ${person.id}` : null
    findings.push({ ...notOnRoll(person, head, rules), ...(key === null ? {} : { asks: { key } }) })
    const taken =
      rules.enrolMissing ||
      (key === null
        ? isTaken(rules, data.row)
        : rules.takeConflicts === true || rules.answers?.[key] === 'enrol')
    return { person: taken ? person : null, possible, anybody: false }
  }
  return { of, held }
}

const offered = (people: readonly KnownPerson[]): AskedPerson[] =>
  people.map(({ id, staffNo, name }) => ({ id, staffNo, name }))

/** Of several of one name those who are expected, where any of them is. */
function inClass(
  people: readonly KnownPerson[],
  roll: ReadonlySet<string> | undefined,
): readonly KnownPerson[] {
  const expected = people.filter(({ id }) => roll?.has(id))
  return expected.length > 0 ? expected : people
}

/** K0101 and K0202 are numbers of one shape. */
const shapeOf = (number: string) => number.replace(/\p{L}/gu, 'a').replace(/\d/g, '9')

/** Card numbers and accounts of another system: none of them is a number of the book, while the names are its people's. */
function numbersAreOthers(
  layout: Layout<ScanField>,
  { byNumber, byBareNumber, byName }: PersonIndex,
  nameOf: (data: DataRow) => Parameters<typeof cellText>[0],
): boolean {
  if (!layout.columns.has('staffNo')) return false
  let named = 0
  let rows = 0
  for (const data of layout.data) {
    const number = readStaffNumber(cellOf(layout, data, 'staffNo'))
    if (number !== null && number !== 'unreadable')
      if (byNumber.has(numberKey(number.text)) || byBareNumber.has(bareNumber(number.text))) return false
    const name = tidy(cellText(nameOf(data)))
    if (name === '') continue
    rows += 1
    if (namedIn(name, { byName, byNumber, byBareNumber }, []).sure) named += 1
  }
  return named > 0 && named * 2 >= rows
}
