import { bracketed } from '../text/edges'
import { linesOf, segmentsOf, withoutNumbering, wordsOf } from './pasted-lines'
import {
  type Hit,
  type MatchablePerson,
  type MatchedBy,
  type PersonIndex,
  type PinyinOf,
  personIndex,
} from './person-index'

/**
 * What a pasted word came to. `homonym` waits for a choice, also when there is one candidate but the
 * number had lost its zeros: padding is offered, never decided.
 */
export type PastedState = 'matched' | 'homonym' | 'left' | 'unknown'

export interface PastedPerson<P extends MatchablePerson = MatchablePerson> {
  readonly token: string
  readonly state: PastedState
  readonly by: MatchedBy | null
  readonly candidates: readonly P[]
  /** The same person stood in the list before. */
  readonly repeated: boolean
}

/** A word of a pasted list, and the part of the list it stood in. */
export interface ListedPerson<P extends MatchablePerson = MatchablePerson> extends PastedPerson<P> {
  readonly part: ListPart
}

/** What one line, or one name between two separators, came to: its number from the top, and how it was written. */
export interface ListPart {
  readonly nth: number
  readonly text: string
}

interface Word<P extends MatchablePerson> {
  readonly text: string
  readonly hit: Hit<P> | null
}

const isNumberHit = (word: Word<MatchablePerson>) =>
  word.hit?.by === 'number' || word.hit?.by === 'padded_number'
const both = <P>(some: readonly P[], others: readonly P[]) => some.filter(each => others.includes(each))

/** People still here come first: a leaver matters only when nobody else bears the name. */
export function pastedPerson<P extends MatchablePerson>(token: string, hit: Hit<P> | null): PastedPerson<P> {
  if (!hit || hit.people.length === 0) {
    return { token, state: 'unknown', by: null, candidates: [], repeated: false }
  }
  const active = hit.people.filter(person => person.status === 'active')
  if (active.length === 0)
    return { token, state: 'left', by: hit.by, candidates: hit.people, repeated: false }
  const state = active.length === 1 && hit.by !== 'padded_number' ? 'matched' : 'homonym'
  return { token, state, by: hit.by, candidates: active, repeated: false }
}

/** Joins neighbouring words while together they are one name: 'li na', '王 芳', 'Wilson Adinolfi'. */
function namedWords<P extends MatchablePerson>(words: readonly string[], index: PersonIndex<P>): Word<P>[] {
  const named: Word<P>[] = []
  for (let at = 0; at < words.length; ) {
    let length = Math.min(4, words.length - at)
    for (; length > 1; length -= 1) {
      const joined = words.slice(at, at + length)
      if (joined.some(word => /\d/.test(word))) continue
      const hit = index.find(joined.join(' '))
      if (hit && hit.by !== 'initials') {
        named.push({ text: joined.join(' '), hit })
        break
      }
    }
    if (length === 1) named.push({ text: words[at] ?? '', hit: index.find(words[at] ?? '') })
    at += Math.max(length, 1)
  }
  return named
}

/** A number beside a name is one person: the two must agree, otherwise both are offered. */
function paired<P extends MatchablePerson>(words: readonly Word<P>[]): Word<P>[] {
  const pairs: Word<P>[] = []
  const somebody = words.filter(each => each.hit).length
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]]
    if (!word) continue
    if (word.hit && next?.hit && isNumberHit(word) !== isNumberHit(next)) {
      const agreed = both(word.hit.people, next.hit.people)
      const text = `${word.text} ${next.text}`
      if (agreed.length > 0) {
        pairs.push({ text, hit: { by: 'number', people: agreed } })
        at += 1
        continue
      }
      if (somebody === 2) {
        pairs.push({ text, hit: { by: 'name', people: [...word.hit.people, ...next.hit.people] } })
        at += 1
        continue
      }
    }
    pairs.push(word)
  }
  return pairs
}

/** So many words before and after are beside a name: more than a row of a sheet has. */
const BESIDE = 40

/** A word of a homonym's unit beside the name decides: '李娜 华南'. The word itself is then used up. */
function narrowedByUnit<P extends MatchablePerson>(words: readonly Word<P>[]): Word<P>[] {
  const used = new Set<Word<P>>()
  const narrowed = words.map((word, at) => {
    if (!word.hit || word.hit.people.length < 2) return word
    for (const hint of words.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)) {
      if (hint.hit || hint.text.length < 2) continue
      const people = word.hit.people.filter(person => person.unitName?.includes(hint.text))
      if (people.length === 0) continue
      used.add(hint)
      return { text: `${word.text} ${hint.text}`, hit: { ...word.hit, people } }
    }
    return word
  })
  return narrowed.filter(word => !used.has(word))
}

/** In a row copied from a sheet, or beside somebody's number, words that are nobody are post, unit or remark. */
function withoutRemarks<P extends MatchablePerson>(segment: string, words: readonly Word<P>[]): Word<P>[] {
  const pinned = words.some(isNumberHit)
  const remarks = new Set(bracketed(segment).flatMap(({ inside }) => wordsOf(inside)))
  const somebody = words.some(word => word.hit)
  return words.filter((word, at) => {
    if (word.hit) return true
    if (pinned && segment.includes('\t')) return false
    if (somebody && remarks.has(word.text)) return false
    return !(somebody && at === 0 && /^\d{1,3}$/.test(word.text))
  })
}

const NAME_IN_LETTERS = /^\p{Lu}[\p{Script=Latin}\p{M}'’.-]*$/u

/** 'María José García' whom nobody knows is one name, not three. */
function wholeStranger(segment: string, words: readonly Word<MatchablePerson>[]): string | null {
  const isName = words.length > 1 && words.every(({ text, hit }) => !hit && NAME_IN_LETTERS.test(text))
  return isName && !segment.includes('\t') ? words.map(({ text }) => text).join(' ') : null
}

/** The parts of a line, each with the people it names. */
function partsOfLine<P extends MatchablePerson>(
  line: string,
  index: PersonIndex<P>,
): { text: string; people: PastedPerson<P>[] }[] {
  const bare = withoutNumbering(line, number => index.byNumber(number).length > 0)
  // 'Adinolfi, Wilson' holds a separator: the whole line is tried as a name before it is cut.
  const whole = index.byName(bare)
  if (whole.length > 0) {
    const text = bare.trim()
    return [{ text, people: [pastedPerson(text, { by: 'name', people: whole })] }]
  }
  return segmentsOf(bare).map(segment => {
    const words = paired(namedWords(wordsOf(segment), index))
    const named = withoutRemarks(segment, narrowedByUnit(words))
    const whole = wholeStranger(segment, named)
    if (whole !== null) return { text: segment.trim(), people: [pastedPerson(whole, null)] }
    return { text: segment.trim(), people: named.map(word => pastedPerson(word.text, word.hit)) }
  })
}

/**
 * Reads a list pasted from a chat, a sheet or a 接龙 into people: by staff number, name, pinyin or initials;
 * '1. 王芳', '王芳 00603', '@王芳', '李娜（华南）'. Nobody is guessed: homonyms and leavers are handed back as such.
 */
export function matchPeople<P extends MatchablePerson>(
  text: string,
  people: readonly P[],
  pinyinOf: PinyinOf,
): ListedPerson<P>[] {
  const index = personIndex(people, pinyinOf)
  const parts = linesOf(text).flatMap(line => partsOfLine(line, index))
  return markRepeated(
    parts.flatMap(({ text, people }, nth) => people.map(person => ({ ...person, part: { nth, text } }))),
  )
}

/** The same with an index kept from earlier, and without line breaks of its own: for one statement. */
export function matchStatement<P extends MatchablePerson>(
  text: string,
  index: PersonIndex<P>,
): PastedPerson<P>[] {
  return linesOf(text).flatMap(line => partsOfLine(line, index).flatMap(part => part.people))
}

function markRepeated<P extends MatchablePerson>(pasted: readonly ListedPerson<P>[]): ListedPerson<P>[] {
  const seen = new Set<string>()
  return pasted.map(person => {
    const [only, second] = person.candidates
    if (!only || second) return person
    const repeated = seen.has(only.id)
    seen.add(only.id)
    return { ...person, repeated }
  })
}
