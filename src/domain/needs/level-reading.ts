import { type Cell, cellText, tidy } from '../imports/table'
import type { Level } from './codes'

/** What a cell of an ability matrix says; a blank cell is null: unrated, which is never written down. */
export type LevelReading =
  | { readonly state: 'rated'; readonly level: Level }
  | { readonly state: 'not_observed' | 'exempt' }
  | 'invalid'

const NOT_OBSERVED =
  /^([/\\]+|[-—–]+|n\/?a|n\.a\.?|n\/?o|未观察(到)?|没有观察|无法(观察|评价|评估|判断)|不(适用|涉及|了解|清楚)|not(observed|applicable|seen)|unobserved|unable(to(rate|judge|observe))?)$/i
const EXEMPT = /^(豁免|免(评|考|测)?|exempt(ed)?|waived)$/i
const UNRATED = /^$|^(未评(价|估|分)?|待评(价|估)?|unrated|notrated|tbd)$/i
const WRITTEN =
  /^(?:l|lv|level|等级|第)?([1-5]|[一二三四五]|[①②③④⑤]|i{1,3}|iv|v)(?:\.0+)?(?:级|分|星|档|等|level|stars?|\/5)?$/i
const CHINESE = '一二三四五'
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v']

/** 1 to 5, '4级', 'L4', '四级', '★★★★'; '/', N/A and 未观察 are not observed, never 0; 0, 6, 3.5 and 优 are invalid. */
export function readLevel(cell: Cell | undefined): LevelReading | null {
  if (typeof cell === 'number') return ofNumber(cell)
  const text = tidy(cellText(cell)).replace(/\s/g, '')
  if (UNRATED.test(text)) return null
  const folded = text.normalize('NFKC')
  if (NOT_OBSERVED.test(folded)) return { state: 'not_observed' }
  if (EXEMPT.test(folded)) return { state: 'exempt' }
  if (/^[★⭐]{1,5}☆*$/u.test(text)) return ofNumber(text.replace(/☆/g, '').length)
  const written = WRITTEN.exec(folded)?.[1]?.toLowerCase()
  if (written === undefined) return 'invalid'
  if (CHINESE.includes(written)) return ofNumber(CHINESE.indexOf(written) + 1)
  return ofNumber(ROMAN.includes(written) ? ROMAN.indexOf(written) + 1 : Number(written))
}

function ofNumber(value: number): LevelReading {
  return Number.isInteger(value) && value >= 1 && value <= 5
    ? { state: 'rated', level: value as Level }
    : 'invalid'
}
