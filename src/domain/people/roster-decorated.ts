import { headingOf, type SheetLayout } from '../imports/layout'
import { nameKey } from '../imports/person-name'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { bracketed } from '../text/edges'
import { listed } from '../text/listed'
import type { RosterField } from './roster-fields'
import { mostListed } from './roster-names'
import type { NamedPlace } from './roster-units'

/** What stands in brackets at the end of a text, and the text without it; null where nothing does. */
export function bracketAtEnd(text: string): { readonly rest: string; readonly inside: string } | null {
  const last = bracketed(text).at(-1)
  const rest = last && last.to === text.length ? text.slice(0, last.from).trim() : ''
  return last && rest !== '' ? { rest, inside: last.inside.trim() } : null
}

/** 'Voice Support (Ana Lee) (Inherited)': Workday's word for a leader of a unit above. */
const INHERITED = /^inherited$/i

export interface PlaceWords {
  /** Every row's words for the unit and the team, and the names of people that it has. */
  see(place: NamedPlace): void
  readonly needsNames: boolean
  seeName(name: string): void
  /** Once all was seen. */
  settle(decisions: RowDecisions | undefined): {
    of(place: NamedPlace): NamedPlace
    findings: readonly Finding[]
  }
}

const MOST_KEPT = 5_000
const MOSTLY = 0.8
const SEPARATORS = [' / ', ' > ', ' - ', '/', '\\', '>', '→', '|', '-', '－', '—'] as const
const SAID =
  /(?:上下级|层级|多级|各级|级别|部门)[^\n]{0,12}?[用以]\s*[“"'「]?\s*([-－/\\>|—→])\s*[”"'」]?\s*(?:隔开|分隔|分开|区分|连接)/

/**
 * Units as systems write them out: with their leader in brackets, which is nobody's unit, or with the levels above them,
 * '信用卡服务部-服务一组'. The levels are taken apart where the file says how they are parted, else a person is asked.
 */
export function placeWords(layout: SheetLayout<RosterField>): PlaceWords {
  const units = new Set<string>()
  const leaders = new Map<string, boolean>()
  return {
    see({ unit, team }) {
      for (const text of [unit, team]) {
        const end = text === undefined ? null : bracketAtEnd(withoutInherited(text))
        if (end && leaders.size < MOST_KEPT && !leaders.has(nameKey(end.inside)))
          leaders.set(nameKey(end.inside), false)
      }
      if (unit !== undefined && units.size < MOST_KEPT) units.add(unit)
    },
    get needsNames() {
      return leaders.size > 0
    },
    seeName(name) {
      const key = nameKey(name)
      if (leaders.has(key)) leaders.set(key, true)
    },
    settle(decisions) {
      const bare = (text: string | undefined): string | undefined => {
        if (text === undefined) return undefined
        const end = bracketAtEnd(withoutInherited(text))
        return end && leaders.get(nameKey(end.inside)) ? end.rest : text
      }
      const at = layout.headerRow
      const column = headingOf(layout, 'unit')
      const findings: Finding[] = []
      const led = [...units].filter(text => bare(text) !== text)
      if (led.length > 0) {
        const about = {
          row: at,
          column,
          value: listed(led, mostListed),
          params: { count: led.length, read: bare(led[0])! },
        }
        findings.push({ ...about, code: 'unit_leader', severity: 'info' })
      }
      const paths = [...units].map(text => bare(text)!)
      const levels = layout.columns.has('team') ? null : levelsOf(layout.title, paths)
      if (levels === null)
        return { of: place => ({ unit: bare(place.unit), team: bare(place.team) }), findings }
      const { example, said, apart } = levels
      const read = apart(example)
      const params = { unit: read.unit ?? '', team: read.team ?? '' }
      const finding = { row: at, column, value: example, params }
      findings.push(
        said
          ? { ...finding, code: 'unit_levels_said', severity: 'info' }
          : { ...finding, code: 'unit_levels', severity: 'warning' },
      )
      const isApart = said
        ? !isDecided(decisions, at, 'whole_names')
        : isDecided(decisions, at, 'split_levels')
      return {
        findings,
        of({ unit, team }) {
          const whole = bare(unit)
          return isApart && whole !== undefined ? apart(whole) : { unit: whole, team: bare(team) }
        },
      }
    },
  }
}

function withoutInherited(text: string): string {
  const end = bracketAtEnd(text)
  return end && INHERITED.test(end.inside) ? end.rest : text
}

/** The whole of an office, which stands before all of its units. */
const WHOLE =
  /总部|总公司|总行|集团|公司|银行|医院|平台|\b(inc|ltd|llc|corp|corporation|company|group|plc)\b/i

function levelsOf(title: string, paths: readonly string[]) {
  const word = SAID.exec(title)?.[1]
  const separator = word ?? SEPARATORS.find(one => arePaths(paths, one))
  if (separator === undefined) return null
  const levels = (path: string) =>
    path
      .split(separator)
      .map(level => level.trim())
      .filter(level => level !== '')
  const longest = [...paths].sort((a, b) => levels(b).length - levels(a).length)[0]
  if (longest === undefined || levels(longest).length < 2) return null
  const [root = ''] = levels(longest)
  const underRoot =
    WHOLE.test(root) && levels(longest).length > 2 && paths.every(path => levels(path)[0] === root)
  const apart = (path: string): NamedPlace => {
    // Of somebody in several departments the first is the own one: DingTalk parts them by commas.
    const own = word === undefined ? path : path.split(/[,，]/)[0]!
    const [unit, ...below] = underRoot && levels(own).length > 1 ? levels(own).slice(1) : levels(own)
    return below.length === 0 ? { unit } : { unit, team: below.join(separator) }
  }
  return { example: longest, said: word !== undefined, apart }
}

/** Most of the names have the sign in them, and some begin with the same level. */
function arePaths(paths: readonly string[], separator: string): boolean {
  const apart = paths.map(path => path.split(separator).map(level => level.trim()))
  const deep = apart.filter(levels => levels.length > 1 && levels.every(level => /\p{L}/u.test(level)))
  if (deep.length < 2 || deep.length < paths.length * MOSTLY) return false
  // Sub-Saharan and 7-Eleven are names: a bare hyphen parts Chinese levels only.
  if (/^[-－—]$/.test(separator) && !deep.flat().every(level => /\p{Script=Han}/u.test(level))) return false
  return new Set(deep.map(([first]) => first)).size < deep.length
}
