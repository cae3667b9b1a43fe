const DIGITS = '零一二三四五六七八九'
const RANKS = [
  /实习|见习|试用|学徒|trainee|intern/i,
  /初级|初/,
  /junior/i,
  /中级|中/,
  /middle|mid\b/i,
  /高级|高/,
  /senior/i,
  /资深/,
  /专家|expert/i,
  /首席|chief/i,
]

/** '热线十二组' and '热线12组' count as twelve: numerals up to 99. */
function withDigits(name: string): string {
  return name.replace(/[零一二三四五六七八九十]+/g, text => {
    const at = text.indexOf('十')
    if (at < 0) return [...text].map(character => DIGITS.indexOf(character)).join('')
    const tens = at === 0 ? 1 : DIGITS.indexOf(text[at - 1] ?? '')
    return String(tens * 10 + Math.max(0, DIGITS.indexOf(text[at + 1] ?? '零')))
  })
}

/** For sorting units as people count: 热线一组, 热线二组, 热线十组. */
export function compareUnitNames(a: string, b: string): number {
  return withDigits(a).localeCompare(withDigits(b), 'zh-CN', { numeric: true })
}

const rankOf = (name: string) => {
  const rank = RANKS.findIndex(pattern => pattern.test(name))
  return rank < 0 ? RANKS.length : rank
}

/** For sorting grade levels from the lowest up: 初级, 中级, 高级, 资深, then P1, P2, M1 by letter and number. */
export function compareGradeLevelNames(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || compareUnitNames(a, b)
}
