/** Words of a page in one row, as its language writes one: “a, b” or “a、b”. */
export const inARow = (language: string, words: readonly string[]): string =>
  words.join(language.startsWith('en') ? ', ' : '、')

/** Chinese, as far as it tells how a list of such names is written. */
const han = /\p{Script=Han}/u

/**
 * Names from a file in one line, divided as the language they are written in divides a list; at most so many, and a sign
 * where there are more.
 */
export function listed(names: Iterable<string>, most = Number.POSITIVE_INFINITY): string {
  const all = [...names]
  const some = all.slice(0, most)
  return `${inARow(some.some(name => han.test(name)) ? 'zh' : 'en', some)}${all.length > some.length ? '…' : ''}`
}
