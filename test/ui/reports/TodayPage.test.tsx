import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import '../../../src/app/areas'
import { startWords } from '../../../src/app/language'
import { routeOf } from '../../../src/app/route'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { TodayLine } from '../../../src/contract/today-row'
import { TodayPage } from '../../../src/features/reports/TodayPage'
import type { Language } from '../../../src/i18n/setup'
import { draftsInMemory } from '../support/drafts-in-memory'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { actionLine, classLine, quietDay, sessionLine, type Today, todayAnswers } from './today-book'

// The card of what was done last is loaded after the page.
configure({ asyncUtilTimeout: 8000 })

const open = (today: Partial<Today>, language: Language = 'zh-CN') =>
  renderPage(<TodayPage route={{ page: 'today' }} />, todayAnswers(today), { language })

// The card brings the words of all areas with it, as in the window.
beforeAll(() => startWords())

beforeEach(() => {
  window.location.hash = '#/today'
})

describe('a row of the Today page', () => {
  const rows: [what: string, line: TodayLine, says: string, button: string, href: string][] = [
    [
      'marks that are late',
      sessionLine(),
      '逾期 2 天成绩：投诉处理 第3期还有 7 人未录',
      '录入成绩',
      '#/session?id=s1&tab=marks',
    ],
    [
      'a class of today whose sheet is not printed',
      classLine({
        kind: 'sign_in_to_print',
        group: 'today',
        action: 'print_sign_in',
        to: { page: 'session', id: 's1', tab: 'attendance' },
        day: '2026-12-09',
      }),
      '09:00投诉处理 第3期总部 203 · 梁静应到 42 人',
      '打印签到表',
      '#/session?id=s1&tab=attendance',
    ],
    [
      'a class of Friday with nobody on its roll',
      classLine({
        action: 'add_people',
        minute: 840,
        count: 0,
        tag: { tone: 'amber', text: { say: 'reports.nobody' } },
      }),
      '周五 14:00投诉处理 第3期总部 203 · 梁静名单是空的',
      '添加学员',
      '#/session?id=s1&tab=roster',
    ],
    [
      'attendance nobody took',
      sessionLine({
        kind: 'attendance_to_record',
        action: 'record_attendance',
        to: { page: 'session', id: 's1', tab: 'attendance' },
        notes: [{ say: 'reports.unrecorded', with: { count: 2, day: { day: '2026-12-07' } } }],
      }),
      '逾期 2 天考勤：投诉处理 第3期12月7日 起 2 个课次未记录考勤',
      '记录考勤',
      '#/session?id=s1&tab=attendance',
    ],
    [
      'certificates of this week',
      sessionLine({
        kind: 'certificates_to_issue',
        group: 'this_week',
        action: 'issue_certificates',
        to: { page: 'session', id: 's1', tab: 'certificates' },
        overdueDays: 0,
        day: '2026-12-12',
        notes: [
          { say: 'reports.certificates', with: { count: 36 } },
          { say: 'reports.certificatesRefused', with: { count: 6 } },
        ],
      }),
      '证书投诉处理 第3期可发 36 · 不符合条件 6 · 12月12日到期',
      '发证',
      '#/session?id=s1&tab=certificates',
    ],
    [
      'a file that lacks four papers',
      sessionLine({
        kind: 'file_incomplete',
        action: 'complete_file',
        to: { page: 'session', id: 's1', tab: 'file' },
        notes: [
          {
            say: 'reports.lackingMore',
            with: {
              items: ['papers', 'scores', 'evaluation'].map(paper => ({ say: `reports.paper.${paper}` })),
              count: 1,
            },
          },
        ],
      }),
      '逾期 2 天归档：投诉处理 第3期缺 试卷、成绩登记表、课程评价，另 1 件',
      '补齐',
      '#/session?id=s1&tab=file',
    ],
    [
      'an action of its owner',
      actionLine(),
      '逾期 2 天改进：工单模板增加必填项责任人 何涛 · 验证人 梁静',
      '登记完成',
      '#/improvement?actionId=a1',
    ],
    [
      'an action made from a failed exam, for its verifier',
      actionLine({
        title: {
          say: 'improvements.followUp.of',
          with: {
            title: {
              say: 'improvements.followUp.failed',
              with: { person: { name: '王芳', nameEn: null } },
            },
            session: {
              say: 'session',
              with: { course: { name: '投诉处理', nameEn: null }, number: 1 },
            },
          },
        },
        notes: [
          { say: 'improvements.ownerless' },
          { say: 'improvements.verifier', with: { name: { name: '梁静', nameEn: null } } },
        ],
        group: 'this_week',
        overdueDays: 0,
        day: '2026-12-11',
        action: 'verify_action',
      }),
      '改进补考：王芳 · 投诉处理 第1期还没有责任人 · 验证人 梁静 · 12月11日到期',
      '登记验证',
      '#/improvement?actionId=a1',
    ],
  ]
  it.each(rows)('%s', async (_what, line, says, button, href) => {
    open({ rows: [line] })
    const link = await screen.findByRole('link', { name: new RegExp(`^${button}：`) })
    expect(link.getAttribute('href')).toBe(href)
    expect(link.closest('li')?.textContent).toBe(`${says}${link.textContent}`)
    await userEvent.setup().click(link)
    expect(window.location.hash).toBe(href)
  })

  it('speaks English, with the names it has in English', async () => {
    open({ rows: [sessionLine(), actionLine()] }, 'en')
    expect(await screen.findByText('Marks: Complaint Handling, Session 3')).toBeTruthy()
    expect(screen.getAllByText('2 days overdue')).toHaveLength(2)
    expect(screen.getByText('owner He Tao · verifier 梁静')).toBeTruthy()
    expect(screen.getByRole('link', { name: /^Enter marks/ })).toBeTruthy()
  })
})

describe('the Today page', () => {
  it('puts overdue before today and this week, and names what comes after the week', async () => {
    const coming = classLine({ day: '2026-12-21' })
    const page = open({ rows: [sessionLine(), coming] })
    const heads = (await screen.findAllByRole('heading', { level: 2 })).map(head => head.textContent)
    expect(heads.slice(0, 3)).toEqual(['逾期', '今天', '接下来'])
    expect(screen.getByText('12月21日 09:00')).toBeTruthy()
    expect(screen.getByText('今天没有培训班，也没有今天到期的事项。')).toBeTruthy()
    page.unmount()

    open({ rows: [] })
    expect(await screen.findByText('没有待办')).toBeTruthy()
  })

  it.each([
    [
      { name: 'book-000007.db', at: '2026-12-08T01:00:00.000Z' },
      '请尽快恢复最近一份完好的备份（2026年12月8日',
    ],
    [null, '也没有完好的备份'],
    ['weighing', '正在核对备份'],
  ] as const)('begins with a damaged book that is not backed up any more (%o)', async (found, says) => {
    const weighing = found === 'weighing'
    const damaged = { code: 'damaged', what: 'file', weighing, backup: weighing ? null : found } as const
    renderPage(<TodayPage route={{ page: 'today' }} />, todayAnswers({ rows: [sessionLine()] }, [damaged]))
    const link = await screen.findByRole('link', { name: '查看备份' })
    expect(link.closest('li')?.textContent).toContain('备份停止数据文件已损坏，不再自动备份')
    expect(link.closest('li')?.textContent).toContain(says)
    expect(link.getAttribute('href')).toBe('#/settings?section=backups')
    const heads = screen.getAllByRole('heading', { level: 2 }).map(head => head.textContent)
    expect(heads.slice(0, 2)).toEqual(['数据有问题', '逾期'])
  })

  it.each([
    ['disk_full', '磁盘空间不足。请清出空间后再备份。'],
    ['name_taken', '数据文件夹里的“backups”不是知行的文件夹。请改名后再备份。'],
    ['backup_failed', '请检查磁盘和“backups”文件夹后再备份。'],
  ] as const)('begins with a backup that could not be made (%s), and makes one', async (code, says) => {
    const answers = todayAnswers({ rows: [sessionLine()] })
    const backupFailure = () => ({ at: new Date(2026, 11, 9, 10, 42).toISOString(), code })
    const backup: BackupEntry = {
      name: 'book-000001.db',
      at: '2026-12-09T02:50:00.000Z',
      bytes: 1,
      reason: 'manual',
      verified: true,
    }
    const book = { ...answers.book, backupFailure, backupNow: () => backup }
    const service = renderPage(<TodayPage route={{ page: 'today' }} />, { ...answers, book })
    const row = (await screen.findByText('失败')).closest('li') as HTMLElement
    expect(row.textContent).toContain(`失败2026年12月9日 10:42的备份没有完成。${says}`)
    await userEvent.setup().click(within(row).getByRole('button', { name: '立即备份' }))
    await waitFor(() => expect(service.sent('book.backupNow')).toHaveLength(1))
  })

  it('explains each figure of the month by its formula, its inputs and what it leaves out', async () => {
    open({})
    await userEvent.setup().click(await screen.findByRole('button', { name: /考核合格率/ }))
    const panel = await screen.findByRole('region', { name: '考核合格率' })
    expect(panel.textContent).toContain('合格41')
    expect(panel.textContent).toContain('合格 ÷ 参加考核93.2%')
    expect(panel.textContent).toContain('缺考 2 人，缓考 1 人，未录 5 人')
    expect(panel.textContent).toContain('截至 12月9日')
    expect(screen.getByRole('button', { name: /计划完成率/ }).textContent).toContain('87.5%')
    expect(screen.getByRole('button', { name: /到课率/ }).textContent).toContain('95.0%')
    expect(screen.getByRole('button', { name: /人均学时/ }).textContent).toContain('6.0')
  })

  it('shows a dash and says why where there is nothing to divide by', async () => {
    open({
      month: {
        ...quietDay.month,
        plan: { planned: 0, held: 0, unplannedHeld: 0, cancelledPlanned: 0 },
      },
    })
    const figure = await screen.findByRole('button', { name: /计划完成率/ })
    expect(figure.textContent).toContain('—')
    await userEvent.setup().click(figure)
    expect(await screen.findByText(/年度计划里本月没有安排/)).toBeTruthy()
  })

  it('teaches a new book its first three steps, and marks what is done', async () => {
    const page = open({ empty: { people: true, ability: true, courses: true, plans: true } })
    expect(await screen.findByText('从这里开始')).toBeTruthy()
    const hrefs = screen.getAllByRole('link').map(link => link.getAttribute('href'))
    expect(hrefs.slice(0, 3)).toEqual(['#/import?kind=people', '#/import?kind=ability', '#/courses'])
    // No figures of nothing, and no week without a class.
    expect(screen.queryByText('计划完成率')).toBeNull()
    expect(screen.queryByRole('heading', { name: '本周' })).toBeNull()
    page.unmount()

    open({ empty: { people: false, ability: true, courses: false, plans: true } })
    const steps = await screen.findAllByRole('listitem')
    expect(steps[0]?.textContent).toContain('已完成')
    expect(
      within(steps[2] as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('#/schedule')
  })

  it('shows the week, today marked, each session a link', async () => {
    const session = { sessionId: 's9', courseName: '情绪管理', courseNameEn: null, number: 5, starts: 840 }
    open({ week: quietDay.week.map((day, index) => (index === 3 ? { ...day, sessions: [session] } : day)) })
    const link = await screen.findByRole('link', { name: /^14:00.*情绪管理 5$/ })
    expect(routeOf(link.getAttribute('href') ?? '')).toEqual({ page: 'session', id: 's9' })
    expect(document.querySelectorAll('[data-today]')).toHaveLength(1)
  })

  it('names the last steps with a way back, and whether the newest backup is good', async () => {
    const recent = [
      {
        seq: 17,
        at: '2026-12-08T02:00:00.000Z',
        area: 'improvements',
        command: 'finish',
        params: { number: 12, title: '工单模板' },
        undoable: true,
      },
      {
        seq: 16,
        at: '2026-06-15T02:00:00.000Z',
        area: 'settings',
        command: 'setBookToday',
        params: {},
        undoable: false,
      },
    ]
    const answers = todayAnswers({ recent })
    const undone: unknown[] = []
    renderPage(<TodayPage route={{ page: 'today' }} />, {
      ...answers,
      book: {
        ...answers.book,
        backups: () => [
          { name: 'b', at: '2026-12-09T02:42:00.000Z', bytes: 1, reason: 'hourly', verified: true },
        ],
        undo: input => {
          undone.push(input)
          return { undone: [17] }
        },
      },
    })
    expect(await screen.findByText('登记改进事项 #12 完成：工单模板')).toBeTruthy()
    expect(screen.getByText('昨天')).toBeTruthy()
    expect(await screen.findByText('备份已校验')).toBeTruthy()
    expect(screen.getByText('完好')).toBeTruthy()
    const buttons = screen.getAllByRole('button', { name: /^撤销/ })
    expect(buttons).toHaveLength(1)
    await userEvent.setup().click(buttons[0] as HTMLElement)
    await waitFor(() => expect(undone).toEqual([{ seq: 17 }]))
  })

  it('calls no backup good that lacks what damage took', async () => {
    const answers = todayAnswers({})
    const lossy: BackupEntry = {
      name: 'b',
      at: '2026-12-09T02:42:00.000Z',
      bytes: 1,
      reason: 'salvaged',
      verified: true,
      lost: [{ table: 'certificate', saved: 521, lost: 1, rebuilt: 0 }],
    }
    renderPage(<TodayPage route={{ page: 'today' }} />, {
      ...answers,
      book: { ...answers.book, backups: () => [lossy] },
    })
    expect(await screen.findByText('有缺失')).toBeTruthy()
    expect(screen.queryByText('备份已校验')).toBeNull()
    expect(screen.queryByText('完好')).toBeNull()
    expect(screen.getByRole('button', { name: '立即备份' })).toBeTruthy()
  })

  it.each<[Language, RegExp]>([
    ['zh-CN', /最近一次备份不完整，不能用来恢复.*最新完好的备份：2026年12月8日/],
    ['en', /latest backup is damaged and cannot be restored.*Newest good backup: 8 Dec 2026/],
  ])(
    'calls the newest backup what the settings call it, and names the newest good one (%s)',
    async (language, says) => {
      const answers = todayAnswers({})
      const good = {
        name: 'a',
        at: '2026-12-08T02:42:00.000Z',
        bytes: 1,
        reason: 'manual' as const,
        verified: true,
      }
      const bad: BackupEntry = { ...good, name: 'b', at: '2026-12-09T02:42:00.000Z', verified: false }
      renderPage(
        <TodayPage route={{ page: 'today' }} />,
        { ...answers, book: { ...answers.book, backups: () => [bad, good] } },
        { language },
      )
      const list = await screen.findByRole('list', { name: language === 'en' ? 'Recent' : '最近' })
      await waitFor(() => expect(list.textContent).toMatch(says))
    },
  )

  it.each<[Language, RegExp, string]>([
    ['zh-CN', /2 张已发的证书不在发放登记里。纸质证书已打印，请收回。/, '查看证书'],
    [
      'en',
      /2 issued certificates are not in the register. All were printed: call them in./,
      'View certificates',
    ],
  ])('carries certificates that a restore took from the register (%s)', async (language, says, way) => {
    const gone = (number: string) => ({ number, person: null, by: 'restore' as const, printed: true })
    renderPage(
      <TodayPage route={{ page: 'today' }} />,
      { ...todayAnswers({}), certificates: { lostNumbers: () => [gone('KF-1'), gone('KF-2')] } },
      { language },
    )
    expect(await screen.findByText(says)).toBeTruthy()
    expect(screen.getByRole('link', { name: way }).getAttribute('href')).toBe('#/certificates')
  })

  it.each<[Language, RegExp, string]>([
    ['zh-CN', /新建培训班.*填到一半/, '继续填写'],
    ['en', /Create session.*half filled in/, 'Continue'],
  ])('says that a form waits half filled in, and leads there (%s)', async (language, says, way) => {
    const values = { id: 'd', base: '{}', values: '{}', at: '2026-12-08T06:05:00.000Z' }
    const drafts = draftsInMemory([
      { ...values, form: 'session', record: '' },
      { ...values, id: 'e', form: 'take-note', record: '' },
    ])
    renderPage(<TodayPage route={{ page: 'today' }} />, todayAnswers({}), { language, drafts })
    const link = await screen.findByRole('link', { name: way })
    expect(link.getAttribute('href')).toBe('#/schedule')
    expect(link.closest('li')?.textContent).toMatch(says)
  })

  it('begins a session with N', async () => {
    open({})
    await screen.findByRole('heading', { name: '今天' })
    await userEvent.setup().keyboard('n')
    expect(routeOf(window.location.hash)).toEqual({ page: 'schedule' })
  })

  it('says what went wrong, and asks again', async () => {
    let broken = true
    const answers = todayAnswers({})
    renderPage(<TodayPage route={{ page: 'today' }} />, {
      ...answers,
      reports: {
        today() {
          if (broken) throw new Refused('no_book')
          return quietDay
        },
      },
    })
    const retry = await screen.findByRole('button', { name: '重试' })
    broken = false
    await userEvent.setup().click(retry)
    expect(await screen.findByRole('heading', { name: '今天' })).toBeTruthy()
  })
})

describe('a note of altered rows that was itself altered', () => {
  it.each([
    ['zh-CN' as const, '第 13 条操作记录曾把一些改动记为已知，后来也被改动，内容已不可信'],
    [
      'en' as const,
      'Alterations were taken note of in history entry 13, which was itself altered later and cannot be relied on',
    ],
  ])('is said with the number of its entry (%s)', async (language, line) => {
    const answers = todayAnswers({})
    const note = { seq: 13, at: '2026-12-09T01:00:00.000Z', operator: null, reason: '', proved: false }
    const notes = () => [{ ...note, tables: [], entries: [], rows: [] }]
    renderPage(
      <TodayPage route={{ page: 'today' }} />,
      { ...answers, book: { ...answers.book, notes } },
      { language },
    )
    expect(await screen.findByText(line)).toBeTruthy()
  })
})
