import { restoreCell } from '../files/export-cell'
import { simplified } from '../text/simplified'
import { type Cell, cellText, tidy } from './table'

export type Gender = 'male' | 'female'

const MALE = /^(男|男性|先生|m|male|man|mr\.?|1)$/i
const FEMALE = /^(女|女性|女士|小姐|f|female|woman|ms\.?|mrs\.?|2)$/i
const UNSAID = /^$|^[-/\\—–]+$|^n\/?a$|^(未知|保密|不详|无|暂无|none|null)$/i

/** 男/女, M/F and the like; 'unknown' for a word it does not know. */
export function readGender(cell: Cell | undefined): Gender | 'unknown' | null {
  const text = plain(cell)
  if (UNSAID.test(text)) return null
  if (MALE.test(text)) return 'male'
  return FEMALE.test(text) ? 'female' : 'unknown'
}

// 'inactive' holds 'active', and 停薪留职 is not 离职: leaving is asked first, by whole words in English.
const LEFT =
  /离职|离岗|辞职|辞退|解聘|解除|终止|退休|退场|离场|撤场|开除|自离|停用|注销|调出|去世|\b(terminated?|termination|resigned?|retired|retirement|inactive|separated|former|quit|dismissed|left|leaver|departed|ex-employee)\b/i
const ACTIVE =
  /在职|在岗|在编|在册|在场|正式|试用|实习|见习|返聘|聘用|休假|产假|病假|长假|停薪留职|留职停薪|待岗|借调|挂职|规培|外派|转正|正常|启用|\b(active|employed|current|working|probation|intern|leave|on leave|leave of absence|future start|permanent|contract|full[- ]?time|part[- ]?time)\b/i

/** 在职/离职 in the words offices and HR systems use; 'unknown' for a word it does not know. */
export function readStatus(cell: Cell | undefined): 'active' | 'left' | 'unknown' | null {
  const text = plain(cell)
  if (UNSAID.test(text)) return null
  if (/未离职|拟离职|待离职|离职中/.test(text)) return 'active'
  if (LEFT.test(text)) return 'left'
  return ACTIVE.test(text) ? 'active' : 'unknown'
}

/** At work in the book, and away from it in the file: nobody would guess that it counts as active. */
const AWAY =
  /休假|产假|病假|长假|停薪留职|留职停薪|待岗|借调|挂职|外派|\b(leave|loa|sabbatical|suspended|secondment|seconded|furlough(ed)?)\b/i

/** A status that counts as active and says more than that; as it is written, else null. */
export function awayButActive(cell: Cell | undefined): string | null {
  const text = plain(cell)
  return AWAY.test(text) && readStatus(cell) === 'active' ? text : null
}

const MOBILE = /^1\d{10}$/

/** A phone as digits: '138 1234 5678' and '+86-13812345678' are '13812345678'; '010-6234 5678' keeps its dash, (555) 010-0114 its brackets. */
export function readPhone(cell: Cell | undefined): string | null {
  if (typeof cell === 'string' && MOBILE.test(cell)) return cell
  const written = plain(cell)
  const text = written.replace(/[\s()]/g, '')
  if (UNSAID.test(text)) return null
  const mobile = /^(?:\+?0{0,2}86)?-?(1\d{2})-?(\d{4})-?(\d{4})$/.exec(text)
  if (mobile) return `${mobile[1]}${mobile[2]}${mobile[3]}`
  // (555) 010-0114 is how such a number is written: without its brackets it is another one.
  return /\(\d+\)/.test(written) ? written.replace(/ +/g, ' ') : text
}

/** A word or sentence of its own: unit, post, note. Full-width Latin becomes half-width, '-' and '/' are blank. */
export function readWords(cell: Cell | undefined): string | null {
  const text = restoreCell(tidy(cellText(cell)))
  return /^$|^[-/\\—–]+$|^n\/?a$/i.test(text) ? null : halfWidthLatin(text)
}

/** Ａ１ → A1; Chinese punctuation stays Chinese. */
function halfWidthLatin(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, letter =>
    String.fromCharCode(letter.charCodeAt(0) - 0xfee0),
  )
}

const plain = (cell: Cell | undefined) => simplified(tidy(cellText(cell)).normalize('NFKC'))
