import type { CommandsOf } from './case'

const plain = {
  category: '业务',
  method: 'classroom',
  theoryMinutes: 180,
  practiceMinutes: 0,
  theoryWeight: 100,
  practiceWeight: 0,
  passMark: 8000,
  certificateKind: 'ZC',
} as const

export const courses: CommandsOf<'courses'> = {
  add: [
    office => ({
      ...plain,
      code: 'KC-003',
      name: '退改签新政解读',
      outline: '一、要点\n二、话术',
      outcomes: [{ competencyId: office.complaints, level: 4 }],
    }),
    { refused: 'code_taken', given: () => ({ ...plain, code: 'KC-001', name: '另一门课' }) },
    { refused: 'name_taken', given: () => ({ ...plain, code: 'KC-009', name: '投诉处理' }) },
  ],
  change: [
    office => ({
      ...plain,
      id: office.course,
      code: 'KC-001',
      name: '投诉处理与回访',
      outcomes: [{ competencyId: office.emotions, level: 2 }],
    }),
  ],
  retire: [office => ({ id: office.drill, retired: true })],
  addTrainer: [
    office => ({ personId: office.wang }),
    () => ({ name: '吴桐', company: '蓝桥企业顾问', phone: '13900005678' }),
    { refused: 'already_trainer', given: office => ({ personId: office.chen }) },
  ],
  changeTrainer: [
    office => ({ id: office.guest, name: '高岚岚', phone: '13800009999' }),
    office => ({ id: office.trainer, retired: true }),
  ],
  addRoom: [
    () => ({ name: '总部 203', nameEn: 'Head Office 203', capacity: 24 }),
    { refused: 'name_taken', given: () => ({ name: '总部 301' }) },
  ],
  changeRoom: [office => ({ id: office.room, place: null, capacity: 48, retired: true })],
}
