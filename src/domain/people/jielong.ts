import { matchStatement, type PastedPerson, pastedPerson } from './match-people'
import { linesOf, withoutNumbering } from './pasted-lines'
import { type MatchablePerson, type PersonIndex, type PinyinOf, personIndex } from './person-index'

/** What a chat's 接龙 proposes for a roster; nothing happens before the coordinator presses Enter. */
export type RosterProposal<P extends MatchablePerson = MatchablePerson> =
  | {
      readonly kind: 'add'
      readonly text: string
      readonly person: PastedPerson<P>
      readonly alreadySo: boolean
    }
  | {
      readonly kind: 'remove'
      readonly text: string
      readonly person: PastedPerson<P>
      readonly reason: 'leave' | 'withdrawn'
      /** Not on the roster anyway. */
      readonly alreadySo: boolean
    }
  | {
      readonly kind: 'replace'
      readonly text: string
      readonly out: PastedPerson<P>
      readonly in: PastedPerson<P>
    }
  | { readonly kind: 'unclear'; readonly text: string }

const LEAVE = '请假|请病假|请事假|病假|事假|休假|年假|调休|出差'
const WITHDRAW =
  '来不了|去不了|参加不了|上不了|不能来|不能去|不能参加|不来|不去|不参加|不上|没空|有事|退出|退报|取消报名|取消'
const REMOVE = new RegExp(`${LEAVE}|${WITHDRAW}`, 'u')
const BETWEEN = /(今天|明天|后天|上午|下午|本周|这次|因为|因|由于|临时|突然|身体|要|都|也|可能|想|家里)/u
const REMOVE_FIRST = /^(?:去掉|删掉|删除|减去|减|-)\s*(.+)$/u
const ADD_FIRST = /^(?:加上|加|增加|补报|补上|报名|\+)\s*:?\s*(.+)$/u
const ADD_LAST = /(?<!\s)\s*(?:报名|参加|加入|也来|会来|能来|来|到|收到|\+1)了?$/u
/** What is longer names people one after another; nobody takes anybody's place in it. */
const LONGEST_STATEMENT = 200
const HEADING = /接龙|^例|群公告/u

/** Each pattern names who goes and who comes: 王芳换李娜 puts 李娜 in 王芳's place, 李娜替王芳 does too. */
const REPLACEMENTS: readonly { pattern: RegExp; out: number; in: number }[] = [
  { pattern: /^(?:把|将)?(.+?)(?:换成|换为|改成|改为|替换成|替换为|换)(.+)$/u, out: 1, in: 2 },
  { pattern: /^(.+?)由(.+?)(?:代替|顶替|替|代)(?:参加)?$/u, out: 1, in: 2 },
  { pattern: /^由?(.+?)(?:代替|顶替|替换|替|代)(.+?)(?:参加)?$/u, out: 2, in: 1 },
]

interface Roster<P extends MatchablePerson> {
  readonly index: PersonIndex<P>
  readonly everybody: readonly P[]
  readonly enrolled: ReadonlySet<string>
}

/** 小赵, 赵姐, 老师傅's 欧阳老师: a surname among those it may mean, or the last character of a given name. */
function byNickname<P extends MatchablePerson>(token: string, people: readonly P[]): readonly P[] {
  const nickname =
    /^[小老阿](\p{Script=Han}{1,2})$/u.exec(token) ??
    /^(\p{Script=Han}{1,2}?)(?:姐|哥|工|总|老师|师傅|经理|主管|组长|班长)$/u.exec(token)
  const part = nickname?.[1]
  if (!part) return []
  const bySurname = people.filter(person => person.name.startsWith(part))
  return bySurname.length > 0 ? bySurname : people.filter(person => person.name.endsWith(part))
}

/** The people a phrase names; on the way out only those on the roster are meant when any of them is. */
function named<P extends MatchablePerson>(
  phrase: string,
  roster: Roster<P>,
  leaving: boolean,
): PastedPerson<P>[] {
  const onRoster = roster.everybody.filter(person => roster.enrolled.has(person.id))
  return matchStatement(phrase, roster.index).map(person => {
    if (person.state === 'unknown') {
      const pool = leaving ? onRoster : roster.everybody.filter(each => each.status === 'active')
      const meant = byNickname(person.token, pool)
      return meant.length > 0 ? pastedPerson(person.token, { by: 'nickname', people: meant }) : person
    }
    if (!leaving || person.candidates.length < 2 || person.by === null) return person
    const here = person.candidates.filter(each => roster.enrolled.has(each.id))
    return here.length > 0 ? pastedPerson(person.token, { by: person.by, people: here }) : person
  })
}

const allEnrolled = <P extends MatchablePerson>(
  person: PastedPerson<P>,
  roster: Roster<P>,
  enrolled: boolean,
) =>
  person.candidates.length > 0 && person.candidates.every(each => roster.enrolled.has(each.id) === enrolled)

function additions<P extends MatchablePerson>(
  text: string,
  phrase: string,
  roster: Roster<P>,
): RosterProposal<P>[] | null {
  const people = named(phrase, roster, false)
  if (!people.some(person => person.state !== 'unknown')) return null
  return people.map(person => ({ kind: 'add', text, person, alreadySo: allEnrolled(person, roster, true) }))
}

function removals<P extends MatchablePerson>(
  text: string,
  phrase: string,
  reason: 'leave' | 'withdrawn',
  roster: Roster<P>,
): RosterProposal<P>[] | null {
  const people = named(phrase, roster, true)
  if (people.length === 0) return null
  return people.map(person => ({
    kind: 'remove',
    text,
    person,
    reason,
    alreadySo: allEnrolled(person, roster, false),
  }))
}

function replacement<P extends MatchablePerson>(text: string, roster: Roster<P>): RosterProposal<P> | null {
  for (const { pattern, out, in: comes } of REPLACEMENTS) {
    const parts = pattern.exec(text)
    if (!parts) continue
    const [goes, ...otherGoes] = named(parts[out] ?? '', roster, true)
    const [enters, ...otherEnters] = named(parts[comes] ?? '', roster, false)
    if (!goes || !enters || otherGoes.length > 0 || otherEnters.length > 0) continue
    if (goes.state === 'unknown' && enters.state === 'unknown') continue
    return { kind: 'replace', text, out: goes, in: enters }
  }
  return null
}

function removal<P extends MatchablePerson>(text: string, roster: Roster<P>): RosterProposal<P>[] | null {
  const first = REMOVE_FIRST.exec(text)
  if (first) return removals(text, first[1] ?? '', 'withdrawn', roster)
  const verb = REMOVE.exec(text)
  if (!verb) return null
  const reason = new RegExp(LEAVE, 'u').test(text) ? 'leave' : 'withdrawn'
  const before = text.slice(0, verb.index).split(BETWEEN)[0]?.trim() ?? ''
  const after = text.slice(verb.index + verb[0].length).replace(/^[的了:\s]+/u, '')
  return removals(text, before === '' ? after : before, reason, roster)
}

function proposalsOf<P extends MatchablePerson>(statement: string, roster: Roster<P>): RosterProposal<P>[] {
  const text = statement.trim()
  // Somebody may be called 代换: a statement that is a name is that person, before any verb is looked for.
  if (roster.index.byName(text).length > 0) return additions(text, text, roster) ?? []
  const isStatement = text.length <= LONGEST_STATEMENT
  const swap = isStatement ? replacement(text, roster) : null
  if (swap) return [swap]
  return (
    (isStatement ? removal(text, roster) : null) ??
    additions(text, (ADD_FIRST.exec(text)?.[1] ?? text).replace(ADD_LAST, ''), roster) ??
    additions(text, text, roster) ?? [{ kind: 'unclear', text }]
  )
}

/** Reads '王芳换李娜，小赵请假', '3. 张伟', '加陈静、李娜' into proposals for the roster of a session. */
export function readJielong<P extends MatchablePerson>(
  text: string,
  people: readonly P[],
  enrolledIds: Iterable<string>,
  pinyinOf: PinyinOf,
): RosterProposal<P>[] {
  const index = personIndex(people, pinyinOf)
  const roster: Roster<P> = { index, everybody: people, enrolled: new Set(enrolledIds) }
  return linesOf(text)
    .filter(line => !HEADING.test(line))
    .map(line => withoutNumbering(line, number => index.byNumber(number).length > 0))
    .flatMap(line => (index.byName(line).length > 0 ? [line] : line.split(/[,;。!]/u)))
    .filter(statement => statement.trim() !== '')
    .flatMap(statement => proposalsOf(statement, roster))
}
