import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renewals } from '../../../electron/service/certificates/issue-log-store'
import { openWriter } from '../../../electron/service/db/sqlite/open'
import { addDays } from '../../../src/domain/days/day'
import { openExamRoom } from '../assessments/exam-room'
import { openTestService, testDay } from '../support/service'

const good = { theory: 90, practice: 90 }

/** Two people with a certificate of today that is good for a year. */
async function oneYear() {
  const exam = await openExamRoom()
  const course = { code: 'FX', name: '反洗钱', validityMonths: 12 }
  const held = await exam.hold(course)
  const issue = async (who: ('王契' | '李娜')[], of = held) => {
    await exam.enter(Object.fromEntries(who.map(name => [name, good])), { in: of })
    const enrolmentIds = who.map(name => of.roll[name])
    return exam.call('certificates', 'issue', { sessionId: of.sessionId, enrolmentIds })
  }
  await issue(['王契', '李娜'])
  const [certificate] = (await exam.call('certificates', 'list', {})).rows
  const lastDay = certificate?.validUntil ?? ''
  const on = (day: string) => ({ moment: { today: day, now: `${day}T09:00:00.000Z` } })
  const toRenew = async (day: string) => {
    const { rows, total } = await exam.call('certificates', 'list', { status: 'to_renew' }, on(day))
    expect(total).toBe(rows.length)
    return rows.map(row => row.name).sort()
  }
  const onToday = async (day: string) => {
    const { rows } = await exam.call('reports', 'today', {}, on(day))
    return rows.filter(row => row.kind === 'certificates_to_renew')
  }
  return { exam, held, issue, lastDay, on, toRenew, onToday }
}

describe('a certificate that runs out', () => {
  it('is named thirty days before, and after it has', async () => {
    const { lastDay, toRenew, onToday } = await oneYear()
    expect(lastDay).toBe(`${Number(testDay.slice(0, 4)) + 1}${testDay.slice(4)}`)
    expect(await toRenew(addDays(lastDay, -31))).toEqual([])
    expect(await onToday(addDays(lastDay, -31))).toEqual([])
    expect(await toRenew(addDays(lastDay, -30))).toEqual(['李娜', '王契'])
    expect(await onToday(addDays(lastDay, -30))).toMatchObject([
      { count: 2, title: { name: '反洗钱' }, day: lastDay, to: { page: 'certificates', show: 'to_renew' } },
    ])
    expect(await toRenew(addDays(lastDay, 40))).toEqual(['李娜', '王契'])
    const [late] = await onToday(addDays(lastDay, 40))
    expect(late).toMatchObject({
      group: 'overdue',
      notes: [{}, { say: 'certificates.expired', with: { count: 2 } }],
    })
  })

  it('is in force up to its last day, and expired from the next', async () => {
    const { exam, lastDay, on } = await oneYear()
    const counted = async (day: string) => {
      const lists = await Promise.all(
        (['in_force', 'expired', 'valid'] as const).map(status =>
          exam.call('certificates', 'list', { status }, on(day)),
        ),
      )
      for (const { rows, total } of lists) expect(total).toBe(rows.length)
      const { valid, expired } = await exam.call('certificates', 'totals', {}, on(day))
      expect([valid, expired]).toEqual(lists.slice(0, 2).map(({ total }) => total))
      return lists.map(({ total }) => total)
    }
    expect(await counted(lastDay)).toEqual([2, 0, 2])
    expect(await counted(addDays(lastDay, 1))).toEqual([0, 2, 2])
  })

  it('is ended by a newer one of the same course, and of no other', async () => {
    const { exam, held, issue, lastDay, on, toRenew } = await oneYear()
    const other = await exam.hold({ code: 'TS', name: '投诉', validityMonths: 12 })
    await issue(['李娜'], other)
    const again = await exam.call(
      'sessions',
      'schedule',
      {
        courseId: held.courseId,
        blocks: [{ day: addDays(testDay, 300), starts: 540, ends: 720 }],
        personIds: [exam.people.王契],
      },
      on(addDays(testDay, 299)),
    )
    const day = addDays(testDay, 300)
    const session = await exam.call('sessions', 'get', { id: again.id })
    const blockIds = session?.blocks.map(({ id }) => id) ?? []
    await exam.call(
      'sessions',
      'recordAttendance',
      { sessionId: again.id, blockIds, exceptions: [] },
      on(day),
    )
    const [row] = await exam.call('sessions', 'roll', { sessionId: again.id })
    const enrolmentId = row?.id ?? ''
    const scored = { kind: 'scored' as const, mark: 9000 }
    await exam.call(
      'assessments',
      'recordMarks',
      { sessionId: again.id, marks: [{ enrolmentId, theory: scored, practice: scored }] },
      on(day),
    )
    await exam.call('certificates', 'issue', { sessionId: again.id, enrolmentIds: [enrolmentId] }, on(day))

    expect(await toRenew(lastDay)).toEqual(['李娜', '李娜'])
    const ofWang = await exam.call('certificates', 'ofPerson', { personId: exam.people.王契 })
    const [newer, older] = ofWang
    expect([newer?.renewedBy, older?.renewedBy]).toEqual([null, newer?.number])
  })

  it('of somebody who has left is nothing to do', async () => {
    const { exam, lastDay, toRenew } = await oneYear()
    await exam.call('people', 'leave', { id: exam.people.李娜, day: testDay })
    expect(await toRenew(lastDay)).toEqual(['王契'])
  })

  it('of a course that is given no more is nothing to do either, until it is given again', async () => {
    const { exam, held, issue, lastDay, toRenew, onToday } = await oneYear()
    const other = await exam.hold({ code: 'TS', name: '投诉', validityMonths: 12 })
    await issue(['李娜'], other)
    const retire = (retired: boolean) => exam.call('courses', 'retire', { id: held.courseId, retired })
    await retire(true)
    expect(await toRenew(addDays(lastDay, 40))).toEqual(['李娜'])
    expect(await onToday(addDays(lastDay, 40))).toMatchObject([{ count: 1, title: { name: '投诉' } }])
    await retire(false)
    expect(await toRenew(addDays(lastDay, 40))).toEqual(['李娜', '李娜', '王契'])
  })
})

it('is found by an index, however many there are', async () => {
  const { dataDir } = await openTestService()
  const { db, sqlite } = openWriter(join(dataDir, 'book.db'))
  try {
    const { sql, parameters } = renewals(db, testDay).compile()
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]
    expect(plan[0]?.detail).toContain('certificate_until')
  } finally {
    sqlite.close()
  }
})
