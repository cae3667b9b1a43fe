import { buildingDay } from '../../../src/domain/book/demonstration'
import { holdClass } from './classes'
import { december, lateActions } from './december'
import { fillLibrary, furnish } from './library'
import { storyNames } from './names'
import { openOffice } from './office'
import { planTheYear } from './plan-of-year'
import { policyArc } from './policy-arc'
import { autumn, newcomersJoin, spring, summer } from './seasons'
import { hire, inventStaff, type Member } from './staff'
import { type Call, createStory, type Stage, type Story } from './stage'
import type { Year } from './story-year'

/** The book's own today: a banner says so. */
export const demonstrationToday = '2026-12-09'

/**
 * The demonstration year of a fictional travel-service centre: one real class of problem (a new refund policy
 * nobody could explain) from complaint to closed need, and around it what an ordinary year holds. Built
 * through the application's own commands, so it is a test of all of them; the same book every time.
 */
export async function buildDemonstration(
  call: Call,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const story = createStory(call, day => progress(Number(day.slice(5, 7)), 12))
  await story.tell(async stage => {
    const year = await begin(story, stage)
    await planTheYear(year)
    const threads = [newcomersJoin, spring, policyArc, summer, autumn, december, lateActions]
    await story.join(threads.map(thread => story.tell(own => thread({ ...year, stage: own }))))
    await stage.on(demonstrationToday, '08:40')
    await stage.do('settings', 'setBookToday', { today: demonstrationToday })
  })
}

async function begin(story: Story, stage: Stage): Promise<Year> {
  await stage.on(buildingDay, '08:30')
  // The first entry: it makes the book a demonstration year for good, and one that is not finished yet.
  await stage.do('settings', 'setBookToday', { today: buildingDay })
  const { id: operator } = await stage.do('settings', 'addOperator', { name: '周敏' })
  story.setOperator(operator)
  await stage.do('settings', 'addOperator', { name: '程浩' })
  const competencyIds = await openOffice(stage)
  const staff = inventStaff()
  await hire(
    stage,
    '客服中心花名册_2026年1月.xlsx',
    '在职人员',
    staff.filter(member => !member.newcomer),
  )
  const ids = new Map<string, string>()
  const learnIds = async (asking: Stage) => {
    let cursor: string | null = null
    do {
      const page: { rows: { id: string; staffNo: string | null }[]; nextCursor: string | null } =
        await asking.do('people', 'list', { status: 'active', limit: 500, cursor })
      for (const row of page.rows) if (row.staffNo) ids.set(row.staffNo, row.id)
      cursor = page.nextCursor
    } while (cursor !== null)
  }
  await learnIds(stage)
  const idOf = (member: Member) => ids.get(member.staffNo) ?? ''
  const byName = new Map(
    staff.filter(member => member.branch === '总部客服中心').map(member => [member.name, idOf(member)]),
  )
  await stage.on('2026-01-06')
  for (const name of ['trainerOne', 'trainerTwo', 'trainerThree'] as const) {
    await stage.do('people', 'change', { id: byName.get(storyNames[name].name) ?? '', tags: ['内训师'] })
  }
  const courses = await fillLibrary(stage, competencyIds)
  const places = await furnish(stage, byName)
  const world = { courses, ...places }
  return {
    story,
    stage,
    staff,
    idOf,
    learnIds,
    world,
    hold: plan => story.tell(own => holdClass(own, world, plan)),
    person: name => byName.get(storyNames[name].name) ?? '',
    of: (branch, from = 0, count = 500) =>
      staff
        .filter(member => member.branch === branch && !member.newcomer)
        .slice(from, from + count)
        .map(idOf),
    competency: name => competencyIds.get(name) ?? '',
    lines: new Map(),
  }
}
