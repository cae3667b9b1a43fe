import { describe, expect, it } from 'vitest'
import { hireCorrectionRefusal, hireDayRefusal, hireEventDay } from '../../../src/domain/people/hire'
import { localisedName, localisedPath } from '../../../src/domain/people/localised-name'
import { type EmploymentNow, rosterEmployment } from '../../../src/domain/people/roster-employment'
import type { RosterPerson } from '../../../src/domain/people/roster-row'
import { unitKindOf } from '../../../src/domain/people/unit-kind'

const today = '2026-12-09'
const south = { unitId: 'south', postId: 'agent', gradeLevelId: 'junior' }
const west = { unitId: 'west', postId: 'agent', gradeLevelId: 'junior' }
const here: EmploymentNow = {
  ...south,
  status: 'active',
  hiredOn: '2020-01-06',
  leftOn: null,
  lastEventDay: '2020-01-06',
}
const gone: EmploymentNow = { ...here, status: 'left', leftOn: '2025-05-31', lastEventDay: '2025-05-31' }
const row = (facts: Partial<RosterPerson> = {}): RosterPerson => ({
  staffNo: '00603',
  name: '王芳',
  ...facts,
})
const eventsOf = (employment: ReturnType<typeof rosterEmployment>) =>
  employment.events.map(({ kind, day }) => `${kind} ${day}`)

describe('what a roster makes of an employment', () => {
  it.each([
    ['new, with a day of hire', row({ hiredOn: '2024-03-01' }), null, ['hire 2024-03-01']],
    ['new, without one: the day of recording', row(), null, ['hire 2026-12-09']],
    ['new, starting next week: put on file today', row({ hiredOn: '2026-12-14' }), null, ['hire 2026-12-09']],
    [
      'new, and gone already',
      row({ status: 'left', leftOn: '2025-01-31' }),
      null,
      ['hire 2025-01-31', 'leave 2025-01-31'],
    ],
    [
      'new, with a leaving day before the day of hire',
      row({ status: 'left', hiredOn: '2025-02-01', leftOn: '2024-01-31' }),
      null,
      ['hire 2025-02-01', 'leave 2025-02-01'],
    ],
    ['unchanged', row(), here, []],
    ['left, with its day', row({ status: 'left', leftOn: '2026-11-30' }), here, ['leave 2026-11-30']],
    ['left, without a day', row({ status: 'left' }), here, ['leave 2026-12-09']],
    [
      'a leave never slips behind what is recorded',
      row({ status: 'left', leftOn: '2019-01-01' }),
      here,
      ['leave 2020-01-06'],
    ],
    ['a leave never lies ahead', row({ status: 'left', leftOn: '2027-01-01' }), here, ['leave 2026-12-09']],
    [
      'back, with a new day of hire',
      row({ status: 'active', hiredOn: '2026-02-02' }),
      gone,
      ['rehire 2026-02-02'],
    ],
    [
      'back, with the old day of hire',
      row({ status: 'active', hiredOn: '2020-01-06' }),
      gone,
      ['rehire 2026-12-09'],
    ],
    ['gone, and the file says nothing of it', row(), gone, []],
  ])('%s', (_, person, now, expected) => {
    expect(eventsOf(rosterEmployment(person, now, south, today))).toEqual(expected)
  })

  it('dates a move by the day of recording and keeps where somebody came from', () => {
    const { events } = rosterEmployment(row(), here, west, today)
    expect(events).toMatchObject([{ kind: 'transfer', day: today, from: { unitId: 'south' }, to: west }])
  })

  it('records no move of somebody who has left', () => {
    expect(rosterEmployment(row(), gone, west, today)).toMatchObject({ status: 'left', events: [] })
  })

  it('forgets the day of leaving of somebody who is back, and keeps an announced one', () => {
    expect(rosterEmployment(row({ status: 'active' }), gone, south, today).leftOn).toBeNull()
    expect(rosterEmployment(row({ leftOn: '2026-12-31' }), here, south, today)).toMatchObject({
      status: 'active',
      leftOn: '2026-12-31',
      events: [],
    })
  })
})

describe('the day of a hire', () => {
  it('may lie ahead, but not by years', () => {
    expect(hireDayRefusal('2027-03-01', today)).toBeNull()
    expect(hireDayRefusal('2062-03-01', today)).toBe('hired_far_ahead')
    expect(hireDayRefusal(null, today)).toBeNull()
  })
  it('stands in the history on a day that has come', () => {
    expect(hireEventDay('2027-03-01', null, today)).toBe(today)
    expect(hireEventDay(null, '2025-01-31', today)).toBe('2025-01-31')
  })
  it('is not corrected past what happened next', () => {
    expect(hireCorrectionRefusal('2021-01-01', '2020-06-01')).toBe('after_next_event')
    expect(hireCorrectionRefusal('2020-06-01', '2020-06-01')).toBeNull()
    expect(hireCorrectionRefusal('2021-01-01', null)).toBeNull()
  })
})

describe('units by their names', () => {
  it.each([
    ['总部客服中心', 'headquarters'],
    ['Headquarters', 'headquarters'],
    ['华南分部', 'branch'],
    ['成都分公司', 'branch'],
    ['质检部', 'department'],
    ['呼叫中心', 'department'],
    ['IT Department', 'department'],
    ['Production', 'branch'],
  ])('%s is a %s', (name, kind) => expect(unitKindOf(name)).toBe(kind))
})

describe('names in two languages', () => {
  const unit = { name: '华南分部', nameEn: 'South China' }
  it('falls back to the Chinese', () => {
    expect(localisedName('en', unit)).toBe('South China')
    expect(localisedName('zh-CN', unit)).toBe('华南分部')
    expect(localisedName('en', { ...unit, nameEn: null })).toBe('华南分部')
    expect(localisedPath('en', [{ name: '总部', nameEn: null }, unit])).toBe('总部 / South China')
    expect(localisedPath('en', [{ name: '总部', nameEn: null }, unit], 1)).toBe('South China')
  })
})
