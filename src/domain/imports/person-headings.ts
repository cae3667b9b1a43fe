import { type FieldWords, listed } from './heading'

/** Somebody else's number or name: the supervisor's, the assessor's, the trainer's. */
export const SOMEBODY_ELSE =
  /上级|主管|经理|领导|汇报|师傅|师父|导师|带教|评估人|评价人|考评|评委|打分|讲师|教师|老师|考官|监考|阅卷|责任|介绍|推荐|负责|质检员|审核|录入|操作|紧急|supervisor|manager|mgr|leader|boss|head|reportsto|assess|rater|evaluat|trainer|instructor|teacher|mentor|coach|invigilator|examiner|reviewer|emergency|created|updated/

/** 工号, in Chinese and English. */
export const STAFF_NUMBER: FieldWords<'staffNo'> = {
  field: 'staffNo',
  exact: listed(`
    工号、员工工号、人员工号、职工工号、工资号、员工编号、员工编码、员工代码、员工号、员工ID、人员编号、人员编码、人员代码
    人事编号、人资编号、职工编号、职工号、职员编号、职员代码、雇员编号、雇员号、工作证号、坐席工号
    座席工号、客服工号、客服编号、学员工号、学员编号、考生工号、考生编号、参训人工号
    被评估人工号、被评人工号、登录账号（工号）、账号（工号）、帐号（工号）、用户名（工号）、登录名（工号）
    staff no、staff number、staff id、staff code、employee no、employee number、employee id、employee code
    worker、pers no、emp no、emp number、emp id、emp code、personnel no、personnel number、personnel id、payroll no
    payroll number、worker id、associate id、agent id、agent no、participant no、participant id、badge no
    badge number、staff id no、staff id number、employee id no、employee id number、emp id no、emp id number
    ee no、ee id、eeid、team member id、team member no、colleague id、colleague no、person number、person no
    payroll id、hr id、sap id、workday id、trainee no、trainee id、learner id、student id、candidate id
  `),
  weak: listed(`
    编号、编码、代码、号码、学号、考号、准考证号
    id、no、number、code、user id、id no、id number、login id、username、user name
  `),
  like: [
    /(工号|员工编?号|人员编号|职工编?号|雇员编?号)$/,
    /^(employee|emp|staff|personnel|pers|worker|agent|associate|participant|trainee|learner|colleague|teammember|payroll)s?(id)?(id|no|num|nbr|number|code)$/,
  ],
  not: SOMEBODY_ELSE,
  changes: true,
}

/** As in a list of marks or of who came: a learning system's ID number is the office's own. In a roster it may be anybody's. */
export const NUMBER_IN_LIST: FieldWords<'staffNo'> = {
  ...STAFF_NUMBER,
  weak: [...(STAFF_NUMBER.weak ?? []), 'id number', '学号工号', '用户名', 'username', 'login', '登录名'],
}

/** 姓名, in Chinese and English. */
export const PERSON_NAME: FieldWords<'name'> = {
  field: 'name',
  exact: listed(`
    姓名、员工姓名、人员姓名、职工姓名、职员姓名、雇员姓名、中文名、中文姓名、姓名中文、名字、客服姓名
    坐席姓名、学员姓名、考生姓名、参训人姓名、参训人员、被评估人、被评估人姓名、被评人、被评人姓名
    name、full name、employee name、employee full name、emp name、staff name、person name、display name
    chinese name、name cn、participant、participant name、trainee、trainee name、learner、learner name
    candidate、candidate name、agent name
  `),
  weak: listed(`
    人员、员工、学员、考生、客服
    employee、staff、agent、person、worker
  `),
  like: [/姓名$/, /^(employee|emp|staff|worker|associate|student|attendee)s?(full)?names?$/],
  not: new RegExp(`${SOMEBODY_ELSE.source}|英文|拼音|曾用|english|pinyin`),
  changes: true,
}

export const GIVEN_NAME: FieldWords<'givenName'> = {
  field: 'givenName',
  exact: listed(`
    名
    first name、given name、given names、forename、legal name first name、legal first name、preferred first name
  `),
  weak: ['first'],
}

export const FAMILY_NAME: FieldWords<'familyName'> = {
  field: 'familyName',
  exact: listed(`
    姓
    last name、family name、surname、legal name last name、legal last name
  `),
  weak: ['last'],
}
