import { type Cell, cellText, tidy } from '../imports/table'
import { halvesOf } from '../text/halves'
import { simplified } from '../text/simplified'
import type { Mark } from './marks'

const FULL_MARK = 10_000
const BLANK = /^$|^[-/\\—–]+$|^n\/?a$|^(无|未录入|待录入|tbd)$/i
const MISSED =
  /^(缺考?|缺席|缺勤|缺卡|旷考|未考|未到|未参加(考试)?|未参考|弃考|缺席考试|didnotattend|dna|missed|absent|abs?|no[- ]?show|dns)$/i
/** Whoever is on leave sits the exam later. */
const DEFERRED =
  /^(缓考?|延考|延期|([事病产年公婚丧]|陪护|陪产)?假|请假|公差|出差|deferred|postponed|def|(sick|annual|on)?leave)$/i
const CHEATING = /^(作弊|舞弊|违纪|违规|cheat(ed|ing)?|misconduct|fraud)$/i

/**
 * A file's mark: 88.5, '８８.５', '88 分', '85/100', '120/150', 缺考, '缺考 Absent', 缓考, 作弊. Below 0, above 100 or anything
 * else is impossible; blank is null. `full` is the mark that counts as 100.
 */
export function readMark(cell: Cell | undefined, full = 100): Mark | 'impossible' | null {
  if (typeof cell === 'number') return scored((cell * 100) / full)
  const written = simplified(tidy(cellText(cell)).normalize('NFKC'))
  const text = written.replace(/\s/g, '')
  if (BLANK.test(text)) return null
  const state = readAbsence(cell)
  if (state) return state
  const digits = /^([+-]?\d+(?:\.\d+)?|\.\d+)(分|%|\/\d{2,3}分?)?$/.exec(text)
  if (!digits) return 'impossible'
  const of = digits[2] === '%' ? 100 : Number(/^\/(\d+)/.exec(digits[2] ?? '')?.[1] ?? full)
  return scored((Number(digits[1]) * 100) / of)
}

/** What a cell says instead of a mark: 缺考, 缓考, 作弊, in one language or two. Null for anything else. */
export function readAbsence(cell: Cell | undefined): Exclude<Mark, { state: 'scored' }> | null {
  const written = simplified(tidy(cellText(cell)).normalize('NFKC'))
  for (const part of [written, ...halvesOf(written)]) {
    const text = part.replace(/\s/g, '')
    if (MISSED.test(text)) return { state: 'missed' }
    if (DEFERRED.test(text)) return { state: 'deferred' }
    if (CHEATING.test(text)) return { state: 'cheating' }
  }
  return null
}

/** A spreadsheet's average may carry more decimals than a mark has: it is rounded to hundredths. */
function scored(value: number): Mark | 'impossible' {
  const mark = Math.round(Number((value * 100).toPrecision(12)))
  return mark >= 0 && mark <= FULL_MARK ? { state: 'scored', mark } : 'impossible'
}
