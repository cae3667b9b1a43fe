import type { Stage } from './stage'

export const branches = [
  { name: '总部客服中心', nameEn: 'Head Office Service Centre', people: 88 },
  { name: '华东分部', nameEn: 'East China Branch', people: 86 },
  { name: '华南分部', nameEn: 'South China Branch', people: 84 },
  { name: '华北分部', nameEn: 'North China Branch', people: 72 },
  { name: '西南分部', nameEn: 'Southwest Branch', people: 84 },
  { name: '东北分部', nameEn: 'Northeast Branch', people: 56 },
  { name: '西北分部', nameEn: 'Northwest Branch', people: 50 },
] as const
export type BranchName = (typeof branches)[number]['name']

const teams = [
  { name: '热线一组', nameEn: 'Hotline Team 1' },
  { name: '热线二组', nameEn: 'Hotline Team 2' },
  { name: '在线组', nameEn: 'Online Team' },
  { name: '投诉处理组', nameEn: 'Complaints Team' },
] as const
export const teamNames = teams.map(team => team.name)

export const posts = [
  { name: '客服专员', nameEn: 'Service Agent', duties: '接听与回复旅客咨询，办理退改签，登记工单。' },
  { name: '投诉处理专员', nameEn: 'Complaint Specialist', duties: '处理升级投诉，回访，提出改进建议。' },
  { name: '质检专员', nameEn: 'Quality Inspector', duties: '抽检通话与工单，反馈缺陷，维护质检标准。' },
  { name: '内训师', nameEn: 'In-house Trainer', duties: '授课，编写教材，带教新人。' },
  { name: '班组长', nameEn: 'Team Leader', duties: '管理班组，现场支持，辅导组员。' },
  { name: '主管', nameEn: 'Supervisor', duties: '负责分部服务质量与人员发展。' },
] as const
export type PostName = (typeof posts)[number]['name']

const gradeLevels = [
  { name: '初级', nameEn: 'Junior' },
  { name: '中级', nameEn: 'Intermediate' },
  { name: '高级', nameEn: 'Senior' },
] as const

/** What a centre of a travel service answers for, and by which way people come to it. */
export const businessLines = [
  { name: '国内机票', nameEn: 'Domestic Flights' },
  { name: '国际机票', nameEn: 'International Flights' },
  { name: '酒店', nameEn: 'Hotels' },
  { name: '旅游度假', nameEn: 'Package Holidays' },
] as const

export const channels = [
  { name: '热线', nameEn: 'Hotline' },
  { name: '在线', nameEn: 'Online' },
  { name: '工单', nameEn: 'Tickets' },
] as const

/** Required level by post, in the order of `posts`. */
export const competencies = [
  { name: '服务礼仪', nameEn: 'Service Etiquette', category: '礼仪与沟通', required: [3, 3, 3, 4, 4, 4] },
  {
    name: '电话沟通',
    nameEn: 'Telephone Communication',
    category: '礼仪与沟通',
    required: [3, 4, 3, 4, 4, 4],
  },
  { name: '书面回复', nameEn: 'Written Replies', category: '礼仪与沟通', required: [3, 4, 4, 4, 3, 3] },
  { name: '情绪管理', nameEn: 'Emotional Control', category: '投诉处理', required: [3, 4, 3, 4, 4, 4] },
  { name: '投诉处理流程', nameEn: 'Complaint Handling', category: '投诉处理', required: [2, 4, 3, 4, 3, 4] },
  { name: '工单系统操作', nameEn: 'Ticket System', category: '系统操作', required: [3, 3, 3, 3, 3, 2] },
  { name: '产品知识', nameEn: 'Product Knowledge', category: '业务与法规', required: [3, 3, 3, 4, 3, 3] },
  {
    name: '票务与政策法规',
    nameEn: 'Ticketing Rules and Policy',
    category: '业务与法规',
    required: [3, 4, 4, 4, 3, 3],
  },
  { name: '危机应对', nameEn: 'Crisis Response', category: '应急', required: [2, 3, 2, 3, 3, 4] },
  {
    name: '跨部门协作',
    nameEn: 'Working Across Departments',
    category: '团队协作与企业文化',
    required: [2, 3, 2, 3, 3, 4],
  },
  { name: '心理疏导', nameEn: 'Psychological Support', category: '投诉处理', required: [2, 3, 2, 3, 3, 3] },
  { name: '质检标准', nameEn: 'Quality Standards', category: '业务与法规', required: [2, 3, 4, 3, 3, 3] },
] as const
export type CompetencyName = (typeof competencies)[number]['name']

/** Company, units, posts, grade levels and what each post asks for. Returns the competencies' ids by name. */
export async function openOffice(stage: Stage): Promise<Map<string, string>> {
  await stage.do('settings', 'changeOffice', {
    company: '远程旅行服务客服中心',
    companyEn: 'Yuancheng Travel Service Centre',
    certificateCompany: 'KF',
    minutesPerHour: 60,
  })
  const [headquarters] = branches
  const { id: root } = await stage.do('people', 'addUnit', {
    parentId: null,
    kind: 'headquarters',
    name: headquarters.name,
    nameEn: headquarters.nameEn,
  })
  await addTeams(stage, root)
  for (const branch of branches.slice(1)) {
    const { id } = await stage.do('people', 'addUnit', {
      parentId: root,
      kind: 'branch',
      name: branch.name,
      nameEn: branch.nameEn,
    })
    await addTeams(stage, id)
  }
  for (const level of gradeLevels) await stage.do('people', 'addGradeLevel', level)
  for (const line of businessLines) await stage.do('people', 'addBusinessLine', line)
  for (const channel of channels) await stage.do('people', 'addChannel', channel)
  const postIds: string[] = []
  for (const post of posts) postIds.push((await stage.do('people', 'addPost', post)).id)
  const ids = new Map<string, string>()
  for (const { required, ...competency } of competencies) {
    const { id } = await stage.do('people', 'addCompetency', competency)
    ids.set(competency.name, id)
    for (const [index, level] of required.entries()) {
      const postId = postIds[index]
      if (postId) await stage.do('people', 'setRequirement', { postId, competencyId: id, level })
    }
  }
  return ids
}

async function addTeams(stage: Stage, parentId: string): Promise<void> {
  for (const team of teams) await stage.do('people', 'addUnit', { parentId, kind: 'team', ...team })
}
