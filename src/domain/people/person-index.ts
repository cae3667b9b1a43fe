import { nameKey } from '../imports/person-name'
import { comparableName, comparableNumber } from '../text/comparable-name'
import type { PersonStatus } from './codes'

export interface MatchablePerson {
  readonly id: string
  readonly staffNumber: string | null
  readonly name: string
  readonly status: PersonStatus
  /** The unit's path name; a word of it beside a name tells homonyms apart. */
  readonly unitName?: string
}

/** How a name sounds: 王芳 is 'wangfang' and 'wf', lower case, without tones. */
export interface NameSound {
  readonly pinyin: string
  readonly initials: string
}
export type PinyinOf = (name: string) => NameSound

export type MatchedBy = 'number' | 'padded_number' | 'name' | 'pinyin' | 'initials' | 'nickname'

export interface Hit<P extends MatchablePerson> {
  readonly by: MatchedBy
  readonly people: readonly P[]
}

export interface PersonIndex<P extends MatchablePerson> {
  readonly byNumber: (text: string) => readonly P[]
  readonly byName: (text: string) => readonly P[]
  /** The first way that finds anybody, surest first. */
  readonly find: (text: string) => Hit<P> | null
}

const withoutZeros = (number: string) => number.replace(/^0+(?=.)/, '')

function grouped<P>(people: readonly P[], keyOf: (person: P) => string): Map<string, P[]> {
  const groups = new Map<string, P[]>()
  for (const person of people) {
    const key = keyOf(person)
    if (key === '') continue
    const group = groups.get(key)
    if (group) group.push(person)
    else groups.set(key, [person])
  }
  return groups
}

/** Sounds are worked out only when Latin letters were typed: pinyin of 5,000 names is not free. */
export function personIndex<P extends MatchablePerson>(
  people: readonly P[],
  pinyinOf: PinyinOf,
): PersonIndex<P> {
  const numbers = grouped(people, person => comparableNumber(person.staffNumber ?? ''))
  const unpadded = grouped(people, person => withoutZeros(comparableNumber(person.staffNumber ?? '')))
  const names = grouped(people, person => comparableName(person.name))
  // 'Emma Clarke' is 'Clarke, Emma'.
  const eitherWay = grouped(people, person => nameKey(person.name))
  let sounds: { pinyin: Map<string, P[]>; initials: Map<string, P[]> } | undefined
  const soundsOf = () => {
    if (sounds) return sounds
    const heard = new Map(people.map(person => [person, pinyinOf(person.name)]))
    sounds = {
      pinyin: grouped(people, person => heard.get(person)?.pinyin.toLowerCase() ?? ''),
      initials: grouped(people, person => heard.get(person)?.initials.toLowerCase() ?? ''),
    }
    return sounds
  }

  const byNumber = (text: string) => numbers.get(comparableNumber(text)) ?? []
  const byName = (text: string) => names.get(comparableName(text)) ?? eitherWay.get(nameKey(text)) ?? []

  return {
    byNumber,
    byName,
    find: text => {
      const tries: [MatchedBy, () => readonly P[]][] = [
        ['number', () => byNumber(text)],
        ['name', () => byName(text)],
      ]
      if (/^\d{2,}$/.test(comparableNumber(text))) {
        tries.push(['padded_number', () => unpadded.get(withoutZeros(comparableNumber(text))) ?? []])
      }
      const latin = comparableName(text)
      if (/^[a-zü]{2,}$/.test(latin)) {
        tries.push(['pinyin', () => soundsOf().pinyin.get(latin) ?? []])
        tries.push(['initials', () => soundsOf().initials.get(latin) ?? []])
      }
      for (const [by, lookup] of tries) {
        const found = lookup()
        if (found.length > 0) return { by, people: found }
      }
      return null
    },
  }
}
