import { type FieldWords, foldHeading, listed, QUESTION_NUMBER } from '../imports/heading'
import type { KindSpec, Layout } from '../imports/layout'
import { PERSON_NAME, STAFF_NUMBER } from '../imports/person-headings'
import { isSeatHeading } from '../imports/seat-number'
import { type Cell, isBlank, tidy } from '../imports/table'
import { simplified } from '../text/simplified'
import { abilityColumns } from './ability-targets'
import { pointsOf, readLevel } from './level-reading'
import { statedScale } from './stated-scale'

export type AbilityField =
  | 'staffNo'
  | 'name'
  | 'assessor'
  | 'assessedOn'
  | 'method'
  | 'competency'
  | 'level'
  | 'unit'
  | 'team'
  | 'post'
  | 'gradeLevel'
  | 'note'

/** The headings of an ability matrix that are not competencies. */
export const abilityWords: readonly FieldWords<AbilityField>[] = [
  STAFF_NUMBER,
  PERSON_NAME,
  {
    field: 'assessor',
    exact: listed(`
      评估人、评估人姓名、评价人、评价人姓名、考评人、打分人、评分人、评定人、测评人、评委、上级评估人
      评估主管、评估者、您的姓名（评估人）、您的姓名（评价人）、您的姓名（打分人）
      assessor、assessed by、rater、rated by、evaluator、evaluated by、reviewer
    `),
    weak: listed(`
      直属上级、直接上级、上级、主管
      supervisor、manager
    `),
    like: [/^(评估|评价|考评|测评|评定)(人|者|主管)(姓名)?$/],
  },
  {
    field: 'assessedOn',
    exact: listed(`
      评估日期、评估时间、评价日期、评价时间、考评日期、测评日期、评定日期、打分日期、盘点日期、盘点时间
      评审日期、评级日期、考核日期、鉴定日期、认定日期、评估于、最近评估、上次评估、日期、时间
      assessment date、assessed、assessed on、last assessed、last assessed on、last assessment、last assessment date
      date assessed、date last assessed、date of assessment、rating date、rated on、last rated、date rated
      evaluation date、evaluated on、last evaluated、reviewed on、last reviewed、review date、last review、date
    `),
    weak: listed(`
      填表日期、填写日期、填报日期、提交日期、提交答卷时间、提交时间、填写时间
      submitted at、submitted on、completion time、completed on
    `),
    like: [
      /^(评估|评价|考评|测评|评定|盘点|评审|评级|鉴定|认定).*(日期|时间)$/,
      /^(最近|最后|最新|上次|本次|本轮)(一次)?(评估|评价|考评|测评|评定|盘点|考核).*(日期|时间)$/,
      /^(last|latest|mostrecent|date)?(skills?)?(assessment|assessed|evaluated|rated)(on|date)$/,
    ],
  },
  {
    field: 'method',
    exact: listed(`
      评估方式、评价方式、考评方式、评估方法、评估类型、评价类型、评估来源
      assessment method、assessment type、evaluation method、rating method、rating source
    `),
    weak: listed(`
      方式、方法、来源、类型
      method、source、type
    `),
    // Of a questionnaire 来源 is by which application it was filled in.
    unless: /^(提交答卷时间|来自ip)$/,
  },
  {
    field: 'competency',
    exact: listed(`
      能力项、能力项目、能力名称、能力、评估项、评估项目、评估内容、胜任力、素质项、技能项、技能
      competency、competence、competency name、skill、skill name、ability、capability
    `),
  },
  {
    field: 'level',
    exact: listed(`
      能力等级、评估等级、等级、现有等级、当前等级、实际等级、评定等级、级别、评分、评估得分
      level、rating、proficiency、proficiency level、current level、actual level、assessed level
    `),
    weak: listed(`
      得分、分数
      score
    `),
  },
  {
    field: 'unit',
    exact: listed(`
      所属机构、机构、分部、所属分部、分公司、部门、所属部门、单位、科室
      department、dept、unit、branch、division
    `),
  },
  { field: 'team', exact: listed('班组、所属班组、小组、组别、团队、team、group') },
  { field: 'post', exact: listed('岗位、岗位名称、职位、职务、post、position、job title、role') },
  { field: 'gradeLevel', exact: listed('职级、岗级、岗位等级、岗位级别、grade、job grade、band') },
  {
    field: 'note',
    exact: listed(`
      备注、说明、评语、综合评语
      note、notes、remark、remarks、comment、comments
    `),
  },
]

/** One competency: its column (0-based) and its name, which is the heading. */
export type CompetencyColumn = { readonly column: number; readonly competency: string }

const MOSTLY = 0.6
const SUMMARY =
  /^(序号|编号|班次|班别|班组|轮次|批次|期数|组别|工位|台席|总分|总评|总计|合计|平均|均值|得分|分数|排名|名次|年龄|工龄|司龄|年限|性别|学历|职级|岗级|星级|请假|带教|出勤|缺勤|加班|迟到)|^(综合|结论|结果|等级)(得分|评分|评价|等级)?$|(平均分?|均分|总分|合计|班次|时长|分钟|小时|月数|年数|人数|次数|天数|个数|数量|排名|编号|工号)$|^(no|sn|rank|age|gender|years?|shift|batch|group|tenure|months?|hours?|leave|absences?)$|^(total|sum|average|avg|mean|overall)(score|mark|level|rating)?s?$/
const KEY = /(^|[\s_])(id|count|code|number|no\.?|days)$|[a-z](?:ID|Count|Code|Number|No)$/

/** A competency's name; a longer heading is an instruction. */
const LONGEST_NAME = 100

const isCompetencyName = (heading: string) =>
  heading !== '' &&
  heading.length <= LONGEST_NAME &&
  !SUMMARY.test(foldHeading(heading)) &&
  !isSeatHeading(heading) &&
  !KEY.test(heading)

/** Columns that could be competencies by their words: no target, no summary, no field of the sheet. */
function namedColumns(layout: Layout<AbilityField>): CompetencyColumn[] {
  // Outside the long form, 技能 or Rating over a column of levels is a competency like the others.
  const known = new Set(layout.columns.values())
  for (const field of ['competency', 'level'] as const) known.delete(layout.columns.get(field) ?? -1)
  return abilityColumns(layout).flatMap(({ competency, part }, column) =>
    part === 'target' || known.has(column) || !isCompetencyName(competency)
      ? []
      : [{ column, competency: withoutQuestion(withoutCount(competency, layout.headings)) }],
  )
}

/** '4、请对其各项能力打分（1分最低，5分最高）—沟通能力' asks about 沟通能力. */
function withoutQuestion(heading: string): string {
  const asked = QUESTION_NUMBER.test(heading) ? /^.*[—–:：-]\s*([^—–:：-]+)$/.exec(heading)?.[1] : undefined
  return tidy((asked ?? heading).replace(QUESTION_NUMBER, ''))
}

/** '投诉处理 (2)', shown so beside another 投诉处理, is that competency once more. */
function withoutCount(heading: string, headings: readonly string[]): string {
  const first = heading.replace(/ \(\d+\)$/, '')
  return first !== heading && headings.includes(first) ? first : heading
}

/** Columns of targets, sums and averages: known for what they are, and not read. */
export const otherAbilityColumns = (layout: Layout<AbilityField>): number[] =>
  abilityColumns(layout).flatMap(({ competency, part }, column) =>
    part === 'target' || SUMMARY.test(foldHeading(competency)) ? [column] : [],
  )

/** The columns of targets, which nobody is rated in. */
export const targetColumns = (layout: Layout<AbilityField>): string[] =>
  abilityColumns(layout).flatMap(({ part }, column) => (part === 'target' ? [layout.headings[column]!] : []))

const SOME = 3
const NUMBERS = 0.8

/**
 * Ratings of another scale than that of 5: in at least half of the columns some are above 5, and not just one slip; or
 * the sheet says of how many points they are. `full` is what it says, or what its numbers can only be of; null where
 * it may be ten or a hundred. Null where the levels are those of 5.
 */
export function foreignScale(
  layout: Layout<AbilityField>,
): { most: number; full: number | null; columns: CompetencyColumn[] } | null {
  const rated = namedColumns(layout).flatMap(named => {
    // 产假 and N/A are words of a matrix, whatever its scale.
    const isWord = (cell: Cell | undefined) => pointsOf(cell) === null && readLevel(cell) !== 'invalid'
    const cells = layout.data.map(row => row.cells[named.column]).filter(cell => !isWord(cell))
    const points = cells.map(pointsOf).filter(value => value !== null)
    const most = Math.max(0, ...points)
    const isRating = points.length > 0 && points.length >= cells.length * NUMBERS && most <= 100
    return isRating ? [{ ...named, most, above: points.filter(value => value > 5).length }] : []
  })
  if (rated.length === 0) return null
  const most = Math.max(...rated.map(one => one.most))
  const stated = statedScale(
    layout,
    rated.map(({ column }) => column),
  )
  const full = stated !== null && stated >= most ? stated : most > 10 && most <= 20 ? 20 : null
  const beyond = rated.filter(({ above }) => above > 0)
  const above = beyond.reduce((sum, one) => sum + one.above, 0)
  const isBeyond = above >= SOME && above * 10 >= layout.data.length && beyond.length * 2 >= rated.length
  return isBeyond || (stated !== null && stated >= most) ? { most, full, columns: rated } : null
}

/** The share of a column's filled cells that are levels or said not to be observed; 0 where nobody is rated. */
function shareOfLevels(layout: Layout<AbilityField>, column: number): number {
  const cells = layout.data.map(row => row.cells[column]).filter(cell => !isBlank(cell))
  const levels = cells
    .map(cell => readLevel(cell))
    .filter(reading => reading !== null && reading !== 'invalid')
  return levels.some(reading => reading.state === 'rated') ? levels.length / cells.length : 0
}

/** Columns of their own whose cells are mostly levels or said not to be observed; a blank one between them counts too. */
export function competencyColumns(layout: Layout<AbilityField>): CompetencyColumn[] {
  const found: CompetencyColumn[] = []
  const blank: CompetencyColumn[] = []
  for (const { column, competency } of namedColumns(layout)) {
    if (layout.data.every(row => isBlank(row.cells[column]))) blank.push({ column, competency })
    else if (shareOfLevels(layout, column) >= MOSTLY) found.push({ column, competency })
  }
  const first = found[0]?.column ?? 0
  const last = found.at(-1)?.column ?? 0
  const between = blank.filter(({ column }) => column > first && column < last)
  return [...found, ...between].sort((a, b) => a.column - b.column)
}

/** One row per person and competency, instead of a column per competency. */
export function isLongForm(layout: Layout<AbilityField>): boolean {
  const competency = layout.columns.get('competency')
  const level = layout.columns.get('level')
  if (competency === undefined || level === undefined) return false
  return shareOfLevels(layout, level) >= MOSTLY && shareOfLevels(layout, competency) < MOSTLY
}

/** What is rated in points looks like marks: the title says which it is. */
const ABILITY = /能力|技能|胜任力|素质(测评|评估)|skills? (matrix|rating|assessment)|competenc/i

export const abilitySpec: KindSpec<AbilityField> = {
  kind: 'ability',
  words: abilityWords,
  required: [['staffNo', 'name']],
  fit(layout) {
    const signs = (['assessor', 'assessedOn', 'method'] as const).filter(field =>
      layout.columns.has(field),
    ).length
    if (isLongForm(layout)) return 8 + 2 * signs
    if (ABILITY.test(simplified(layout.title)) && (foreignScale(layout)?.columns.length ?? 0) >= 2) return 9
    const competencies = competencyColumns(layout).length
    const enough = competencies >= 2 || (competencies === 1 && signs > 0)
    return enough ? 2 * competencies + 2 * signs : 0
  },
}
