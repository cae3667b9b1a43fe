import type { ActionRow } from '../../../src/contract/improvements'
import { brief, office } from '../people/office'
import type { Answers } from '../support/service-in-memory'

const who = (id: string, name: string) => ({ id, name, nameEn: null, staffNo: id })

/** 补考 of 王芳, which 何涛 takes care of and 梁静 verifies. */
export const action = (some: Partial<ActionRow> = {}): ActionRow => ({
  id: 'a1',
  number: 1,
  kind: 'people',
  origin: 'failed',
  title: '王芳',
  cause: 'failed',
  measure: null,
  session: { id: 's1', courseName: '退改签新政解读', courseNameEn: 'New Refund Policy', number: 1 },
  person: who('00603', '王芳'),
  owner: who('00610', '何涛'),
  verifier: who('00101', '梁静'),
  dueOn: '2026-12-07',
  overdueDays: 2,
  status: 'open',
  doneOn: null,
  doneNote: null,
  verifiedOn: null,
  verifiedNote: null,
  createdOn: '2026-11-20',
  ...some,
})

export const byHand = (some: Partial<ActionRow> = {}): ActionRow =>
  action({
    id: 'a2',
    number: 2,
    kind: 'system',
    origin: 'manual',
    title: '工单模板增加必填项',
    cause: '58% 答错同一题',
    session: null,
    person: null,
    dueOn: '2026-12-20',
    overdueDays: 0,
    ...some,
  })

export const colleagues = [brief('00101', '梁静'), brief('00610', '何涛'), brief('00620', '赵博文')]

/** The improvements of an office whose people can be chosen. */
export function improving(improvements: NonNullable<Answers['improvements']>): Answers {
  const { people, ...rest } = office({
    find: ({ text }) => colleagues.filter(person => person.name.includes(text)),
    briefs: ({ ids }) => colleagues.filter(person => ids.includes(person.id)),
  })
  return { ...rest, ...(people ? { people } : {}), improvements }
}
