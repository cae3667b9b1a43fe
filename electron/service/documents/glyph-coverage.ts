import { CHINESE_RUNS, RARE_RUNS } from './glyph-ranges'
import { printableText } from './html'

type Run = readonly [first: number, last: number]

function runsOf(packed: string): Run[] {
  let end = 0
  return packed.split(' ').map(word => {
    const [distance = '0', more = '0'] = word.split('-')
    const first = end + Number.parseInt(distance, 36)
    end = first + Number.parseInt(more, 36)
    return [first, end]
  })
}

const CHINESE = runsOf(CHINESE_RUNS)
const RARE = runsOf(RARE_RUNS)

function holds(runs: readonly Run[], codePoint: number): boolean {
  let low = 0
  let high = runs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = runs[middle] as Run
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

// Left out of the printing faces, see `electron/main/print-fonts.ts`.
function isShadow(codePoint: number): boolean {
  return codePoint === 0x2012 || (codePoint >= 0x2e80 && codePoint <= 0x2fdf)
}

// These draw nothing themselves: joiners, direction marks, variation selectors, spaces.
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]$/u

/** True when the text has characters that only the rare face draws: `'𠮷'`. */
export function needsRareTypeface(text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number
    if (codePoint > 0x7f && !holds(CHINESE, codePoint) && holds(RARE, codePoint)) return true
  }
  return false
}

/**
 * The characters no bundled typeface draws, once each, in order: they depend on the fonts of the machine and should
 * be looked at before printing. `'王芳'` → `[]`, `'𠮷田'` → `[]`, `'محمد'` → `['م', 'ح', 'د']`.
 */
export function uncoveredCharacters(text: string): string[] {
  const missing = new Set<string>()
  for (const character of printableText(text)) {
    const codePoint = character.codePointAt(0) as number
    if (codePoint < 0x7f || INVISIBLE.test(character)) continue
    if (isShadow(codePoint) || (!holds(CHINESE, codePoint) && !holds(RARE, codePoint))) missing.add(character)
  }
  return [...missing]
}
