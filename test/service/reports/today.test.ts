import { describe, expect, it } from 'vitest'
import { todayLines } from '../../../electron/service/reports/today'
import type { Message, TodayLine } from '../../../src/contract/today-row'
import { block } from '../sessions/classroom'
import { testDay } from '../support/service'
import { openLargeBook, watch } from './large-book'
import { openTaughtClass, type TaughtClass } from './taught-class'

const day = (offset: number) => {
  const at = new Date(`${testDay}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + offset)
  return at.toISOString().slice(0, 10)
}

/** What each row says, without the ids that change from run to run. */
const say = (line: TodayLine) => [line.group, line.kind, line.action, line.to.tab ?? line.to.page].join(' ')

const nameOf = (message: Message) => ('name' in message ? message.name : null)

const rows = async (taught: TaughtClass) => (await taught.today()).rows

describe('a session on the Today page', () => {
  const cases: [what: string, expected: string[], prepare: (taught: TaughtClass) => Promise<unknown>][] = [
    [
      'today, with nobody on the roll',
      ['today session_today add_people roster'],
      taught => taught.schedule({ personIds: [] }),
    ],
    [
      'today, before its sign-in sheet was printed',
      ['today sign_in_to_print print_sign_in attendance'],
      taught => taught.schedule(),
    ],
    [
      'today, with its sheet on the table',
      ['today session_today record_attendance attendance'],
      async taught => {
        const sessionId = await taught.schedule()
        await taught.call('sessions', 'markSignInPrinted', { sessionId })
      },
    ],
    [
      'tomorrow',
      ['this_week sign_in_to_print print_sign_in attendance'],
      taught => taught.schedule({ blocks: [block({ day: day(1) })] }),
    ],
    [
      'three weeks from now, when nothing comes before it',
      ['this_week sign_in_to_print print_sign_in attendance'],
      taught => taught.schedule({ blocks: [block({ day: day(21) })] }),
    ],
    [
      'two days ago, without attendance',
      ['overdue attendance_to_record record_attendance attendance'],
      taught => taught.schedule({ blocks: [block({ day: day(-2) })] }),
    ],
    [
      'yesterday, without marks',
      ['this_week marks_to_enter enter_marks marks'],
      taught => taught.hold(day(-1)),
    ],
    [
      'yesterday, marked: certificates and the file are waiting',
      [
        'this_week certificates_to_issue issue_certificates certificates',
        'this_week file_incomplete complete_file file',
      ],
      async taught => taught.mark(await taught.hold(day(-1)), { 王芳: 90, 李娜: 80, 赵博文: 70, 邹一嘉: 60 }),
    ],
    [
      'nine days ago, marked: both are late',
      [
        'overdue certificates_to_issue issue_certificates certificates',
        'overdue file_incomplete complete_file file',
      ],
      async taught => taught.mark(await taught.hold(day(-9)), { 王芳: 90, 李娜: 80, 赵博文: 70, 邹一嘉: 60 }),
    ],
    [
      'all done and closed',
      [],
      async taught => {
        const id = await taught.hold(day(-9))
        await taught.mark(id, { 王芳: 90, 李娜: 80, 赵博文: 70, 邹一嘉: 60 })
        await taught.issue(id)
        await taught.file(id)
        await taught.call('sessions', 'close', { id })
      },
    ],
    [
      'closed before its certificates were issued',
      ['overdue certificates_to_issue issue_certificates certificates'],
      async taught => {
        const id = await taught.hold(day(-9))
        await taught.mark(id, { 王芳: 90, 李娜: 80, 赵博文: 70, 邹一嘉: 60 })
        await taught.file(id)
        await taught.call('sessions', 'close', { id })
      },
    ],
    [
      'cancelled',
      [],
      async taught => taught.call('sessions', 'cancel', { id: await taught.schedule(), reason: '停电' }),
    ],
  ]
  it.each(cases)('%s', async (_what, expected, prepare) => {
    const taught = await openTaughtClass()
    await prepare(taught)
    expect((await rows(taught)).map(say)).toEqual(expected)
  })

  it('is named with its rooms and trainers, how many come, and what its file lacks', async () => {
    const taught = await openTaughtClass()
    await taught.schedule({ blocks: [block({ roomId: taught.room, trainerId: taught.inHouse.trainerId })] })
    const held = await taught.hold(day(-9), ['邹一嘉'])
    await taught.mark(held, { 王芳: 90, 李娜: 80, 赵博文: 50 })
    await taught.call('sessions', 'setFileItem', { sessionId: held, kind: 'notice', state: 'done' })

    const found = await rows(taught)
    expect(found.find(row => row.kind === 'sign_in_to_print')).toMatchObject({
      area: 'reports',
      title: { say: 'session', with: { course: { name: '投诉处理' }, number: 1 } },
      notes: [
        { name: '301 教室', nameEn: null },
        { name: '梁静', nameEn: null },
      ],
      tag: { tone: 'accent', text: { say: 'reports.expected', with: { count: 4 } } },
    })
    // Two passed; one failed and one never came: neither has a certificate to wait for.
    const certificates = found.find(row => row.kind === 'certificates_to_issue')
    expect(certificates).toMatchObject({
      count: 2,
      overdueDays: 4,
      to: { page: 'session', id: held, tab: 'certificates' },
      notes: [
        { say: 'reports.certificates', with: { count: 2 } },
        { say: 'reports.certificatesRefused', with: { count: 2 } },
      ],
    })
    expect(found.find(row => row.kind === 'follow_up_to_plan')).toMatchObject({
      count: 2,
      to: { page: 'session', id: held, tab: 'follow-up' },
      notes: [{ say: 'reports.toFollowUp', with: { count: 2 } }],
    })
    const file = found.find(row => row.kind === 'file_incomplete')
    expect(file).toMatchObject({
      count: 7,
      notes: [
        {
          say: 'reports.lackingMore',
          with: {
            items: ['roster', 'sign_in', 'materials'].map(paper => ({ say: `reports.paper.${paper}` })),
            count: 4,
          },
        },
      ],
    })
  })
})

describe('an action on the Today page', () => {
  it('waits for its owner until it is due, for its verifier as soon as it is done', async () => {
    const taught = await openTaughtClass()
    const add = (title: string, dueOn: string) =>
      taught.call('improvements', 'add', {
        kind: 'process',
        title,
        dueOn,
        ownerId: taught.people.王芳,
        verifierId: taught.people.李娜,
      })
    await add('到期两天', day(-2))
    await add('今天到期', day(0))
    await add('下个月', day(30))
    const { id } = await add('做完了', day(30))
    await taught.call('improvements', 'finish', { id, doneOn: day(0), note: '已改' })

    const found = await rows(taught)
    expect(found.map(row => [nameOf(row.title), row.group, row.action, row.overdueDays])).toEqual([
      ['到期两天', 'overdue', 'finish_action', 2],
      ['今天到期', 'today', 'finish_action', 0],
      ['做完了', 'this_week', 'verify_action', 0],
    ])
    expect(found[0]).toMatchObject({
      area: 'improvements',
      to: { page: 'improvement' },
      notes: [
        { say: 'improvements.owner', with: { name: { name: '王芳' } } },
        { say: 'improvements.verifier', with: { name: { name: '李娜' } } },
      ],
    })
    expect(await taught.call('reports', 'counts', {})).toEqual({
      today: 2,
      needs: 0,
      certificates: 0,
      improvement: 4,
      overdue: ['today', 'improvement'],
    })
  })
})

describe('the rest of the Today page', () => {
  it('tells a new book what it does not have yet', async () => {
    const taught = await openTaughtClass()
    expect((await taught.today()).empty).toEqual({
      people: false,
      ability: true,
      courses: false,
      plans: true,
    })
    await taught.schedule()
    expect((await taught.today()).empty).toMatchObject({ plans: false })
  })

  it('shows the week from Monday, each session once a day, both days of the weekend only when something is on', async () => {
    const taught = await openTaughtClass()
    await taught.schedule({ blocks: [block(), block({ starts: 14 * 60, ends: 17 * 60 })] })
    await taught.schedule({ blocks: [block({ day: day(3), starts: 600 })] })
    const { week } = await taught.today()
    expect(
      week.map(({ day, sessions }) => [day, sessions.map(one => `${one.number} ${one.starts}`)]),
    ).toEqual([
      ['2026-12-07', []],
      ['2026-12-08', []],
      ['2026-12-09', ['1 540']],
      ['2026-12-10', []],
      ['2026-12-11', []],
      ['2026-12-12', ['2 600']],
      ['2026-12-13', []],
    ])
  })

  it('shows Saturday beside a Sunday when something is on, and ends on Friday when nothing is', async () => {
    const taught = await openTaughtClass()
    const weekend = async () => (await taught.today()).week.slice(5).map(column => column.sessions.length)
    await taught.schedule({ blocks: [block()] })
    expect(await weekend()).toEqual([])
    await taught.schedule({ blocks: [block({ day: day(4) })] })
    expect(await weekend()).toEqual([0, 1])
  })

  it('makes the figures of the month from what happened in it', async () => {
    const taught = await openTaughtClass()
    // A resit passed counts as passed; a missed exam is not in the rate; a month earlier is another month.
    const held = await taught.hold('2026-12-02', ['邹一嘉'])
    await taught.mark(held, { 王芳: 90, 李娜: 40, 赵博文: 'missed' })
    await taught.mark(held, { 李娜: 70 }, 2)
    await taught.hold('2026-11-30')
    const { month } = await taught.today()
    expect(month.marks).toEqual({ passed: 2, failed: 0, cheating: 0, missed: 1, deferred: 0, notEntered: 1 })
    expect(month.attendance).toEqual({ expected: 4, present: 3 })
    expect(month.credit).toEqual({ minutes: 3 * 180, people: 6, minutesPerHour: 45 })
    expect(month.plan).toEqual({ planned: 0, held: 0, cancelledPlanned: 0, unplannedHeld: 1 })
  })

  it('counts the plan lines of the month, and what was held beside them', async () => {
    const taught = await openTaughtClass()
    const line = (sessions: number, kind: 'planned' | 'unplanned' = 'planned') =>
      taught.call('plan', 'addLine', {
        year: 2026,
        courseId: taught.courseId,
        month: 12,
        sessions,
        headcount: 4,
        kind,
      })
    const first = await line(2)
    const off = await line(1)
    await taught.call('plan', 'decideLine', { id: off.id, status: 'cancelled', reason: '停办' })
    const beside = await line(1, 'unplanned')
    for (const planLineId of [first.id, beside.id]) {
      const { id } = await taught.call('sessions', 'schedule', {
        courseId: taught.courseId,
        planLineId,
        blocks: [block({ day: '2026-12-03' })],
        personIds: [taught.people.王芳],
      })
      await taught.record(id, [], '2026-12-03')
    }
    expect((await taught.today()).month.plan).toEqual({
      planned: 3,
      held: 1,
      cancelledPlanned: 1,
      unplannedHeld: 1,
    })
  })

  it('names the last steps that still stand', async () => {
    const taught = await openTaughtClass()
    const seq = await taught.seqOf('improvements', 'add', { kind: 'process', title: '写错了', dueOn: day(3) })
    expect((await taught.today()).recent[0]).toMatchObject({
      seq,
      area: 'improvements',
      command: 'add',
      params: { title: '写错了' },
      undoable: true,
    })
    await taught.call('book', 'undo', { seq })
    expect((await taught.today()).recent.map(step => step.seq)).not.toContain(seq)
  })
})

describe('the last steps', () => {
  it('say a run of the same work once: the papers of one file, not those of another', async () => {
    const taught = await openTaughtClass()
    const first = await taught.hold(day(-1))
    const second = await taught.hold(day(-2))
    await taught.file(first)
    await taught.file(second)
    const { recent } = await taught.today()
    expect(recent.slice(0, 3).map(({ command, params }) => [command, params?.number])).toEqual([
      ['setFileItem', 2],
      ['setFileItem', 1],
      ['recordAttendance', 2],
    ])
  })
})

describe('Today in a large book', () => {
  it('asks as much of one class as of forty, and walks no table from end to end', async () => {
    const asked = async (held: number) => {
      const book = await openLargeBook({ people: 300, sessions: 300, roll: 20, held })
      const seen = watch(book)
      const lines = await todayLines({
        db: seen.db,
        scans: { lost: async () => new Map(), probe: async () => new Map() },
        today: testDay,
        now: `${testDay}T01:00:00.000Z`,
      })
      const plans = seen.plans()
      await seen.close()
      return { lines, plans }
    }
    const few = await asked(1)
    const many = await asked(40)
    // One that ended yesterday waits for certificates and papers; older ones are overdue.
    expect(few.lines).toHaveLength(2)
    expect(many.lines).toHaveLength(80)
    expect(many.plans).toHaveLength(few.plans.length)
    for (const { sql, plan } of many.plans) {
      expect(plan, sql).not.toMatch(
        /SCAN (session|block|enrolment|attendance|mark|certificate|file_item|action)\b/,
      )
    }
  })
})
