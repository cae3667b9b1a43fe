import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useServiceLink } from '../../../src/app/service-link'
import type { BookNotice, BookState } from '../../../src/contract/book/state'
import { plan } from '../../../src/features/plan/plan'
import { type Answer, renderApplication } from '../support/application'
import { entry, openBook } from '../support/book'

const stateIs = (state: BookState): Record<string, Answer> => ({ 'book.state': () => ({ output: state }) })
const toasts = () => within(screen.getByRole('region', { name: '刚才发生的事' }))

describe('what a person sees first', () => {
  it.each<[string, BookState, string]>([
    ['a new folder', { state: 'absent', folder: '/new', warning: null, tooLong: false }, '欢迎使用知行'],
    [
      'a newer book',
      { state: 'newer', folder: '/b', found: 12, known: 9, backups: [] },
      '数据来自更新版本的知行',
    ],
    [
      'a broken book',
      {
        state: 'broken',
        folder: '/b',
        reason: 'damaged',
        quarantined: '/b/quarantine/1',
        unsalvaged: null,
        writtenOver: null,
        lastStep: null,
        backups: [],
      },
      '数据文件已损坏',
    ],
    [
      'a large book that is checked before it opens',
      { state: 'checking', folder: '/b', done: 1, total: 2 },
      '正在检查数据',
    ],
    ['a book in use', { state: 'in_use', folder: '/b', holder: 'wang@PC-01 4321' }, '数据正在使用中'],
  ])('of %s', async (_what, state, heading) => {
    await renderApplication(stateIs(state))
    expect(await screen.findByRole('heading', { name: heading })).toBeTruthy()
  })

  it('says by table and number what could not be recovered from damaged data', async () => {
    const lost = [
      { table: 'employment_event', saved: 1, lost: 519, rebuilt: 0 },
      { table: 'standing', saved: 2080, lost: 0, rebuilt: 40 },
      {
        table: 'certificate',
        saved: 20,
        lost: 2,
        rebuilt: 0,
        named: [{ label: 'KF-TS-2026-0003', person: '余敏博' }, { label: 'KF-TS-2026-0004' }],
      },
    ]
    const salvaged = {
      name: 's.db',
      at: '2026-12-09T01:00:00.000Z',
      bytes: 4096,
      reason: 'salvaged',
      verified: true,
    }
    await renderApplication(
      stateIs({
        state: 'broken',
        folder: '/b',
        reason: 'damaged',
        quarantined: '/b/quarantine/1',
        unsalvaged: null,
        writtenOver: null,
        lastStep: null,
        backups: [{ ...salvaged, lost }],
      } as BookState),
    )
    const notice = (
      await screen.findByText(/^从损坏的数据中找回的备份（2026年12月9日.*有些记录没能找回$/)
    ).closest('[role]')
    expect(notice?.textContent).toContain('任职变动：至少缺 519 条，找回 1 条')
    expect(notice?.textContent).toContain('能力现状：找回 2,080 条，其中 40 条由其他记录补回')
    expect(notice?.textContent).toContain(
      '证书：至少缺 2 条，找回 20 条：KF-TS-2026-0003（余敏博）和KF-TS-2026-0004',
    )
  })

  it('names who holds a book in use', async () => {
    await renderApplication(stateIs({ state: 'in_use', folder: '/b', holder: 'wang@PC-01 4321' }))
    expect(await screen.findByText(/wang 正在 PC-01 上使用/)).toBeTruthy()
  })

  it('is the desk: entries in the order of the loop, with the work that waits', async () => {
    await renderApplication()
    const nav = await screen.findByRole('navigation', { name: '主导航' })
    await waitFor(() => expect(within(nav).getByText('3 项待办')).toBeTruthy())
    expect(
      within(nav)
        .getAllByRole('link')
        .map(link => link.firstChild?.textContent ?? ''),
    ).toEqual([
      expect.anything(),
      '今日',
      '人员',
      '需求',
      '课程',
      '计划',
      '培训班',
      '证书',
      '改进',
      '台账报表',
      '导入',
      '操作历史',
      '设置',
    ])
  })

  it('says on F1 what the page is for, and on ? which keys there are', async () => {
    await renderApplication()
    await screen.findByRole('heading', { name: '语言与外观' })
    await userEvent.keyboard('{F1}')
    const help = await screen.findByRole('dialog', { name: '帮助' })
    expect(within(help).getByText(/^在这里设置语言与外观/)).toBeTruthy()
    expect(within(help).getByText('撤销上一步')).toBeTruthy()
    await userEvent.keyboard('{Escape}?')
    const keys = await screen.findByRole('dialog', { name: '按键' })
    expect(within(keys).queryByText(/^在这里设置/)).toBeNull()
    expect(within(keys).getByText('查找与命令')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says that it is the demonstration year, and which day it has', async () => {
    await renderApplication(stateIs(openBook({ demonstration: true })))
    const tag = await screen.findByRole('link', { name: /^演示年 12-09\s*使用自己的数据…$/ })
    expect(tag.title).toMatch(/这里的“今天”是 2026年12月9日/)
    expect(tag.getAttribute('href')).toBe('#/settings?section=folder')
  })

  it('asks who acts when there are several, and nobody was chosen', async () => {
    const user = userEvent.setup()
    await renderApplication({
      'settings.operators': () => ({
        output: [
          { id: 'zhou', name: '周敏', active: true },
          { id: 'liang', name: '梁静', active: true },
          { id: 'old', name: '孙立', active: false },
        ],
      }),
    })
    expect(await screen.findByRole('heading', { name: '请选择操作人' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '孙立' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '梁静' }))
    expect(await screen.findByRole('heading', { name: '单位' })).toBeTruthy()
  })

  it('tells what happened to a book that did open', async () => {
    await renderApplication(
      stateIs(
        openBook({
          notices: [{ code: 'commands_lost', count: 2, held: 3, kept: null, weighing: false, backup: null }],
        }),
      ),
    )
    expect(await screen.findByText(/有 2 步已保存的操作不在数据里.*最后保留的是第 3 步/)).toBeTruthy()
  })

  it('tells how far the check of a large book has come', async () => {
    await renderApplication(stateIs({ state: 'checking', folder: '/b', done: 1, total: 2 }))
    expect(await screen.findByRole('progressbar', { name: '逐条核对记录' })).toBeTruthy()
    expect(screen.getByText('第 2 步，共 2 步')).toBeTruthy()
  })

  it.each([
    ['file', '数据文件已损坏，不再自动备份。请尽快恢复最近一份完好的备份（2026年12月8日'],
    ['records', '有记录与写入时不一致'],
  ] as const)('tells that the book is damaged (%s), and leads to the backups', async (what, words) => {
    const user = userEvent.setup()
    const backup = { name: 'book-000001.db', at: '2026-12-08T01:00:00.000Z' }
    await renderApplication(
      stateIs(openBook({ notices: [{ code: 'damaged', what, weighing: false, backup }] })),
      // Not where it leads to: nothing leads to the page one is on.
      { hash: '#/people' },
    )
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(words)
    await user.click(within(alert).getByRole('link', { name: '查看备份' }))
    expect(window.location.hash).toBe('#/settings?section=backups')
  })

  it.each<[string, BookNotice]>([
    ['records that are not as written', { code: 'damaged', what: 'records', weighing: false, backup: null }],
    ['a change from outside', { code: 'changed_outside' }],
    ['a record of changes that was off', { code: 'capture_restored', tables: ['mark'] }],
  ])('leads from %s to the history, where the record is checked', async (_what, notice) => {
    const user = userEvent.setup()
    await renderApplication(stateIs(openBook({ notices: [notice] })))
    const said = (await screen.findByText(/“操作历史”/)).closest('[role]') as HTMLElement
    expect(within(said).queryByRole('link', { name: '查看备份' })).toBeNull()
    await user.click(within(said).getByRole('link', { name: '操作历史' }))
    expect(window.location.hash).toBe('#/history')
  })
})

describe('a command', () => {
  const rename: Record<string, Answer> = {
    'settings.changeOffice': () => ({ output: {}, seq: 7 }),
    'book.history': () => ({
      output: { entries: [entry(7, { command: 'changeOffice', params: {} })], nextBefore: null },
    }),
    'book.undo': () => ({ output: { undone: [7] }, seq: 8 }),
  }
  const save = async () => {
    const user = userEvent.setup()
    const company = await screen.findByLabelText('单位名称')
    await user.clear(company)
    await user.type(company, '某某中心{Enter}')
    return user
  }

  it('that was done is named, and can be taken back', async () => {
    const home = await renderApplication(rename)
    const user = await save()
    expect(await toasts().findByText('修改单位设置')).toBeTruthy()
    await user.click(toasts().getByRole('button', { name: '撤销' }))
    await waitFor(() => expect(home.asked).toContainEqual({ name: 'book.undo', input: { seq: 7 } }))
  })

  it('that is refused is said in the room’s words', async () => {
    await renderApplication({
      'settings.changeOffice': () => ({
        error: { kind: 'refused', code: 'bad_certificate_pattern', params: {} },
      }),
    })
    await save()
    expect(await screen.findByText('这个编号规则无法使用，请按提示修改。')).toBeTruthy()
  })

  it('that fails gives its reference', async () => {
    await renderApplication({
      'settings.changeOffice': () => ({ error: { kind: 'failed', reference: 'a1b2c3d4' } }),
    })
    await save()
    expect(await screen.findByText(/编号 a1b2c3d4/)).toBeTruthy()
  })

  it('that no page says is said by the frame', async () => {
    const user = userEvent.setup()
    await renderApplication({ 'book.backupNow': () => ({ error: { kind: 'failed', reference: 'e5f6' } }) })
    await screen.findByLabelText('单位名称')
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('combobox', { name: '查找与命令' }), 'ljbf{Enter}')
    expect(await toasts().findByText(/编号 e5f6/)).toBeTruthy()
  })

  it('that was on its way when the service died is asked about, not sent again', async () => {
    const home = await renderApplication({
      'settings.changeOffice': () => ({ gone: true }),
      'book.landed': () => ({ output: { seq: 7 } }),
    })
    await save()
    act(() => useServiceLink.setState({ state: 'restarting' }))
    expect(await screen.findByText(/数据服务正在重新启动/)).toBeTruthy()
    expect(await screen.findByText(/数据服务中断，正在重新连接/)).toBeTruthy()
    act(() => home.rejoin())
    expect(await toasts().findByText('重新连接成功，刚才这一步已保存。')).toBeTruthy()
    // Nothing is being reconnected any more.
    expect(screen.queryByText(/正在重新连接/)).toBeNull()
    // Nor is anything that was reconnected there, once it stays away.
    act(() => useServiceLink.setState({ state: 'gave-up' }))
    expect(await screen.findByText('数据服务接连停止了三次')).toBeTruthy()
    expect(screen.queryByText(/重新连接成功/)).toBeNull()
    expect(home.asked.filter(one => one.name === 'settings.changeOffice')).toHaveLength(1)
  })

  it('cannot be undone while later ones stand on it: lists them and offers all', async () => {
    const user = userEvent.setup()
    const blocker = {
      seq: 9,
      area: 'settings',
      command: 'renameOperator',
      at: '2026-12-09T03:00:00Z',
      params: { name: '梁小静' },
      undo: 'captured',
    }
    let attempts = 0
    const home = await renderApplication(
      {
        'book.history': () => ({ output: { entries: [entry(5)], nextBefore: null } }),
        'book.undo': () =>
          ++attempts === 1
            ? {
                error: {
                  kind: 'refused',
                  code: 'undo_touched_later',
                  params: { blockers: [blocker], count: 1, final: false },
                },
              }
            : { output: { undone: [9, 5] }, seq: 10 },
      },
      { hash: '#/history' },
    )
    await user.click(await screen.findByRole('button', { name: '撤销' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('操作人改名为 梁小静')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: '全部撤销（2 步）' }))
    await waitFor(() =>
      expect(home.asked).toContainEqual({
        name: 'book.undo',
        input: { seq: 5, withLater: true, others: true },
      }),
    )
  })
})

describe('when things go wrong', () => {
  it('the recovery page says where everything lies', async () => {
    await renderApplication()
    await screen.findByRole('navigation')
    act(() => useServiceLink.setState({ state: 'gave-up' }))
    expect(await screen.findByRole('heading', { name: '数据服务接连停止了三次' })).toBeTruthy()
    expect(await screen.findByText('/books/office/logs/zhixing.log')).toBeTruthy()
  })

  it('the recovery page offers the diagnostics, from the host alone', async () => {
    const user = userEvent.setup()
    const copied: string[] = []
    const home = await renderApplication()
    await screen.findByRole('navigation')
    home.host.diagnostics = async () => ({
      versions: { app: '0.1.0', electron: '45.4.1', chrome: '144.0', node: '24.1.0' },
      system: { name: 'linux', release: '6.1', processor: 'x64', cores: 4, memoryMb: 8000, locale: 'zh-CN' },
      code: { kind: 'altered', files: ['app.asar'] },
      start: [{ phase: 'painted', ms: 1234 }],
      log: ['[2026-11-28 17:14:09.362] [warn] service exited with 139'],
    })
    home.host.copyText = async text => void copied.push(text)
    act(() => useServiceLink.setState({ state: 'gave-up' }))
    await user.click(await screen.findByRole('button', { name: '复制诊断信息…' }))
    const dialog = within(await screen.findByRole('dialog'))
    const shown = await dialog.findByRole('region', { name: '诊断信息' })
    const before = home.asked.length
    await user.click(dialog.getByRole('button', { name: '复制' }))
    expect(copied).toEqual([shown.textContent])
    for (const part of [
      'Electron 45.4.1',
      'service exited with 139',
      '首页显示：1234',
      '与打包时不一致：app.asar',
    ])
      expect(copied[0]).toContain(part)
    expect(copied[0]).toContain('SQLite 无法读取')
    expect(home.asked.slice(before)).toEqual([])
  })

  it.each(['#/nowhere', '#/person', '#/session?id=s1&tab=prepare', '#/plan?year=next'])(
    '%s is no address: the way back is Today',
    async hash => {
      const user = userEvent.setup()
      await renderApplication({}, { hash })
      expect(await screen.findByRole('heading', { name: '找不到这个页面' })).toBeTruthy()
      await user.click(screen.getByRole('link', { name: '前往今日' }))
      expect(window.location.hash).toBe('#/today')
    },
  )

  it('a page that cannot be drawn leaves the rest usable', async () => {
    const complaints: unknown[] = []
    const before = console.error
    console.error = (...said: unknown[]) => complaints.push(said)
    const user = userEvent.setup()
    const load = plan.pages.plan
    plan.pages.plan = async () => () => {
      throw new Error('nothing can be drawn of this')
    }
    await renderApplication({}, { hash: '#/plan' })
    expect(await screen.findByRole('heading', { name: '无法显示这个页面' })).toBeTruthy()
    await user.click(screen.getByRole('link', { name: '设置' }))
    expect(await screen.findByLabelText('单位名称')).toBeTruthy()
    console.error = before
    plan.pages.plan = load
    expect(complaints.length).toBeGreaterThan(0)
  })
})
