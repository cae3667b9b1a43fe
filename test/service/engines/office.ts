import type { Db } from '../../../electron/service/db/databases'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import type { BothBooks } from './commands-on-both'
import { holdClasses } from './office-classes'

export type Does = <A extends keyof Contract, N extends keyof Contract[A] & string>(
  area: A,
  name: N,
  input: InputOf<Contract[A][N]>,
) => Promise<{ seq: number; output: OutputOf<Contract[A][N]> }>

/** Carries out a command that must not be refused. */
const doing =
  (books: BothBooks): Does =>
  async (area, name, input) => {
    const outcome = await books.tries(area, name, input)
    if ('refused' in outcome) throw new Error(`${area}.${name} was refused: ${JSON.stringify(outcome)}`)
    // Handlers are typed by the same contract: what comes out is what this procedure promises.
    return { seq: outcome.seq ?? 0, output: outcome.output as never }
  }

/** Who acts once she is there. */
export const operatorName = '周敏'

export type Furniture = Awaited<ReturnType<typeof furnish>>

/** Ids of what stands in it, and what else is to be done there before a command is tried. */
export type Office = Furniture & { books: BothBooks; does: Does }

export async function openOffice(books: BothBooks): Promise<{ at(books: BothBooks): Office }> {
  const furniture = await furnish(doing(books), books.db)
  return { at: visited => ({ ...furniture, books: visited, does: doing(visited) }) }
}

/** A small office with something of everything: each command finds what it is about, and what stands in its way. */
async function furnish(does: Does, db: Db) {
  const made = async <A extends keyof Contract, N extends keyof Contract[A] & string>(
    area: A,
    name: N,
    input: InputOf<Contract[A][N]>,
  ) => ((await does(area, name, input)).output as { id: string }).id
  await does('settings', 'changeOffice', { company: '远程旅行服务客服中心', certificateCompany: 'KF' })
  const lists = await furnishLists(made, does)
  const people = await hirePeople(made, does, lists)
  const library = await fillLibrary(made, { ...lists, ...people })
  const planning = await planYear(made, { ...lists, ...people, ...library })
  const classes = await holdClasses(does, db, { ...lists, ...people, ...library, ...planning })
  const rated = { personId: people.li, competencyId: lists.complaints, state: 'rated', level: 2 } as const
  await does('needs', 'rate', { ...rated, method: 'supervisor', ratedOn: '2026-03-02' })
  const action = await made('improvements', 'add', {
    kind: 'process',
    title: '补写话术',
    dueOn: '2026-12-20',
    sessionId: classes.held,
    ownerId: people.chen,
    verifierId: people.wang,
  })
  const doneAction = await made('improvements', 'add', {
    kind: 'system',
    title: '工单加一栏',
    dueOn: '2026-12-01',
    ownerId: people.chen,
    verifierId: people.wang,
  })
  await does('improvements', 'finish', { id: doneAction, doneOn: '2026-12-02', note: '已上线' })
  // She acts from here on.
  const joining = await does('settings', 'addOperator', { name: operatorName })
  const otherOperator = await made('settings', 'addOperator', { name: '程浩' })
  return {
    ...lists,
    ...people,
    ...library,
    ...planning,
    ...classes,
    action,
    doneAction,
    operator: joining.output.id,
    joined: joining.seq,
    otherOperator,
  }
}

type Made = <A extends keyof Contract, N extends keyof Contract[A] & string>(
  area: A,
  name: N,
  input: InputOf<Contract[A][N]>,
) => Promise<string>

async function furnishLists(made: Made, does: Does) {
  const root = await made('people', 'addUnit', { parentId: null, kind: 'headquarters', name: '总部' })
  const team = await made('people', 'addUnit', { parentId: root, kind: 'team', name: '热线一组' })
  const emptyTeam = await made('people', 'addUnit', { parentId: root, kind: 'team', name: '在线组' })
  const branch = await made('people', 'addUnit', { parentId: root, kind: 'branch', name: '华东分部' })
  const agent = await made('people', 'addPost', { name: '客服专员', duties: '接听旅客来电' })
  const leader = await made('people', 'addPost', { name: '班组长' })
  const junior = await made('people', 'addGradeLevel', { name: '初级' })
  const senior = await made('people', 'addGradeLevel', { name: '高级', nameEn: 'Senior' })
  const flights = await made('people', 'addBusinessLine', { name: '国内机票' })
  const hotels = await made('people', 'addBusinessLine', { name: '酒店', nameEn: 'Hotels' })
  const hotline = await made('people', 'addChannel', { name: '热线' })
  const online = await made('people', 'addChannel', { name: '在线' })
  const complaints = await made('people', 'addCompetency', {
    name: '投诉处理流程',
    category: '投诉处理',
    descriptors: { 3: '能独立处理一般投诉' },
  })
  const emotions = await made('people', 'addCompetency', { name: '情绪管理', category: '投诉处理' })
  await does('people', 'setRequirement', { postId: agent, competencyId: complaints, level: 3 })
  const forJuniors = { postId: agent, gradeLevelId: junior, competencyId: complaints, level: 2 }
  await does('people', 'setRequirement', forJuniors)
  return {
    root,
    team,
    emptyTeam,
    branch,
    agent,
    leader,
    junior,
    senior,
    flights,
    hotels,
    hotline,
    online,
    complaints,
    emotions,
  }
}

type Lists = Awaited<ReturnType<typeof furnishLists>>

async function hirePeople(
  made: Made,
  does: Does,
  { team, root, agent, leader, junior, flights, hotline }: Lists,
) {
  const agents = { unitId: team, postId: agent, gradeLevelId: junior, hiredOn: '2024-03-01' }
  const wang = await made('people', 'hire', {
    ...agents,
    staffNo: '10001',
    name: '王芳',
    businessLineId: flights,
    channelId: hotline,
    tags: ['内训师', '骨干'],
    phone: '13800001234',
  })
  const li = await made('people', 'hire', { ...agents, staffNo: '10002', name: '李娜' })
  const zhang = await made('people', 'hire', { ...agents, staffNo: '10003', name: '张伟' })
  const liu = await made('people', 'hire', { ...agents, staffNo: '10004', name: '刘洋' })
  const chen = await made('people', 'hire', {
    staffNo: '10005',
    name: '陈静',
    unitId: root,
    postId: leader,
    hiredOn: '2020-07-01',
  })
  const zhao = await made('people', 'hire', { ...agents, staffNo: '10006', name: '赵磊' })
  await does('people', 'leave', { id: zhao, day: '2026-06-30', reason: '个人原因' })
  return { wang, li, zhang, liu, chen, zhao }
}

type Staffed = Lists & Awaited<ReturnType<typeof hirePeople>>

async function fillLibrary(made: Made, { chen, complaints }: Staffed) {
  const course = await made('courses', 'add', {
    code: 'KC-001',
    name: '投诉处理',
    nameEn: 'Complaints',
    category: '投诉处理',
    method: 'workshop',
    theoryMinutes: 120,
    practiceMinutes: 60,
    theoryWeight: 60,
    practiceWeight: 40,
    passMark: 6000,
    certificateKind: 'TS',
    validityMonths: 24,
    outcomes: [{ competencyId: complaints, level: 3 }],
  })
  const drill = await made('courses', 'add', {
    code: 'KC-002',
    name: '应急演练',
    category: '应急',
    method: 'practice',
    certificateKind: 'YJ',
    theoryMinutes: 0,
    practiceMinutes: 60,
    theoryWeight: 0,
    practiceWeight: 0,
    passMark: 0,
  })
  const trainer = await made('courses', 'addTrainer', { personId: chen })
  const guest = await made('courses', 'addTrainer', { name: '高岚', company: '蓝桥企业顾问' })
  const room = await made('courses', 'addRoom', { name: '总部 301', place: '三楼', capacity: 40 })
  return { course, drill, trainer, guest, room }
}

type Equipped = Staffed & Awaited<ReturnType<typeof fillLibrary>>

async function planYear(made: Made, { course, drill, complaints, team, li, zhang }: Equipped) {
  const need = await made('needs', 'add', {
    title: '投诉处理不熟',
    source: 'complaint',
    competencyId: complaints,
    unitId: team,
    target: { by: '2026-12-31', measure: '重复投诉率', to: '3%' },
    personIds: [li, zhang],
  })
  const openNeed = await made('needs', 'add', { title: '新系统上线', source: 'business_change' })
  const planLine = await made('plan', 'addLine', {
    year: 2026,
    courseId: course,
    needId: need,
    headcount: 20,
    month: 12,
  })
  const looseLine = await made('plan', 'addLine', {
    year: 2027,
    courseId: drill,
    headcount: 30,
    month: 3,
    personIds: [li],
  })
  return { need, openNeed, planLine, looseLine }
}

export type Planned = Equipped & Awaited<ReturnType<typeof planYear>>
