import { type FieldWords, foldHeading, listed, namesGroup } from '../imports/heading'
import type { KindSpec, Layout } from '../imports/layout'
import { FAMILY_NAME, GIVEN_NAME, NUMBER_IN_LIST, PERSON_NAME } from '../imports/person-headings'
import { cellText, tidy } from '../imports/table'
import { columnsByValues } from './columns-by-values'

export type ScoreField =
  | 'staffNo'
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'theory'
  | 'practice'
  | 'total'
  | 'verdict'
  | 'grade'
  | 'unit'
  | 'post'
  | 'note'
  | 'attempt'
  | 'state'

const RESIT = /补考|重考|复考|上次|原|前测|占比|权重|比例|resit|retake|previous|weight|pretest/

/**
 * What stands beside a mark and is none: of how many it is, what one passes with, what was taken off, the place it gives,
 * what was wrong, how long it took, and what it weighs where no figure says by how much.
 */
const NO_MARK = new RegExp(
  [
    /(?<![\d分])满分值?|总分值|(及格|合格|达标|通过)(线|分|分数|分数线|标准)/,
    /(?<!后)(扣|失|丢|减)分(数|值|项)?|排名|名次|位次|(错|对|答错|答对|错误|正确)题?(数量?|量)/,
    /(?<=.)(用时|时长|耗时|学时|课时|时间|日期)|(?<=[^%])(折算|折合|加权)后?(得分|成绩|分数?|分值)?/,
    /(?<!\d)(max|maximum|full|possible|available|outof)(marks?|scores?|points?)?/,
    /pass(ing)?(marks?|scores?|line|grade)|rank|ranking|placing/,
    /(?<!after)(deductions?|deducted|penalty|penalties|(marks?|points?)(lost|off))/,
    /errors?|mistakes|(wrong|incorrect)(answers?)?|duration|timetaken|timespent|minutes|date/,
    /(?<=[^%])(weighted|scaled)(marks?|scores?|points?)?/,
  ]
    .map(({ source }) => `(${source})$`)
    .join('|'),
)

const RESIT_GROUP = /补考|重考|复考|resit|retake|reexam/

/** The headings of a score sheet (成绩登记表). */
export const scoreWords: readonly FieldWords<ScoreField>[] = [
  NUMBER_IN_LIST,
  PERSON_NAME,
  GIVEN_NAME,
  FAMILY_NAME,
  {
    field: 'theory',
    exact: listed(`
      理论、理论成绩、理论分、理论分数、理论得分、理论考试、理论考核、理论知识、笔试、笔试成绩、笔试得分
      笔试分数、笔答、卷面、卷面成绩、卷面分、闭卷、知识、知识考核、知识测试
      theory、theory mark、theory score、theory exam、theoretical、written、written test、written exam
      written mark、written score、knowledge、knowledge test
    `),
    weak: listed(`
      测验、quiz、knowledge check
      补考理论成绩、补考理论、补考理论分、补考理论分数、补考笔试、补考笔试成绩、补考笔试分数、理论补考、理论补考成绩
      笔试补考成绩、补考卷面成绩
      resit theory、theory resit、retake theory、theory retake、resit written、retake written
    `),
    like: [/^(理论|卷面)|笔试/, /^(theory|theoretical|written|knowledge)/],
    not: RESIT,
    never: NO_MARK,
    weakUnder: RESIT_GROUP,
    hasParts: true,
  },
  {
    field: 'practice',
    exact: listed(`
      实操、实操成绩、实作、实作成绩、实作分、实操分、实操分数、实操得分、实操考核、实操考试、操作、操作成绩、操作考核、技能
      技能成绩、技能考核、技能操作、上机、上机成绩、机试、实践、实践成绩、实战、实训、现场操作、情景演练
      情景模拟、演练、角色扮演
      practice、practice mark、practice score、practical、practical mark、practical score、practical exam
      practical test、skills、skills test、hands-on、role play、operation
    `),
    weak: listed(`
      口试、口试成绩、口试分数、口试得分、面试成绩、答辩
      oral、oral test、oral exam、oral mark、oral score、viva
      补考实操成绩、补考实操、补考实操分、补考实操分数、补考操作成绩、补考技能成绩、实操补考、实操补考成绩、补考上机成绩
      resit practical、practical resit、retake practical、practical retake、resit practice、retake practice
    `),
    like: [
      /^(实操|实作|操作|技能|上机|实践|实训)/,
      // 演练 alone may be when it was, or who took part.
      /(演练|情景|角色扮演|通关|模拟)(考核|考试|测试)?(得分率?|成绩|分数?|评分)$/,
      /^(practice|practical|skill|handson|roleplay)/,
    ],
    not: RESIT,
    never: NO_MARK,
    weakUnder: RESIT_GROUP,
    hasParts: true,
  },
  {
    field: 'total',
    exact: listed(`
      总评、总评成绩、总分、总成绩、综合成绩、综合得分、最终成绩、最终得分、考试成绩、考核成绩、培训成绩
      结业成绩、测试成绩、考试总分、考试得分、考试分数、试卷得分、卷面总得分、考核得分、考核总分、测评成绩
      测评得分、成绩
      total、total mark、total score、final、final mark、final score、overall、overall mark、overall score
      exam mark、exam score、test score、test result、quiz score、course total、mark、marks
    `),
    weak: listed(`
      得分、分数、分值、合计、得分率、得分百分比
      percentage、percent、score %、% score
      score、scores、points
      补考成绩、补考分数、补考得分、补考总分、补考总评、补考总成绩、补考后成绩、补考、重考成绩、重考分数、复考成绩
      resit score、resit mark、resit result、resit、retake score、retake mark、retake result、retake、re-exam score
      re-exam mark、re-exam
      result、results
    `),
    not: RESIT,
    never: NO_MARK,
    weakUnder: RESIT_GROUP,
    hasParts: true,
  },
  {
    field: 'verdict',
    exact: listed(`
      合格、是否合格、是否及格、结论、结果、考核结果、考试结果、是否通过、通过情况
      verdict、pass/fail、passed、outcome
    `),
  },
  { field: 'grade', exact: listed('等级、成绩等级、评定等级、等第、等次、评定、grade') },
  {
    field: 'unit',
    exact: listed(`
      部门、所属部门、所属机构、机构、分部、单位、班组、科室、小组、团队
      department、dept、unit、branch、team
    `),
  },
  { field: 'post', exact: listed('岗位、职位、岗位名称、post、position、job title') },
  { field: 'note', exact: listed('备注、说明、note、notes、remark、remarks、comment、comments') },
  {
    field: 'state',
    exact: listed(`
      考试状态、考试情况、参考情况、参考状态、参加情况、应考情况、到考情况、答卷状态、缺考情况、缺考标记、是否缺考、考试备注
      是否缓考、是否作弊、是否违纪、违纪情况、考试纪律、考场记录
      exam status、test status、attempt status
    `),
  },
  {
    field: 'attempt',
    exact: listed(`
      考次、考试次数、第几次考试、考试类型、考试类别、考试性质
      attempt、attempt no、attempt number、attempt #、exam attempt、sitting
    `),
  },
]

const ANOTHER_KIND =
  /质检|抽检|工单|扣分|缺陷|录音|投诉|接听|话务|满意度|响应|题型|题干|答案|\bqa\b|ticket|call|deduct/
/** Of the people, how many are named once; and rows too many that are a slip, however few people there are. */
const NAMED_ONCE = 0.7
const SLIPS = 2

/**
 * A score sheet has a theory or a practice mark; a bare total is one only when it speaks of no tickets or checks
 * and names most people once (a quality log names them again and again). Whoever is named twice is asked about.
 */
export const scoreSpec: KindSpec<ScoreField> = {
  kind: 'scores',
  words: scoreWords,
  required: [
    ['staffNo', 'name', 'familyName'],
    ['theory', 'practice', 'total'],
  ],
  fit(layout) {
    const parts = (['theory', 'practice'] as const).filter(field => layout.columns.has(field)).length
    const isOther = layout.headings.some(
      (heading, column) => !isPartOfMark(layout, column) && isOfAnotherKind(heading),
    )
    if (isOther) return 0
    if (parts > 0) return 8 + 4 * parts
    return namesPeopleOnce(layout) ? 7 : 0
  },
  byValues: (columns, data, { headings, isPointedOut }) =>
    columnsByValues(columns, data, {
      isPointedOut,
      isOfResit: column => {
        const heading = headings[column]
        return heading !== undefined && RESIT_GROUP.test(foldHeading(heading.group + heading.text))
      },
    }),
}

/** The words of the parts and of the whole. */
const markWords = scoreWords.filter(({ hasParts }) => hasParts)

/** Whether a column stands under the heading of a mark: 实操考核 over 模拟接听. */
const isPartOfMark = ({ groups }: Pick<Layout, 'groups'>, column: number): boolean =>
  markWords.some(words => namesGroup(words, groups[column] ?? ''))

/** A question of an exam ('1、客户投诉时首先做什么？（分值5）') may be about anything. */
const isOfAnotherKind = (heading: string) => !isQuestion(heading) && ANOTHER_KIND.test(foldHeading(heading))

const isQuestion = (heading: string) =>
  /^[（(]?\d+\s*[、.．)）:：]|[?？]|^(q|题)\s*\d+/i.test(heading) || heading.length > 24

/** What an exam asked: its answers are no marks, and nobody misses them. */
export const questionColumns = ({ headings }: Pick<Layout, 'headings'>): number[] =>
  headings.flatMap((heading, column) => (isQuestion(heading) ? [column] : []))

const namesApart = ['givenName', 'familyName'] as const

function namesPeopleOnce(layout: Layout<ScoreField>): boolean {
  const own = layout.columns.get('staffNo') ?? layout.columns.get('name')
  const columns = own === undefined ? namesApart.flatMap(field => layout.columns.get(field) ?? []) : [own]
  if (columns.length === 0) return false
  const times = new Map<string, number>()
  for (const { cells } of layout.data) {
    const who = columns
      .map(column => tidy(cellText(cells[column])))
      .join(' ')
      .trim()
    if (who !== '') times.set(who, (times.get(who) ?? 0) + 1)
  }
  const counts = [...times.values()]
  const once = counts.filter(count => count === 1).length
  const again = counts.reduce((sum, count) => sum + count - 1, 0)
  return once >= counts.length * NAMED_ONCE || again <= SLIPS
}
