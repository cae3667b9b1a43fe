import type { PersonBrief } from '../../../src/contract/people/brief'
import type { PersonDetail, PersonRow } from '../../../src/contract/people/person'
import type { UnitRow } from '../../../src/contract/people/structure'
import { book } from '../support/book'
import { personWords } from '../support/person-words'
import type { Answers } from '../support/service-in-memory'

export const named = (name: string, nameEn: string | null = null) => ({ id: name, name, nameEn })

export const brief = (id: string, name: string, some: Partial<PersonBrief> = {}): PersonBrief => ({
  id,
  ...personWords(name, { staffNo: id, unitName: '热线一组', branchName: '华南分部', postNameEn: 'Agent' }),
  status: 'active',
  external: false,
  ...some,
})

export const row = (staffNo: string, name: string, some: Partial<PersonRow> = {}): PersonRow => ({
  id: staffNo,
  name,
  nameEn: null,
  staffNo,
  unitPath: [named('总部'), named('华南分部'), named('热线一组')],
  postName: '客服专员',
  postNameEn: 'Agent',
  gradeLevelName: '初级',
  gradeLevelNameEn: null,
  businessLineName: null,
  businessLineNameEn: null,
  channelName: null,
  channelNameEn: null,
  status: 'active',
  tags: [],
  external: false,
  company: null,
  hiredOn: '2024-03-01',
  leftOn: null,
  phoneMasked: '138****5678',
  ...some,
})

export const unit = (
  name: string,
  parentId: string | null,
  people: number,
  some: Partial<UnitRow> = {},
): UnitRow => ({
  ...named(name),
  parentId,
  kind: parentId === null ? 'headquarters' : 'branch',
  people,
  peopleBelow: people,
  ...some,
})

export const fang: PersonDetail = {
  id: '00603',
  name: '王芳',
  nameEn: 'Fang Wang',
  staffNo: '00603',
  gender: 'female',
  external: false,
  company: null,
  unitPath: [named('总部'), named('华南分部')],
  post: named('客服专员'),
  gradeLevel: named('初级'),
  businessLine: null,
  channel: null,
  phone: '13812345678',
  email: null,
  supervisorNo: '00600',
  supervisor: brief('00600', '赵䶮'),
  hiredOn: '2024-03-01',
  leftOn: null,
  status: 'active',
  note: null,
  tags: ['骨干'],
  history: [
    {
      id: 'e1',
      kind: 'hire',
      onDay: '2024-03-01',
      fromUnit: null,
      toUnit: named('华南分部'),
      fromPost: null,
      toPost: named('客服专员'),
      fromGradeLevel: null,
      toGradeLevel: named('初级'),
      reason: null,
    },
  ],
}

/** An office of one headquarters and two branches, and whatever a test adds. */
export function office(people: NonNullable<Answers['people']> = {}): Answers {
  return {
    book,
    people: {
      units: () => ({
        units: [
          unit('总部', null, 1, { peopleBelow: 3 }),
          unit('华南分部', '总部', 1, { peopleBelow: 2 }),
          unit('热线一组', '华南分部', 1, { kind: 'team' }),
          unit('西南分部', '总部', 0),
        ],
        withoutUnit: 1,
        people: 4,
        left: 1,
      }),
      posts: () => [{ ...named('客服专员', 'Agent'), duties: null, people: 3, requirements: [] }],
      gradeLevels: () => [
        { ...named('初级'), people: 2 },
        { ...named('高级'), people: 1 },
      ],
      competencies: () => [],
      businessLines: () => [{ ...named('国内机票', 'Domestic flights'), retired: false, people: 1 }],
      channels: () => [
        { ...named('热线', 'Hotline'), retired: false, people: 1 },
        { ...named('柜台'), retired: true, people: 0 },
      ],
      tags: () => [{ tag: '骨干', people: 1 }],
      list: () => ({ rows: [row('00603', '王芳')], nextCursor: null, total: 1 }),
      match: () => [],
      ...people,
    },
  }
}
