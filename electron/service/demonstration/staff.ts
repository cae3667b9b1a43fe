import { addDays } from '../../../src/domain/days/day'
import { inventName, rareNames, storyNames } from './names'
import { type BranchName, branches, businessLines, type PostName, teamNames } from './office'
import { type Chance, chance } from './random'
import type { Stage } from './stage'

export interface Member {
  staffNo: string
  name: string
  branch: BranchName
  post: PostName
  grade: string
  newcomer: boolean
}

/** 520 people: each branch with its leaders, specialists and agents; two dozen newcomers in February. */
export function inventStaff(): (Member & {
  gender: 'male' | 'female'
  nameEn?: string
  team: string
  businessLine: string
  hiredOn: string
  phone: string
})[] {
  const luck = chance(20260105)
  const story = Object.values(storyNames)
  const staff: ReturnType<typeof inventStaff> = []
  let number = 600
  for (const branch of branches) {
    for (let index = 0; index < branch.people; index++) {
      const post = postAt(branch.name, index)
      const known = branch.name === '总部客服中心' ? story[index] : undefined
      const rare = branch.name === '华南分部' && index >= 40 ? rareNames[index - 40] : undefined
      const invented = known ?? rare ?? inventName(luck)
      const newcomer =
        post === '客服专员' && index % 11 === 5 && staff.filter(one => one.newcomer).length < 24
      staff.push({
        staffNo: String(number).padStart(5, '0'),
        name: invented.name,
        gender: invented.gender,
        ...('nameEn' in invented ? { nameEn: invented.nameEn } : {}),
        branch: branch.name,
        team: teamNames[index % teamNames.length] ?? '热线一组',
        businessLine:
          businessLines[Math.floor(index / teamNames.length) % businessLines.length]?.name ?? '酒店',
        post: known ? storyPost(index) : post,
        grade:
          post === '主管' || post === '班组长' ? '高级' : luck.pick(['初级', '初级', '中级', '中级', '高级']),
        newcomer,
        hiredOn: newcomer ? '2026-02-09' : hiredOn(luck),
        phone: `1${luck.pick([3, 5, 7, 8])}${luck.between(0, 9)}${String(luck.between(0, 99_999_999)).padStart(8, '0')}`,
      })
      number += 3
    }
  }
  return staff
}

type Invented = ReturnType<typeof inventStaff>[number]

/** Writes one roster file's people. */
export async function hire(
  stage: Stage,
  fileName: string,
  sheet: string,
  members: readonly Invented[],
): Promise<void> {
  await stage.do('people', 'writeRoster', {
    fileName,
    sheet,
    rows: members.map(member => ({
      bookNumber: null,
      person: {
        staffNo: member.staffNo,
        name: member.name,
        ...(member.nameEn ? { nameEn: member.nameEn } : {}),
        gender: member.gender,
        unit: member.branch,
        team: member.team,
        post: member.post,
        gradeLevel: member.grade,
        ...(answering(member.post) ? { businessLine: member.businessLine, channel: channelOf(member) } : {}),
        hiredOn: member.hiredOn,
        phone: member.phone,
        status: 'active' as const,
      },
    })),
  })
}

/** Whoever leads or teaches belongs to no line and no channel. */
const answering = (post: PostName) => post !== '主管' && post !== '内训师'

/** As the team says; complaints come as tickets. */
function channelOf({ team, post }: Invented): string {
  if (post === '投诉处理专员' || team === '投诉处理组') return '工单'
  return team === '在线组' ? '在线' : '热线'
}

function postAt(branch: BranchName, index: number): PostName {
  if (index === 0) return '主管'
  if (index <= 4) return '班组长'
  if (index <= 6) return '质检专员'
  if (index === 7 && branch === '总部客服中心') return '内训师'
  if (index % 7 === 0) return '投诉处理专员'
  return '客服专员'
}

/** 周敏 coordinates, 梁静 answers for quality, 何涛 for the systems; three trainers teach. */
function storyPost(index: number): PostName {
  return index < 3 ? '主管' : '内训师'
}

function hiredOn(luck: Chance): string {
  return addDays('2012-03-01', luck.between(0, 4900))
}
