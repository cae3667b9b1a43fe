import { competencies, posts } from './office'
import { type Chance, chance } from './random'
import type { Member } from './staff'
import type { Stage } from './stage'

/** The branches where the new policy was not understood. */
export const affected = ['华南分部', '西南分部']

type Level = 1 | 2 | 3 | 4 | 5
const within = (level: number): Level => Math.min(5, Math.max(1, level)) as Level

/**
 * The first quarter's assessment, nine days into the new policy: everybody in South and Southwest falls
 * short in it; elsewhere most stand where their post asks. Newcomers are not rated yet.
 */
export async function assessFirstQuarter(
  stage: Stage,
  staff: readonly Member[],
  idOf: (member: Member) => string,
): Promise<void> {
  const luck = chance(20260325)
  const rows = staff
    .filter(member => !member.newcomer)
    .map(member => ({
      personId: idOf(member),
      assessor: null,
      ratedOn: '2026-03-25',
      method: 'supervisor' as const,
      ratings: competencies.flatMap(competency => ratingOf(luck, member, competency)),
    }))
  await stage.do('needs', 'writeAbility', {
    fileName: '能力评估_2026Q1.xlsx',
    sheet: '能力评估',
    rows,
    counts: { rows: rows.length },
  })
}

type Rating = { competency: string; state: 'rated' | 'not_observed'; level: Level | null }

function ratingOf(luck: Chance, member: Member, competency: (typeof competencies)[number]): Rating[] {
  const required = competency.required[posts.findIndex(post => post.name === member.post)] ?? 3
  const short = competency.name === '票务与政策法规' && affected.includes(member.branch)
  const roll = luck.next()
  if (short) {
    return [
      {
        competency: competency.name,
        state: 'rated' as const,
        level: within(required - (roll < 0.35 ? 2 : 1)),
      },
    ]
  }
  if (roll < 0.03) return []
  if (roll < 0.06) return [{ competency: competency.name, state: 'not_observed' as const, level: null }]
  const missing = weakSpots[competency.name]?.includes(member.branch) ? 0.3 : 0.1
  const level = roll < 0.06 + missing ? required - (roll < 0.09 ? 2 : 1) : required + (roll > 0.8 ? 1 : 0)
  return [{ competency: competency.name, state: 'rated' as const, level: within(level) }]
}

const weakSpots: Partial<Record<string, readonly string[]>> = {
  情绪管理: ['华东分部', '华北分部', '总部客服中心'],
  投诉处理流程: ['华东分部', '西北分部'],
  工单系统操作: ['东北分部', '总部客服中心'],
  服务礼仪: ['西北分部', '东北分部'],
  质检标准: ['总部客服中心', '华北分部'],
}

/** October: quality inspection looks again at the two branches. */
export async function inspectAgain(
  stage: Stage,
  staff: readonly Member[],
  idOf: (member: Member) => string,
): Promise<void> {
  const policy = competencies.find(one => one.name === '票务与政策法规')
  const rows = staff
    .filter(member => affected.includes(member.branch) && !member.newcomer)
    .map(member => ({
      personId: idOf(member),
      assessor: '梁静',
      ratedOn: '2026-10-20',
      method: 'inspection' as const,
      ratings: [
        {
          competency: '票务与政策法规',
          state: 'rated' as const,
          level: within(policy?.required[posts.findIndex(post => post.name === member.post)] ?? 4),
        },
      ],
    }))
  await stage.do('needs', 'writeAbility', {
    fileName: '质检复测_2026年10月.xlsx',
    sheet: '复测',
    rows,
    counts: { rows: rows.length },
  })
}
