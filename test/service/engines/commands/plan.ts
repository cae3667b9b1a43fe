import type { CommandsOf } from './case'

export const plan: CommandsOf<'plan'> = {
  addLine: [
    office => ({
      ...{
        year: 2027,
        courseId: office.course,
        needId: office.openNeed,
        headcount: 24,
        month: 5,
        sessions: 2,
      },
      ownerId: office.chen,
      budgetFen: 350_000,
      audience: '一线客服',
      personIds: [office.wang],
    }),
    // More than four bytes hold, in 分.
    office => ({
      year: 2027,
      courseId: office.course,
      headcount: 1,
      month: 2,
      budgetFen: 3_000_000_000,
    }),
    office => ({ year: 2030, courseId: office.drill, headcount: 0, month: 1 }),
    { refused: 'not_found', given: () => ({ year: 2027, courseId: 'none', headcount: 1, month: 1 }) },
  ],
  changeLine: [
    office => ({
      id: office.looseLine,
      courseId: office.course,
      headcount: 12,
      month: 4,
      ownerId: office.chen,
      personIds: [office.li, office.liu],
    }),
  ],
  decideLine: [
    office => ({ id: office.looseLine, status: 'postponed', postponedTo: 9, reason: '旺季' }),
    office => ({ id: office.looseLine, status: 'cancelled', reason: '合并到岗前培训' }),
    { refused: 'no_reason', given: office => ({ id: office.looseLine, status: 'cancelled', reason: null }) },
  ],
  removeLine: [
    office => ({ id: office.looseLine }),
    { refused: 'has_sessions', given: office => ({ id: office.planLine }) },
  ],
  setStatus: [
    () => ({ year: 2027, status: 'submitted' }),
    async ({ does }) => {
      await does('plan', 'setStatus', { year: 2027, status: 'submitted' })
      return { year: 2027, status: 'approved', approvedBy: '李总', approvedOn: '2026-12-08' }
    },
    { refused: 'not_from_here', given: () => ({ year: 2027, status: 'approved', approvedBy: '李总' }) },
  ],
}
