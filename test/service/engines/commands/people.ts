import type { CommandsOf } from './case'

export const people: CommandsOf<'people'> = {
  addUnit: [
    office => ({ parentId: office.root, kind: 'branch', name: '华南分部', nameEn: 'South' }),
    { refused: 'unit_exists', given: office => ({ parentId: office.root, kind: 'team', name: '热线一组' }) },
  ],
  changeUnit: [office => ({ id: office.team, name: '热线二组', kind: 'department' })],
  moveUnit: [
    office => ({ id: office.team, parentId: office.branch }),
    office => ({ id: office.branch, parentId: office.root, before: office.team }),
    { refused: 'under_itself', given: office => ({ id: office.root, parentId: office.team }) },
  ],
  removeUnit: [
    office => ({ id: office.branch }),
    { refused: 'has_people', given: office => ({ id: office.team }) },
    {
      refused: 'in_use',
      async given({ does, branch }) {
        await does('needs', 'add', { title: '分部缺讲师', source: 'manager', unitId: branch })
        return { id: branch }
      },
    },
  ],
  addPost: [() => ({ name: '质检专员', duties: '抽检通话' })],
  changePost: [
    office => ({ id: office.leader, name: '主管', duties: null }),
    { refused: 'post_exists', given: office => ({ id: office.leader, name: '客服专员' }) },
  ],
  removePost: [
    async ({ does, complaints }) => {
      const { output } = await does('people', 'addPost', { name: '质检专员' })
      await does('people', 'setRequirement', { postId: output.id, competencyId: complaints, level: 4 })
      return { id: output.id }
    },
    { refused: 'has_people', given: office => ({ id: office.agent }) },
    {
      refused: 'in_use',
      async given({ does, liu, agent, team, leader }) {
        const to = { unitId: team, gradeLevelId: null, day: '2026-12-01' }
        const { output } = await does('people', 'addPost', { name: '质检专员' })
        await does('people', 'transfer', { ...to, id: liu, postId: output.id })
        await does('people', 'transfer', { ...to, id: liu, postId: agent, day: '2026-12-08' })
        return { id: output.id === leader ? '' : output.id }
      },
    },
  ],
  addGradeLevel: [() => ({ name: '中级', nameEn: 'Intermediate' })],
  changeGradeLevel: [office => ({ id: office.senior, name: '资深', nameEn: null })],
  removeGradeLevel: [
    office => ({ id: office.senior }),
    {
      refused: 'in_use',
      async given({ does, agent, senior, complaints }) {
        const line = { postId: agent, gradeLevelId: senior, competencyId: complaints, level: 4 }
        await does('people', 'setRequirement', line)
        return { id: senior }
      },
    },
  ],
  addCompetency: [
    () => ({ name: '危机应对', category: '应急', descriptors: { 1: '知道预案', 5: '能带队' } }),
  ],
  changeCompetency: [
    office => ({ id: office.emotions, name: '情绪管理与疏导', descriptors: { 2: '能自我调节' } }),
  ],
  removeCompetency: [
    async ({ does, agent, emotions }) => {
      await does('people', 'setRequirement', { postId: agent, competencyId: emotions, level: 3 })
      return { id: emotions }
    },
    { refused: 'in_use', given: office => ({ id: office.complaints }) },
  ],
  setRequirement: [
    office => ({ postId: office.leader, competencyId: office.emotions, level: 4, weight: 20 }),
    office => ({ postId: office.agent, competencyId: office.complaints, level: 5 }),
    office => ({
      postId: office.agent,
      gradeLevelId: office.junior,
      competencyId: office.complaints,
      level: null,
    }),
  ],
  setRequirements: [
    office => ({
      lines: [
        { postId: office.leader, competencyId: office.emotions, level: 4, was: null },
        { postId: office.agent, competencyId: office.complaints, level: 5 },
        {
          postId: office.agent,
          gradeLevelId: office.junior,
          competencyId: office.complaints,
          level: null,
        },
      ],
    }),
    {
      refused: 'cell_changed',
      given: office => ({
        lines: [{ postId: office.agent, competencyId: office.complaints, level: 5, was: null }],
      }),
    },
  ],
  addBusinessLine: [() => ({ name: '旅游度假', nameEn: 'Holidays' })],
  changeBusinessLine: [
    office => ({ id: office.hotels, name: '酒店与民宿', retired: true }),
    { refused: 'name_taken', given: office => ({ id: office.hotels, name: '国内机票' }) },
  ],
  removeBusinessLine: [
    office => ({ id: office.hotels }),
    { refused: 'has_members', given: office => ({ id: office.flights }) },
  ],
  addChannel: [() => ({ name: '工单' })],
  changeChannel: [office => ({ id: office.online, nameEn: 'Online' })],
  removeChannel: [office => ({ id: office.online })],
  hire: [
    office => ({
      name: '孙悦',
      staffNo: '10007',
      gender: 'female',
      unitId: office.team,
      postId: office.agent,
      gradeLevelId: office.junior,
      hiredOn: '2026-12-01',
      channelId: office.hotline,
      tags: ['新人'],
    }),
    () => ({ name: '高岚', external: true, company: '蓝桥企业顾问', note: '两天前说定\n自带教材' }),
    { refused: 'number_taken', given: () => ({ name: '王芳', staffNo: '10001' }) },
  ],
  change: [
    office => ({
      id: office.wang,
      nameEn: 'Wang Fang',
      phone: null,
      tags: ['骨干', '质检'],
      hiredOn: '2024-02-01',
    }),
    { refused: 'number_taken', given: office => ({ id: office.li, staffNo: '10001' }) },
  ],
  transfer: [
    office => ({
      id: office.li,
      unitId: office.branch,
      postId: office.leader,
      gradeLevelId: office.senior,
      day: '2026-12-08',
      reason: '支援分部',
    }),
  ],
  leave: [office => ({ id: office.li, day: '2026-12-08', reason: '合同到期' })],
  rehire: [
    office => ({
      id: office.zhao,
      unitId: office.team,
      postId: office.agent,
      gradeLevelId: office.junior,
      day: '2026-12-08',
    }),
  ],
  writeRoster: [
    () => ({
      fileName: '花名册_12月.xlsx',
      sheet: '在职',
      rows: [
        { bookNumber: '10001', person: { staffNo: '10001', name: '王芳', unit: '总部', team: '在线组' } },
        {
          bookNumber: '10002',
          person: { staffNo: '10012', name: '李娜', status: 'left', leftOn: '2026-11-30' },
        },
        {
          bookNumber: null,
          person: {
            staffNo: '10008',
            name: '钱进',
            unit: '西南分部',
            team: '热线一组',
            post: '质检专员',
            gradeLevel: '中级',
            businessLine: '租车',
            channel: '热线',
            hiredOn: '2026-11-01',
          },
        },
      ],
      counts: { conflicts: 1 },
    }),
    {
      refused: 'book_changed',
      given: () => ({
        fileName: '旧花名册.xlsx',
        rows: [{ bookNumber: null, person: { staffNo: '10001', name: '王芳' } }],
      }),
    },
  ],
}
