import { type KnownPerson, type PersonIndex, peopleNamed } from '../../imports/person-match'
import { numberKey } from '../../imports/staff-number'

/** What stands between a name and the unit, number or nickname beside it: 何敏-质检, 钟勇/夜班, 李娜（华南）, 【一组】王芳. */
const BETWEEN = /[\s\-‐‑–—_·|｜/／\\()（）[\]【】<>《》「」@:：,，、;；+＋&.]+/u
/** 00603王㛃, 王㛃00603. */
const AT_DIGITS = /(?<=[\p{L}])(?=\d)|(?<=\d)(?=\p{Script=Han})/u

/**
 * Whom a nickname of a meeting names. `sure`: one person of the book by a whole part of it. `possible`, the likeliest
 * first: several by their name, and of the class whose name stands somewhere in it.
 */
export function namedIn(
  text: string,
  people: PersonIndex,
  expected: readonly KnownPerson[],
): { readonly sure: KnownPerson | null; readonly possible: readonly KnownPerson[] } {
  const parts = text
    .split(BETWEEN)
    .flatMap(part => [part, ...part.split(AT_DIGITS)])
    .filter(part => part.length > 1)
  const numbered = parts.flatMap(part =>
    /\d/.test(part) ? (people.byNumber.get(numberKey(part)) ?? []) : [],
  )
  const whole = peopleNamed(people, text)
  const inParts = [
    ...new Set(whole.length > 0 ? whole : joined(parts).flatMap(part => peopleNamed(people, part))),
  ]
  const both = inParts.filter(person => numbered.includes(person))
  const found = both.length > 0 ? both : [...new Set([...numbered, ...inParts])]
  if (found.length === 1) return { sure: found[0]!, possible: [] }
  const within = expected.filter(({ name }) => name.length > 1 && text.includes(name))
  return { sure: null, possible: [...new Set([...found, ...within])] }
}

/** The parts, and what is one name with the next: Maria Garcia. */
const joined = (parts: readonly string[]): string[] =>
  parts.flatMap((part, at) =>
    /\p{Script=Latin}/u.test(part) && parts[at + 1] !== undefined
      ? [part, `${part} ${parts[at + 1]}`]
      : [part],
  )
