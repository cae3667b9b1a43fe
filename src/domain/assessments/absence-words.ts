import { type Cell, cellText, tidy } from '../imports/table'
import { simplified } from '../text/simplified'
import type { ComponentState } from './codes'
import { readAbsence } from './mark-reading'

type Absence = Exclude<ComponentState, 'scored'>

/** What words say of how somebody sat an exam. */
export type AbsenceWords = {
  readonly state: Absence
  /** They are of this exam, as far as anybody can tell; 上次缺考 is of another. */
  readonly isOfThis: boolean
}

const WORDS: readonly (readonly [Absence, RegExp])[] = [
  [
    'cheating',
    /作弊|舞弊|[替代]考(?![勤核])|违纪|抄袭|夹带|小抄|雷同卷|携带(手机|资料|材料)|考(试|场)违规|违反考[试场]|[成试]?[绩卷](取消|作废|无效)|(取消|作废)(考试|本次)?成绩|取消(考试)?资格|[0０零]分处理|\bcheat|\bcop(y|ied|ying)\b|plagiari|misconduct|disqualif|\bDQ\b|\bvoid(ed)?\b|\bfraud/i,
  ],
  [
    'missed',
    /缺考(?![勤核])|旷考(?!勤)|弃考|[没未]考(?![勤核虑])|缺席考试|(未|没有?)(能|来|去)?(参加|来)(本次|此次|这次)?(考试|考核|测试)|did not (sit|attend|take)|missed (the )?(exam|test)|\bno[- ]?show\b|absent from (the )?(exam|test)/i,
  ],
  ['deferred', /缓考|延考|(exam|test) (was )?(deferred|postponed)|deferred (exam|test)/i],
]

/** 无作弊行为, 未缺考, no misconduct. */
const NOT_SO =
  /(无|未|没有?|非|不是|未有|未见|未发现|没有发现)(任何|考试)?(作弊|舞弊|替考|代考|违纪|抄袭|夹带|缺考|旷考|弃考|缓考|延考)|(\bno|\bnot|\bnever|without)( \w+)? (cheat\w*|misconduct|plagiari\w*|fraud)/gi
const ANOTHER_EXAM =
  /上次|上期|上一[次期]|前次|去年|首考|初考|第一次|补考|重考|previous|last (time|exam|year)|first (exam|attempt)|re-?sit|re-?take/i
/** 作弊，成绩取消; 缺考（病假）. */
const FIRST_WORDS = /^[^，,；;。.（()：:、！!]+/

/** 缺考, 缓考, 作弊 in a cell that holds words, alone or among others. Null where it says nothing of the sort. */
export function absenceIn(cell: Cell | undefined): AbsenceWords | null {
  const alone = readAbsence(cell)
  if (alone) return { state: alone.state, isOfThis: true }
  const state = examWordsIn(cell)
  if (state === null) return null
  const text = wordsIn(cell)
  const first = readAbsence(FIRST_WORDS.exec(text)?.[0].trim())
  return { state: first?.state ?? state, isOfThis: first !== null || !ANOTHER_EXAM.test(text) }
}

/** What can be said of an exam only: 请假 or 缺勤 may be about the class. */
export function examWordsIn(cell: Cell | undefined): Absence | null {
  if (typeof cell !== 'string') return null
  const text = wordsIn(cell).replace(NOT_SO, '')
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null
}

const wordsIn = (cell: Cell | undefined) => simplified(tidy(cellText(cell)).normalize('NFKC'))
const YES = /^(是|有|y|yes|t|true|√|✓|✔|●|■|1)$/i

/** 是 under 是否缺考. */
export function absenceByHeading(heading: string, cell: Cell | undefined): AbsenceWords | null {
  const state = examWordsIn(heading)
  return state !== null && YES.test(wordsIn(cell)) ? { state, isOfThis: true } : null
}
