import { simplified } from '../text/simplified'

const RESIT = /补考|重考|复考|re-? ?sit|re-? ?take|re-? ?exam|supplementary exam/i
const NAME = '(?:补考|重考|复考|re-? ?sit|re-? ?take|re-? ?exam(?:ination)?|supplementary exam)'

export const isResit = (text: string): boolean => RESIT.test(text)

const COUNTS = ['一二三四五六七八九', '123456789'] as const
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']
const WHICH =
  '(?:第?(首|[一二两三四五六七八九]|[1-9])(?:次|轮)|(first|second|third|fourth|fifth|[1-9](?=st|nd|rd|th)))(?:st|nd|rd|th)?'
/** 第二次补考, 二次补考, 2nd resit. */
const BEFORE = new RegExp(`(?<!\\d)${WHICH}\\s*(?:的)?\\s*${NAME}`, 'i')
const NUMBER = '([一二两三四五六七八九]|[1-9])'
/** 补考2, 补考第二次, Resit 2, 补考成绩（二）; 补考1班 and 补考2026 are none. */
const AFTER = [
  new RegExp(
    `${NAME}\\s*(?:no\\.?|#)?\\s*第?\\s*${NUMBER}(?:次|轮)?(?![\\d.%年月日期班批组场分号人题、:/-])`,
    'i',
  ),
  new RegExp(`${NAME}[^()\\d]{0,8}\\(\\s*第?\\s*${NUMBER}\\s*(?:次|轮)?\\s*\\)`, 'i'),
]

/** Which resit words speak of: 1 for 第一次补考, 2 for 二次补考 or Resit 2. Null where they do not say. */
export function resitNumberIn(text: string): number | null {
  const written = simplified(text.normalize('NFKC'))
  const before = BEFORE.exec(written)
  const after = AFTER.map(words => words.exec(written)?.[1]).find(number => number !== undefined)
  const which = before ? (before[1] ?? before[2]) : after
  return which === undefined ? null : numberOf(which.toLowerCase())
}

function numberOf(which: string): number {
  if (which === '首') return 1
  if (which === '两') return 2
  const place = [...COUNTS, ORDINALS].map(all => all.indexOf(which)).find(at => at >= 0)
  return (place ?? 0) + 1
}

const PHRASE = new RegExp(
  `(?:(?<!\\d)${WHICH}\\s*(?:的)?\\s*)?${NAME}(?:\\s*(?:no\\.?|#)?\\s*第?\\s*${NUMBER}(?:次|轮)?(?![\\d.%]))?后?`,
  'gi',
)
const NUMBER_BEHIND = new RegExp(`\\(\\s*第?\\s*${NUMBER}\\s*(?:次|轮)?\\s*\\)`, 'g')

/** 理论 of 补考理论, 第二次补考理论, 补考理论（二） and Theory (resit 2). */
export const withoutResitWords = (text: string): string =>
  simplified(text.normalize('NFKC')).replace(PHRASE, '').replace(NUMBER_BEHIND, '').trim()
