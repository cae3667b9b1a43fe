import type { SheetLayout, SheetPart } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { listed } from '../text/listed'
import type { RosterField } from './roster-fields'
import { mostListed } from './roster-names'
import type { NamedPlace } from './roster-units'

const TEAM = /(组|班|队|团队|席|专席|小队)$|\b(team|group|squad|shift|crew|desk)\b/i
const UNIT =
  /(部|科|室|中心|分部|分公司|支行|网点|店|基地|职场|处)$|\b(department|dept|division|branch|site|store|centre|center)\b/i
/** What sheets are called by programs, by months and by what they list: nobody works there. */
const NO_PLACE =
  /^(sheet|表|工作表|table|page|data)\s*\d*$|^\D{0,2}\d[\d年月日号.\-/ ]*\D?$|名单|花名册|名册|通讯录|汇总|总表|明细|信息|人员|员工|roster|staff|people|employee|list|report/i
const LIST =
  /(人员|员工|在岗|全体)*(基本)?(信息)?(情况)?(登记|统计|信息|情况)?(花名册|名册|名单|通讯录|一览表|登记表|统计表|汇总表|信息表|情况表|明细表|表)(（.*）)?$|\b(staff|team|people|employee)?\s*(roster|list|members|directory)$/i
const LONGEST = 40

/** The place that a row of the file stands for by its sheet. */
export interface SheetPlaces {
  readonly placeOf: (row: number) => NamedPlace
  readonly findings: readonly Finding[]
}

/**
 * A roster without a column for teams may have a sheet for each, or name the one it is of in its title. Sheets that are
 * called like teams are taken at their word, which is said and can be turned; whether a single name or any other is one,
 * a person is asked.
 */
export function sheetPlaces(
  layout: SheetLayout<RosterField>,
  known: ReadonlySet<string>,
  decisions: RowDecisions | undefined,
): SheetPlaces {
  const none = { placeOf: () => ({}), findings: [] }
  const { sheet, title, headerRow } = layout
  const parts = layout.parts ?? [{ sheet, title, headerRow, by: 0, read: true }]
  const proposal = proposed(parts, layout, known)
  if (proposal === null) return none
  const { field, names, sure } = proposal
  const at = layout.headerRow
  const units = layout.columns.has('unit') || field === 'unit' ? null : unitAbove(parts, names)
  const taken = sure ? !isDecided(decisions, at, 'no_sheet_team') : isDecided(decisions, at, 'sheet_team')
  const finding: Finding = {
    row: at,
    column: '',
    value: listed(names, mostListed),
    code: sure ? 'sheet_teams' : 'sheet_team',
    severity: sure ? 'info' : 'warning',
    params: { count: names.length, unit: units ?? '' },
  }
  if (!taken) return { placeOf: none.placeOf, findings: [finding] }
  const read = parts.map(({ by }, index) => ({ by, name: names[index]! }))
  return {
    findings: [finding],
    placeOf: row => {
      const name = read.findLast(({ by }) => by < row)?.name
      return { [field]: name, ...(units !== null && { unit: units }) }
    },
  }
}

function proposed(
  parts: readonly SheetPart[],
  { columns, title }: SheetLayout<RosterField>,
  known: ReadonlySet<string>,
): { field: 'unit' | 'team'; names: readonly string[]; sure: boolean } | null {
  const names = parts.map(({ sheet }) => sheet.trim())
  const fits = names.every(
    name => name !== '' && name.length <= LONGEST && (known.has(name) || !NO_PLACE.test(name)),
  )
  const areUnits = names.every(name => UNIT.test(name))
  const field = areUnits && !columns.has('unit') ? 'unit' : columns.has('team') ? null : 'team'
  const isNamed = names.every(name => known.has(name) || TEAM.test(name) || (areUnits && field === 'unit'))
  if (field === null || (areUnits && columns.has('unit'))) return null
  if (fits && parts.length > 1) return { field, names, sure: isNamed }
  if (fits && isNamed && field === 'team') return { field, names, sure: false }
  const named = parts.length === 1 ? title.replace(LIST, '').trim() : ''
  const isTeam =
    named !== title.trim() && named.length <= LONGEST && TEAM.test(named) && !/[\s:：]/.test(named)
  return isTeam && !columns.has('team') ? { field: 'team', names: [named], sure: false } : null
}

/** '12345政务服务热线话务一组人员信息表' above the sheet 话务一组 names the unit, where it is the same above all of them. */
function unitAbove(parts: readonly SheetPart[], names: readonly string[]): string | null {
  const before = parts.map(({ title }, index) => {
    const at = title.indexOf(names[index]!)
    return at < 0
      ? ''
      : title
          .slice(0, at)
          .replace(/^\d{4}年(\d{1,2}月)?/, '')
          .trim()
  })
  const [first = ''] = before
  const isUnit = first.length > 1 && first.length <= LONGEST && !/[\s:：]/.test(first)
  return isUnit && before.every(text => text === first) ? first : null
}
