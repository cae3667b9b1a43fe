import type { CompetencyName } from './office'
import type { Stage } from './stage'

interface CourseText {
  key: string
  code: string
  name: string
  nameEn: string
  category: string
  method: 'classroom' | 'workshop' | 'practice' | 'online' | 'coaching'
  outline: string
  theory: number
  practice: number
  weights: [number, number]
  pass: number
  kind: string
  validityMonths?: number
  raises: [CompetencyName, number][]
}

export const courses: readonly CourseText[] = [
  {
    key: 'policy',
    code: 'KC-001',
    name: '退改签新政解读',
    nameEn: 'The New Refund and Change Policy',
    category: 'business',
    method: 'classroom',
    outline: '一、新政要点与适用范围\n二、常见问答与话术\n三、疑难工单演练\n四、案例研讨：旅客为什么听不懂',
    theory: 360,
    practice: 240,
    weights: [60, 40],
    pass: 8000,
    kind: 'ZC',
    raises: [['票务与政策法规', 4]],
  },
  {
    key: 'complaint',
    code: 'KC-002',
    name: '投诉处理与情绪管理',
    nameEn: 'Complaint Handling and Emotional Control',
    category: 'complaints',
    method: 'workshop',
    outline: '一、投诉处理五步法\n二、倾听与共情\n三、情绪觉察与自我调节\n四、角色扮演与点评',
    theory: 480,
    practice: 480,
    weights: [60, 40],
    pass: 8000,
    kind: 'TS',
    validityMonths: 24,
    raises: [
      ['投诉处理流程', 4],
      ['情绪管理', 3],
    ],
  },
  {
    key: 'emotion',
    code: 'KC-003',
    name: '情绪管理',
    nameEn: 'Emotional Control',
    category: 'complaints',
    method: 'workshop',
    outline: '一、压力从哪里来\n二、语气与措辞\n三、班后恢复',
    theory: 180,
    practice: 180,
    weights: [50, 50],
    pass: 6000,
    kind: 'QX',
    raises: [['情绪管理', 3]],
  },
  {
    key: 'etiquette',
    code: 'KC-004',
    name: '服务礼仪与沟通',
    nameEn: 'Service Etiquette and Communication',
    category: 'etiquette',
    method: 'classroom',
    outline: '一、礼仪规范\n二、电话沟通\n三、书面回复',
    theory: 240,
    practice: 120,
    weights: [70, 30],
    pass: 6000,
    kind: 'LY',
    raises: [
      ['服务礼仪', 3],
      ['电话沟通', 3],
    ],
  },
  {
    key: 'ticket',
    code: 'KC-005',
    name: '工单系统操作',
    nameEn: 'Working with the Ticket System',
    category: 'systems',
    method: 'practice',
    outline: '一、登记与分派\n二、升级与挂起\n三、质检关注点',
    theory: 120,
    practice: 240,
    weights: [40, 60],
    pass: 8000,
    kind: 'GD',
    // The system changes twice a year.
    validityMonths: 6,
    raises: [['工单系统操作', 3]],
  },
  {
    key: 'quality',
    code: 'KC-006',
    name: '质检标准与案例',
    nameEn: 'Quality Standards and Cases',
    category: 'business',
    method: 'classroom',
    outline: '一、评分细则\n二、常见缺陷\n三、案例评分校准',
    theory: 240,
    practice: 0,
    weights: [100, 0],
    pass: 8000,
    kind: 'ZJ',
    raises: [['质检标准', 4]],
  },
  {
    key: 'newcomer',
    code: 'KC-007',
    name: '新人岗前培训',
    nameEn: 'Induction for Newcomers',
    category: 'business',
    method: 'classroom',
    outline: '第一周：企业文化、产品知识、系统操作\n第二周：话术、旁听、模拟接线',
    theory: 1200,
    practice: 1200,
    weights: [50, 50],
    pass: 8000,
    kind: 'SG',
    raises: [
      ['产品知识', 3],
      ['工单系统操作', 2],
      ['服务礼仪', 3],
    ],
  },
  {
    key: 'leader',
    code: 'KC-008',
    name: '班组长管理基础',
    nameEn: 'First-line Leadership',
    category: 'management',
    method: 'workshop',
    outline: '一、从骨干到班组长\n二、辅导面谈\n三、排班与现场管理',
    theory: 360,
    practice: 240,
    weights: [50, 50],
    pass: 6000,
    kind: 'GL',
    raises: [['跨部门协作', 3]],
  },
  {
    key: 'drill',
    code: 'KC-009',
    name: '大面积延误应急演练',
    nameEn: 'Mass Delay Drill',
    category: 'emergency',
    method: 'practice',
    outline: '一、预案\n二、分组演练\n三、复盘',
    theory: 0,
    practice: 180,
    weights: [0, 0],
    pass: 0,
    kind: 'YJ',
    raises: [],
  },
]

/** The courses' ids by key. Policy comes in March with the policy itself; the rest is the library of January. */
export async function fillLibrary(
  stage: Stage,
  competencyIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const text of courses) {
    const { id } = await stage.do('courses', 'add', {
      code: text.code,
      name: text.name,
      nameEn: text.nameEn,
      category: text.category,
      method: text.method,
      outline: text.outline,
      theoryMinutes: text.theory,
      practiceMinutes: text.practice,
      theoryWeight: text.weights[0],
      practiceWeight: text.weights[1],
      passMark: text.pass,
      validityMonths: text.validityMonths ?? null,
      certificateKind: text.kind,
      outcomes: text.raises.flatMap(([name, level]) => {
        const competencyId = competencyIds.get(name)
        return competencyId ? [{ competencyId, level }] : []
      }),
    })
    ids.set(text.key, id)
  }
  return ids
}

export interface Places {
  trainers: Map<string, string>
  rooms: Map<string, string>
}

export async function furnish(stage: Stage, personIds: ReadonlyMap<string, string>): Promise<Places> {
  const trainers = new Map<string, string>()
  for (const name of ['沈悦', '程浩', '韩雪']) {
    const personId = personIds.get(name)
    if (personId) trainers.set(name, (await stage.do('courses', 'addTrainer', { personId })).id)
  }
  const external = await stage.do('courses', 'addTrainer', {
    name: '高岚',
    company: '蓝桥企业顾问',
    phone: '13800001234',
  })
  trainers.set('高岚', external.id)
  const rooms = new Map<string, string>()
  for (const room of [
    { name: '总部 301', nameEn: 'Head Office 301', place: '总部三楼', capacity: 48 },
    { name: '总部 203', nameEn: 'Head Office 203', place: '总部二楼', capacity: 24 },
    { name: '华南培训室', nameEn: 'South China Training Room', place: '广州', capacity: 45 },
    { name: '西南培训室', nameEn: 'Southwest Training Room', place: '成都', capacity: 45 },
    { name: '华东培训室', nameEn: 'East China Training Room', place: '上海', capacity: 45 },
  ]) {
    rooms.set(room.name, (await stage.do('courses', 'addRoom', room)).id)
  }
  return { trainers, rooms }
}
