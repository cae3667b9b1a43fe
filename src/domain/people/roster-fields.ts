import { type FieldWords, foldHeading, listed } from '../imports/heading'
import { holdsMarksOrAttendance } from '../imports/kind-signs'
import type { KindSpec, Layout } from '../imports/layout'
import { FAMILY_NAME, GIVEN_NAME, PERSON_NAME, SOMEBODY_ELSE, STAFF_NUMBER } from '../imports/person-headings'
import { type PersonField, writtenNames } from './person-fields'

/** A name may stand in two columns, and a supervisor be named instead of numbered. */
export type RosterField = PersonField | 'givenName' | 'familyName' | 'supervisor'

const ENTRY = /id$|code|编号|编码|代码/

/** Columns of an earlier employer: the days, post and company beside them are not those of today. */
const FORMER_JOB =
  /担任职务|曾任|原单位|原工作单位|前单位|前雇主|工作经历|工作单位及|证明人|previous(employer|company|job)|former(employer|company)|workhistory|referee/

/** What a list of who works here never holds: scans, calls, checks of quality, seats. */
const ANOTHER_KIND =
  /打卡|刷卡|签到|签退|扫码|考勤(时间|结果|日期)|通话|接听|接通|呼入|呼出|话务(?!工号|员)|来电|外呼|工时利用|满意度|质检(单|得分|成绩|日期|结果)|工单|punch|swipe|clockin|clockout|checkin|callid|callduration|talktime|handletime|\baht\b/
const SEAT = /^(坐席号|座席号|坐席工号|座席工号|坐席编号|分机号?|席位号?|agentid|agentno|seatno|extension)$/

/** The headings of a roster (花名册) as offices and HR systems write them. */
const headings: Record<Exclude<PersonField, 'staffNo' | 'name'>, Omit<FieldWords, 'field'>> = {
  nameEn: {
    exact: listed(`
      英文名、英文姓名、外文名、拼音、姓名拼音、拼音姓名
      english name、name en、name (en)、pinyin
    `),
    like: [/英文名|拼音名|^englishname/],
    not: SOMEBODY_ELSE,
  },
  gender: { exact: listed('性别、男女、gender、sex') },
  unit: {
    exact: listed(`
      所属机构、机构、机构名称、所在机构、分部、所属分部、分支机构、分公司、所属公司、所属分公司、所属单位
      所在单位、单位、单位名称、组织、所属组织、组织机构、中心、所属中心、部门、部门名称、所属部门
      所在部门、现部门、任职部门、工作部门、一级部门、归属部门、归属机构
      department、department name、dept、dept name、unit、unit name、business unit、organisation
      organization、organisation unit、org unit、org、branch、division、site、office、center、centre
      supervisory organization、supervisory organisation、organization unit、organizational unit、organisational unit
      organizational unit name、department full path、department path
      组织单元、组织单位、组织名称、部门路径、部门全路径、完整部门、事业部、分行、支行、分理处、网点、营业部、营业厅
      店铺、店铺名称、所属店铺、门店、门店名称、所属门店、店名、所在门店、分店、职场、所属职场、基地、分院、院区、校区
      store、store name、shop、shop name、outlet、business area
      科室、科室名称、所属科室、所在科室、任职科室、处室、所属处室、所在处室
    `),
    weak: listed(`
      二级部门
      区域、大区
      cost center、cost centre、location、region
    `),
    like: [
      /(机构|分部|部门|分公司|科室|处室|门店|店铺|网点)(名称|全称)?$/,
      /^(current|home)?(department|dept|division|branch)(name)?$/,
    ],
    not: new RegExp(`${ENTRY.source}|${SOMEBODY_ELSE.source}|原|前|曾|发薪|合同|培训`),
    changes: true,
  },
  team: {
    exact: listed(`
      班组、所属班组、所在班组、班组名称、组别、小组、所属小组、所在组、组、团队、所属团队、技能组、业务组
      二级部门、三级部门、班次组、工作组、项目组、班别
      team、team name、group、group name、squad、section、sub department、skill group
    `),
    // Below a department; alone they are the unit.
    weak: listed(`
      科室、科室名称、所属科室、所在科室、处室、所属处室、所在处室、支行、网点、门店、店铺
      部门、所属部门、所在部门、部门名称、队
      department、dept
    `),
    like: [/(班组|小组|团队|科室|处室|技能组)(名称)?$/],
    not: new RegExp(`${ENTRY.source}|${SOMEBODY_ELSE.source}`),
    changes: true,
  },
  post: {
    exact: listed(`
      岗位、岗位名称、所在岗位、现岗位、现任岗位、任职岗位、工作岗位、职位、职位名称、现任职位、职务
      职务名称、工种、岗位/职位、岗位职务
      business title、job profile、position、position name、position title、post、post name、job、job title、job name、job position
      title、role、job role
    `),
    like: [/(岗位|职位|职务)(名称)?$/, /^(current)?(position|jobtitle|job|role)$/],
    not: new RegExp(`${ENTRY.source}|${SOMEBODY_ELSE.source}|原|前(?!台|厅|端|线)|拟|目标`),
    changes: true,
  },
  gradeLevel: {
    exact: listed(`
      职级、职级名称、岗级、岗位级别、岗位等级、岗位职级、职位等级、职位级别、职等、职等职级、级别
      人员级别、员工级别、技能等级、星级
      grade、grade level、job grade、job level、level、pay grade、band、rank、seniority
    `),
    weak: ['等级'],
    like: [/(职级|岗级|职等)(名称)?$/],
    not: ENTRY,
    changes: true,
  },
  hiredOn: {
    exact: listed(`
      入职日期、入职时间、入职日、入司日期、入司时间、进司日期、进公司日期、到岗日期、到岗时间、到职日期
      到职日、上岗日期、入场日期、入场时间、进场日期、进场时间、聘用日期、录用日期、报到日期
      加入日期
      date of hire、hire date、hired on、hired、date hired、start date、date of joining、join date
      joining date、joined、joined on、date joined、entry date、onboard date、onboarding date
      employment date、employment start date、date of entry、doj、doh、date of joining company、commencement date
      employment commencement date、service start date
    `),
    // A hospital's people are there since their 入院日期, and so are its patients.
    weak: listed(`
      入院日期、入院时间、入院年月、来院日期、来院时间、来院年月、来院工作时间、到院日期、到院时间、进院日期、进院时间
      到职、报到时间
    `),
    like: [
      // 参加工作时间 is when a career began, wherever that was.
      /(入职|入司|入岗|到岗|上岗|入场|进场|到职|进司|入行|来行|进行|入厂|进厂|入店|到店|入局|入队|入编|聘用|录用|报到)(本?(公司|单位|岗位)?)?(日期|时间|年月日?|日)$/,
      /(进入?|来|到|加入)(本|我)?(公司|单位|中心|平台|热线|部门)(工作)?(日期|时间|年月日?|日)$/,
      /(入职|入司|入岗|到岗|入场|进场|到职)$/,
      /^(original|latest|last)?(hire|hiring|joining)date$/,
    ],
    not: /离|合同|转正|培训|预计/,
    unless: FORMER_JOB,
  },
  leftOn: {
    exact: listed(`
      离职日期、离职时间、离职日、离司日期、离岗日期、离场日期、退场日期、撤场日期、退出日期
      最后工作日、退休日期
      date of termination、termination date、terminated on、leave date、leaving date、left on、date left
      exit date、separation date、last day、last working day、last day of work、resignation date
      employment end date、dol、lwd、date of leaving、last date of work、last date worked
    `),
    weak: listed('离院日期、离院时间、离院年月'),
    like: [
      /(离职|离司|离岗|离场|退场|撤场|离行|离厂|离店|退休)(日期|时间|年月日?|日)$/,
      /(离职|离司|离场|退场)$/,
    ],
    not: /合同|预计|原因|类型/,
    unless: FORMER_JOB,
  },
  phone: {
    exact: listed(`
      手机号码、手机号、手机、联系电话、联系手机、联系方式、电话、电话号码、移动电话、本人电话、本人手机
      mobile、mobile phone、mobile no、mobile number、phone、phone no、phone number、telephone、tel、cell
      cell phone、手提电话、联络电话、联络方式、contact no、contact number、contact phone
    `),
    weak: listed('办公电话、座机、work phone、office phone'),
    like: [/(手机|电话|联系方式)(号码?)?$/, /^(work|personal|home)?(mobile|phone|cell)(no|number)?$/],
    not: new RegExp(`${SOMEBODY_ELSE.source}|家属|家庭|亲属|短号|分机|办公|^workphone$`),
    changes: true,
  },
  email: {
    exact: listed(`
      邮箱、电子邮箱、邮件、邮箱地址、电子邮件、公司邮箱、工作邮箱
      email、e-mail、mail、email address、work email、primary work email
    `),
    like: [/邮箱(地址)?$/, /^(work|company|corporate)?e?mail(address)?$/, /^email(primary)?(work|business)$/],
    not: SOMEBODY_ELSE,
    changes: true,
  },
  supervisorNo: {
    exact: listed(`
      直属上级工号、直接上级工号、上级工号、上级编号、上级员工编号、直属上级编号、直接上级编号
      直属主管工号、直接主管工号、主管工号、主管编号、直属领导工号、直接领导工号、领导工号、经理工号
      组长工号、班长工号、汇报对象工号、汇报人工号
      supervisor no、supervisor number、supervisor id、supervisor staff no、supervisor employee id
      manager no、manager number、manager id、manager employee id、manager staff no、line manager id
      line manager no、reports to id、reports to no、team leader id、team leader no
    `),
    like: [
      /(上级|主管|领导|经理|组长|班长|汇报对象).*(工号|编号)$/,
      /^(line)?(supervisor|manager|leader|reportsto).*(id|no|number)$/,
    ],
    changes: true,
  },
  status: {
    exact: listed(`
      在职状态、员工状态、人员状态、在岗状态、任职状态、用工状态、聘用状态、雇佣状态、是否在职、在职情况
      状态
      employment status、employee status、emp status、staff status、work status、worker status、working status、status
    `),
    like: [/(在职|人员|员工|任职)状态$/],
    not: /婚|培训|考试|合同|id$/,
    changes: true,
  },
  company: {
    exact: listed(`
      供应商、供应商名称、外包商、外包公司、外包单位、外包供应商、派遣公司、劳务公司、劳务派遣公司
      派遣单位、用工单位、合作方、合作商、合作公司
      supplier、supplier name、vendor、vendor name、agency、contractor、outsourcer、bpo、external company
    `),
    weak: listed(`
      公司、公司名称
      company、company name、employer
    `),
    like: [/^(外包|派遣|劳务).*(公司|商|单位|方)(名称)?$/],
    unless: FORMER_JOB,
    changes: true,
  },
  businessLine: {
    exact: listed(`
      业务线、业务条线、条线、产品线、所属业务线、所属业务、业务类型、项目、项目名称、所属项目、业务
      business line、line of business、lob、product line、project、campaign
    `),
    like: [/(业务线|条线)$/],
    changes: true,
  },
  channel: {
    exact: listed(`
      渠道、渠道名称、业务渠道、服务渠道、受理渠道、所属渠道、接入渠道、服务方式
      channel、channel name、service channel、contact channel、support channel
    `),
    like: [/渠道(名称)?$/],
    not: /招聘|应聘|来源|推荐|获取|recruit/,
    changes: true,
  },
  note: {
    exact: listed(`
      备注、说明、附注、备注说明
      note、notes、remark、remarks、comment、comments
    `),
  },
}

const SUPERVISOR_NAME: FieldWords<'supervisor'> = {
  field: 'supervisor',
  exact: listed(`
    直属上级、直接上级、上级、上级姓名、直属上级姓名、直接上级姓名、上级领导、直属主管、直接主管、主管
    主管姓名、直属主管姓名、直属领导、直接领导、领导姓名、直属领导姓名、汇报对象、汇报对象姓名、直属经理
    supervisor、supervisor name、manager、manager name、direct manager、line manager、line manager name
    reports to、reporting manager、team leader、team leader name、direct supervisor
  `),
  like: [
    /(直属|直接)(上级|主管|领导|经理)(姓名)?$/,
    /^(line|direct|reporting)?(manager|supervisor)(full)?name$/,
  ],
  not: new RegExp(`${ENTRY.source}|工号|电话|手机|邮箱|岗位|职务|部门|number|phone|mail|title`),
  changes: true,
}

export const rosterWords: readonly FieldWords<RosterField>[] = [
  STAFF_NUMBER,
  PERSON_NAME,
  GIVEN_NAME,
  FAMILY_NAME,
  SUPERVISOR_NAME,
  ...writtenNames.flatMap(field =>
    field === 'staffNo' || field === 'name' ? [] : [{ field, ...headings[field] }],
  ),
]

/** What says who somebody is: a list of names with a note is no roster. */
const PROFILE: readonly RosterField[] = [
  'gender',
  'unit',
  'team',
  'post',
  'gradeLevel',
  'hiredOn',
  'leftOn',
  'phone',
  'email',
  'supervisorNo',
  'status',
  'company',
]

/** What a sheet of marks or a sign-in sheet does not repeat of people. */
const OWN: readonly RosterField[] = [
  'gender',
  'hiredOn',
  'leftOn',
  'phone',
  'email',
  'supervisorNo',
  'supervisor',
  'status',
]
const FEWEST_OWN = 3

/** A roster names people and says at least something about who they are. */
export const rosterSpec: KindSpec<RosterField> = {
  kind: 'people',
  words: rosterWords,
  required: [['staffNo'], ['name', 'givenName', 'familyName']],
  fit(layout: Layout<RosterField>): number {
    const headings = layout.headings.map(foldHeading)
    if (headings.some(heading => ANOTHER_KIND.test(heading) || FORMER_JOB.test(heading))) return 0
    // Under a number of seats stand figures of seats: who sits there is no new colleague.
    const isSeat = SEAT.test(headings[layout.columns.get('staffNo') ?? -1] ?? '')
    if (isSeat && PROFILE.filter(field => layout.columns.has(field)).length < 3) return 0
    const isOther = OWN.filter(field => layout.columns.has(field)).length < FEWEST_OWN
    if (isOther && holdsMarksOrAttendance(layout)) return 0
    return 2 * PROFILE.filter(field => layout.columns.has(field)).length
  },
}
