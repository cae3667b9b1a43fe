import type { Year } from './story-year'

/** January: the annual plan, submitted and approved on paper. */
export async function planTheYear({ stage, world, lines, person }: Year): Promise<void> {
  await stage.on('2026-01-12', '10:00')
  const planned: [
    key: string,
    course: string,
    month: number,
    sessions: number,
    headcount: number,
    audience: string,
    budget: number,
  ][] = [
    ['newcomer', 'newcomer', 3, 1, 24, '二月入职新人', 1_200_000],
    ['complaint-3', 'complaint', 3, 1, 40, '总部投诉处理与客服专员', 900_000],
    ['etiquette-3', 'etiquette', 3, 1, 40, '西北分部全员', 400_000],
    ['emotion-5', 'emotion', 5, 1, 38, '华东分部', 600_000],
    ['ticket-5', 'ticket', 5, 1, 36, '总部', 200_000],
    ['drill', 'drill', 5, 1, 60, '各分部骨干', 300_000],
    ['leader', 'leader', 6, 1, 30, '班组长', 1_500_000],
    ['ticket-8', 'ticket', 8, 1, 36, '东北分部', 200_000],
    ['complaint-9', 'complaint', 9, 1, 40, '华东分部', 900_000],
    ['complaint-10', 'complaint', 10, 1, 42, '总部与华北分部', 900_000],
    ['quality-11', 'quality', 11, 1, 20, '质检专员与骨干', 150_000],
    ['emotion-11', 'emotion', 11, 1, 36, '华北分部', 600_000],
    ['ticket-11', 'ticket', 11, 1, 34, '西北分部', 200_000],
    ['etiquette-12', 'etiquette', 12, 2, 84, '东北分部、西北分部', 800_000],
    ['complaint-12', 'complaint', 12, 2, 84, '华北分部、西南分部', 1_800_000],
    ['quality-12', 'quality', 12, 1, 42, '各分部骨干', 150_000],
  ]
  for (const [key, course, month, sessions, headcount, audience, budgetFen] of planned) {
    const { id } = await stage.do('plan', 'addLine', {
      year: 2026,
      courseId: world.courses.get(course) ?? '',
      month,
      sessions,
      headcount,
      audience,
      budgetFen,
      ownerId: person('coordinator'),
    })
    lines.set(key, id)
  }
  await stage.on('2026-01-15', '11:00')
  await stage.do('plan', 'setStatus', { year: 2026, status: 'submitted' })
  await stage.on('2026-01-22', '15:00')
  await stage.do('plan', 'setStatus', {
    year: 2026,
    status: 'approved',
    approvedBy: '客服中心总经理 罗毅',
    approvedOn: '2026-01-22',
  })
}
