/** Characters, or a word of anything else; radicals such as ⺀ are signs, which the index would drop. */
const HAN_OR_WORD = /((?:(?=[\p{L}\p{N}])\p{Script=Han})+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu
const NAME_DOTS = /[·•・‧∙⋅･]/g

/** Nearly every name and number: nothing in it but the case changes. */
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff]*$/

/** Half width, lower case, without accents or invisible marks; ü is v, as it is typed: 'Lü' is 'lv'. */
export function searchText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(NAME_DOTS, '')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
}

interface Run {
  readonly kind: 'han' | 'word'
  readonly text: string
}

export function runsOf(text: string): Run[] {
  return [...searchText(text).matchAll(HAN_OR_WORD)].map(match =>
    match[1] === undefined ? { kind: 'word', text: match[2] ?? '' } : { kind: 'han', text: match[1] },
  )
}

/** `bigrams('王小明')` is 王小, 小明; one character has none. Four-byte characters count as one. */
export function bigrams(han: string): string[] {
  const characters = [...han]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

/** '00603' is also found as 603. */
export function withoutLeadingZeros(word: string): string | null {
  return /^0\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : null
}
