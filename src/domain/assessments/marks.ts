import { withoutTail } from '../text/edges'
import type { ComponentState } from './codes'

/** A mark in whole hundredths: 8850 is 88.5. */
export type Hundredths = number

/** One component of one attempt; null in a row means not entered yet. */
export type Mark =
  | { readonly state: 'scored'; readonly mark: Hundredths }
  | { readonly state: Exclude<ComponentState, 'scored'> }

export type MarkRefusal = 'not_a_number' | 'out_of_range' | 'too_many_decimals'

export type TypedMark =
  | { readonly ok: true; readonly mark: Mark | null }
  | { readonly ok: false; readonly code: MarkRefusal }

/**
 * Words that stand where a mark would, and their pinyin initials for a sheet typed in a hurry.
 * Nobody is called a cheat for one stray letter: 作弊 takes a word.
 */
const stateWords: ReadonlyMap<string, Exclude<ComponentState, 'scored'>> = new Map([
  ...['缺考', '缺', '未考', '未参加', '缺席', '缺勤', 'q', 'qk', 'missed', 'absent'].map(
    word => [word, 'missed'] as const,
  ),
  ...['缓考', '缓', '延考', '延期', 'h', 'hk', 'deferred'].map(word => [word, 'deferred'] as const),
  ...['作弊', '舞弊', '违纪', 'zb', 'cheating', 'cheated'].map(word => [word, 'cheating'] as const),
])

export interface MarkScale {
  /** The highest mark, in hundredths. */
  readonly most: Hundredths
  /** Decimals accepted, 0 to 2. */
  readonly decimals: number
}
export const percentScale: MarkScale = { most: 10_000, decimals: 2 }

/**
 * Reads what was typed or pasted: '88.5', '８８．５', '88。5' (the input method's point), '90分', '缺考'.
 * Blank clears. Nothing is rounded: too many decimals are refused.
 */
export function parseMark(text: string, scale: MarkScale = percentScale): TypedMark {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  if (typed === '') return { ok: true, mark: null }
  const state = stateWords.get(typed)
  if (state) return { ok: true, mark: { state } }
  const parts = /^(-?)(\d*)(?:[.。](\d*))?分?$/.exec(typed)
  const [whole, decimals] = [parts?.[2] ?? '', withoutTail(parts?.[3] ?? '', /0/)]
  if (!parts || (whole === '' && (parts[3] ?? '') === '')) return { ok: false, code: 'not_a_number' }
  if (parts[1] === '-' || whole.length > 9) return { ok: false, code: 'out_of_range' }
  if (decimals.length > scale.decimals) return { ok: false, code: 'too_many_decimals' }
  const mark = Number(whole || '0') * 100 + Number(decimals.padEnd(2, '0'))
  return mark > scale.most
    ? { ok: false, code: 'out_of_range' }
    : { ok: true, mark: { state: 'scored', mark } }
}

/** How many decimals the marks of a column need so that all have as many: 9700 and 9850 need one. */
export const decimalsOf = (marks: readonly (Hundredths | null)[]): number =>
  marks.reduce<number>(
    (most, mark) => (mark === null || mark % 100 === 0 ? most : Math.max(most, mark % 10 === 0 ? 1 : 2)),
    0,
  )

/** A mark in a column whose marks have so many decimals: 9700 with one is '97.0'. */
export const alignedMark = (mark: Hundredths, decimals: number): string =>
  decimals === 0 ? markText(mark) : (mark / 100).toFixed(decimals)

/** A mark without trailing zeros, as parseMark reads it: 8850 is '88.5', 9000 is '90'. */
export function markText(mark: Hundredths): string {
  const sign = mark < 0 ? '-' : ''
  const decimals = withoutTail(String(Math.abs(mark) % 100).padStart(2, '0'), /0/)
  return `${sign}${Math.floor(Math.abs(mark) / 100)}${decimals === '' ? '' : `.${decimals}`}`
}
