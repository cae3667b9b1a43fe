import { type Cell, cellText, tidy } from '../imports/table'
import { simplified } from '../text/simplified'
import type { Level } from './codes'

/** What a cell of an ability matrix says; a blank cell is null: unrated, which is never written down. */
export type LevelReading =
  | { readonly state: 'rated'; readonly level: Level }
  | { readonly state: 'not_observed' | 'exempt' }
  | 'invalid'

/** The highest rating: levels are of 5, some offices rate out of ten, twenty or a hundred. Of ten, 7 and 8 are level 4. */
export type LevelScale = number

/** A rating as a number; null where it is none. */
export function pointsOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell
  const text = tidy(cellText(cell)).normalize('NFKC')
  return /^\d+(\.\d+)?分?$/.test(text) ? Number.parseFloat(text) : null
}

const NOT_OBSERVED =
  /^([/\\]+|[-—–]+|[事病产年公婚丧]假|(陪护|陪产)假|请假|休假|借调|公差|出差|缺勤|未到|absent|(sick|maternity|annual|on)?leave|n\/?a|n\.a\.?|n\/?o|未观察(到)?|没有观察|无法(观察|评价|评估|判断)|不(适用|涉及|了解|清楚)|not(observed|applicable|seen)|unobserved|unable(to(rate|judge|observe))?)$/i
const EXEMPT = /^(豁免|免(评|考|测)?|exempt(ed)?|waived)$/i
const UNRATED = /^$|^(未评(价|估|分)?|待评(价|估)?|unrated|not(yet)?(rated|assessed)|unassessed|tbd)$/i
const WRITTEN =
  /^(?:l|lv|level|等级|第)?([1-5]|[一二三四五]|[①②③④⑤]|i{1,3}|iv|v)(?:\.0+)?(?:级|分|星|档|等|level|stars?|\/5)?$/i
/** '4 - 熟练', 'L4（熟练）', '熟练（4）': a level beside its name. */
const NAMED = /^((?:l|lv|level)?[1-5]级?)[-–—:：、.（(]+[^\d]+$/i
const NAME_FIRST = /^[^\d]+[-–—:：、（(]([1-5])级?[)）]?$/
const CHINESE = '一二三四五'
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v']

/** 1 to 5, '4级', 'L4', '四级', '★★★★'; '/', N/A and 未观察 are not observed, never 0; 0, 6, 3.5 and 优 are invalid. */
export function readLevel(cell: Cell | undefined, scale: LevelScale = 5): LevelReading | null {
  if (scale !== 5) {
    const points = pointsOf(cell)
    if (points !== null) return ofNumber(points > scale ? 0 : Math.ceil((points * 5) / scale))
  }
  if (typeof cell === 'number') return ofNumber(cell)
  const text = tidy(cellText(cell)).replace(/\s/g, '')
  if (UNRATED.test(text)) return null
  const folded = simplified(text.normalize('NFKC'))
  if (NOT_OBSERVED.test(folded)) return { state: 'not_observed' }
  if (EXEMPT.test(folded)) return { state: 'exempt' }
  if (/^[★⭐]{1,5}☆*$/u.test(text)) return ofNumber(text.replace(/☆/g, '').length)
  const bare = NAMED.exec(folded)?.[1] ?? NAME_FIRST.exec(folded)?.[1] ?? folded
  const written = WRITTEN.exec(bare)?.[1]?.toLowerCase()
  if (written === undefined) return 'invalid'
  if (CHINESE.includes(written)) return ofNumber(CHINESE.indexOf(written) + 1)
  return ofNumber(ROMAN.includes(written) ? ROMAN.indexOf(written) + 1 : Number(written))
}

function ofNumber(value: number): LevelReading {
  return Number.isInteger(value) && value >= 1 && value <= 5
    ? { state: 'rated', level: value as Level }
    : 'invalid'
}
