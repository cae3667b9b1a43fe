import { openTestService, type TestService } from '../support/service'

/** A small office: headquarters with a team of its own, two branches, two posts, three competencies. */
export interface Office {
  book: TestService
  hq: string
  hqTeam: string
  south: string
  southTeam: string
  east: string
  clerk: string
  handler: string
  junior: string
  senior: string
  policy: string
  tone: string
  system: string
  hire(name: string, place: { unitId?: string; postId?: string; gradeLevelId?: string }): Promise<string>
  require(postId: string, competencyId: string, level: number, gradeLevelId?: string): Promise<void>
  /** `ratedOn` defaults to the day before the test's today. */
  rate(
    personId: string,
    competencyId: string,
    value: number | 'not_observed' | 'exempt' | 'revoked' | 'expired',
    ratedOn?: string,
  ): Promise<number>
}

export const yesterday = '2026-12-08'

export async function openOffice(): Promise<Office> {
  const book = await openTestService()
  const unit = async (name: string, kind: 'headquarters' | 'branch' | 'team', parentId: string | null) =>
    (await book.call('people', 'addUnit', { name, kind, parentId })).id
  const hq = await unit('总部客服中心', 'headquarters', null)
  const south = await unit('华南分部', 'branch', hq)
  const east = await unit('华东分部', 'branch', hq)
  const hqTeam = await unit('总部一组', 'team', hq)
  const southTeam = await unit('热线一组', 'team', south)
  const clerk = (await book.call('people', 'addPost', { name: '客服专员' })).id
  const handler = (await book.call('people', 'addPost', { name: '投诉处理专员' })).id
  const junior = (await book.call('people', 'addGradeLevel', { name: '初级' })).id
  const senior = (await book.call('people', 'addGradeLevel', { name: '高级' })).id
  const competency = async (name: string) => (await book.call('people', 'addCompetency', { name })).id
  const [policy, tone, system] = [
    await competency('政策法规'),
    await competency('情绪管理'),
    await competency('系统操作'),
  ]
  let hired = 0
  return {
    book,
    hq,
    hqTeam,
    south,
    southTeam,
    east,
    clerk,
    handler,
    junior,
    senior,
    policy,
    tone,
    system,
    async hire(name, place) {
      hired += 1
      const staffNo = String(600 + hired).padStart(5, '0')
      return (await book.call('people', 'hire', { name, staffNo, hiredOn: '2025-01-06', ...place })).id
    },
    async require(postId, competencyId, level, gradeLevelId) {
      await book.call('people', 'setRequirement', {
        postId,
        competencyId,
        level,
        gradeLevelId: gradeLevelId ?? null,
      })
    },
    rate: (personId, competencyId, value, ratedOn = yesterday) =>
      book.seqOf('needs', 'rate', {
        personId,
        competencyId,
        state: typeof value === 'number' ? 'rated' : value,
        level: typeof value === 'number' ? value : null,
        method: 'supervisor',
        ratedOn,
      }),
  }
}
