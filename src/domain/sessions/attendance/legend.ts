import type { AttendanceState } from '../codes'
import { type Legend, stateOf } from './attendance-mark'

const SIGN = /[^\p{L}\p{N}\s,;:、。.()[\]【】《》“”"'/|=—–_?!&%~@-]/u
const TOKEN = new RegExp(`(${SIGN.source})|(\\p{L}+)`, 'gu')
const BEFORE = /^(图例|说明|备注|注|表示|代表|意为|即|为|是|指|记|标记)+(?=.)/
const AFTER = /(?<=.)(的?(同学|学员|人员|人|者)|的|请|打上?|画|划|用|记为?|标记?|填写?|写|以|则)+$/
/** Where to tick is said, and not what it means. */
const WHERE = /[栏列框格]|column|box/i
const DEFINES = /表示|代表|意为|=|means?\b|stands? for|indicates?|denotes?/i
const NOT_THERE = /not (?:present|attend\w*|there)|did ?n['o]?t attend|没有?(?:来|到|参加|签到)/gi

/** A word or a heading that says of somebody that they were not there, or not all the time. */
export const NOT_ALL_THERE =
  /缺[勤席课課]|未[到来签參参出]|没[来到有]|[旷曠]|[迟遲]到|早退|[请請事病年婚产丧公]假|\babs(en(t|ce))?\b|\blate\b|\btardy\b|\bleft ?early\b|\bearly ?leave\b|\bleave$|\bno.?show\b|\bnot (present|attend|there)|\bexcused\b/i

type Token = { readonly sign: string } | { readonly state: AttendanceState }

/** The signs explained in texts: √表示缺勤, ×：出勤; 缺勤打√, 出勤× with the word first. */
export function legendIn(texts: readonly string[]): Legend {
  const signs = new Map<string, AttendanceState | 'unclear'>()
  const explain = (sign: string, state: AttendanceState | 'unclear') => {
    const known = signs.get(sign)
    signs.set(sign, known !== undefined && known !== state ? 'unclear' : state)
  }
  for (const text of texts)
    for (const clause of text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[,;、。\n|]/))
      readClause(clause, explain)
  return signs
}

function readClause(raw: string, explain: (sign: string, state: AttendanceState | 'unclear') => void): void {
  if (WHERE.test(raw)) return
  const clause = raw
    .replace(NOT_THERE, ' absent ')
    .replace(/(left|no) (early|show)|early leave/g, one => one.replace(' ', ''))
  const all = [...clause.matchAll(TOKEN)].flatMap(([, sign, word = '']): Token[] => {
    if (sign !== undefined) return [{ sign }]
    const state = stateOf(word) ?? stateOf(word.replace(BEFORE, '').replace(AFTER, ''))
    return state === undefined ? [] : [{ state }]
  })
  const signs = all.flatMap(one => ('sign' in one ? [one.sign] : []))
  const states = all.length - signs.length
  // 签到：√出勤 ×缺勤 begins with what it is about.
  const tokens = states === signs.length + 1 && all[0] && 'state' in all[0] ? all.slice(1) : all
  const [first, last] = [tokens[0], tokens.at(-1)]
  const isUnderstood = first && last && 'sign' in first !== 'sign' in last
  if (!isUnderstood) {
    if (NOT_ALL_THERE.test(clause) || (states === 0 && DEFINES.test(clause)))
      for (const sign of signs) explain(sign, 'unclear')
    return
  }
  // In the order of the signs: of several before a word each is that.
  const inOrder = 'sign' in first ? [...tokens].reverse() : tokens
  let state: AttendanceState | null = null
  for (const token of inOrder) {
    if ('state' in token) state = token.state
    else if (state) explain(token.sign, state)
  }
}
