import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { BookNotice, BookState } from '../../../src/contract/book/state'
import type { HostCalls, MoveOutcome } from '../../../src/contract/host'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import type { Language } from '../../../src/i18n/setup'
import { type Answer, renderApplication } from '../support/application'
import { openBook } from '../support/book'

const stateIs = (state: BookState): Record<string, Answer> => ({ 'book.state': () => ({ output: state }) })
const openWith = (...notices: BookNotice[]): BookState => openBook({ notices })
const blocked = (some: Partial<Extract<BookState, { state: 'blocked' }>>): BookState => ({
  state: 'blocked',
  folder: '/books/office',
  because: 'failed',
  names: [],
  space: null,
  cause: null,
  backups: null,
  ...some,
})
const nutstore = { kind: 'sync', service: 'nutstore' } as const
/** Something is done to the whole book, from another window. */
const busy: Record<string, Answer> = {
  'book.life': () => ({ output: { running: 'restore', jobs: [] } }),
}
const isRefused = (name: string) =>
  // Its name goes on with why it is refused.
  waitFor(() =>
    expect(screen.getByRole('button', { name: new RegExp(`^${name}`) }).getAttribute('aria-disabled')).toBe(
      'true',
    ),
  )
const good = { warning: null, tooLong: false, writable: true, taken: false, others: [] as string[] }

/** A host whose folders lie where the test says. */
function hostWith(chosen: string | null = null) {
  const done: string[] = []
  const host: Partial<HostCalls> = {
    localFolders: async () =>
      ['/a', '/b'].map((path, index) => ({ ticket: `local-${index}`, name: path, path: `${path}/Zhixing` })),
    chooseFolder: async () => (chosen ? { ticket: chosen, name: chosen } : null),
    keepFolder: async ticket => void done.push(`keep ${ticket ?? 'here'}`),
    async moveToFolder({ ticket, aim = 'carry' }): Promise<MoveOutcome> {
      done.push(`${aim} ${ticket}`)
      if (ticket === 'taken' && aim !== 'open') return 'taken'
      return 'moved'
    },
    restartService: async () => void done.push('restart'),
  }
  return { host, done }
}

async function atHome(
  state: BookState,
  answers: Record<string, Answer> = {},
  chosen: string | null = null,
  language: Language = 'zh-CN',
) {
  const { host, done } = hostWith(chosen)
  const { asked, host: own } = await renderApplication({ ...stateIs(state), ...answers }, { host, language })
  return { asked, done, own, user: userEvent.setup() }
}

describe('a data folder others write to as well', () => {
  const absent: BookState = { state: 'absent', folder: '/坚果云/book', warning: nutstore, tooLong: false }
  /** The first local folder has a book already. */
  const folders: Record<string, Answer> = {
    'book.folders': () => ({ output: [{ ...good, taken: true }, good] }),
  }

  it('is settled before anything is begun there: a local folder is one click away', async () => {
    const { done, user } = await atHome(absent, folders)
    expect(await screen.findByText('数据文件夹由“坚果云”同步')).toBeTruthy()
    expect(screen.queryByLabelText('您的姓名')).toBeNull()
    expect(await screen.findByText('/b/Zhixing')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '放在本机' }))
    expect(done).toEqual(['carry local-1'])
  })

  it('can be kept, and then one begins', async () => {
    const { done, user } = await atHome(absent, folders)
    await user.click(await screen.findByRole('button', { name: '仍放在这里' }))
    expect(done).toEqual(['keep here'])
    expect(await screen.findByLabelText('您的姓名')).toBeTruthy()
  })

  it('stands over an open book until it is moved or kept', async () => {
    const { done, user } = await atHome(openWith({ code: 'place', warning: { kind: 'network' } }), folders)
    expect(await screen.findByText('数据文件夹在网络驱动器上')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '仍放在这里' }))
    expect(done).toEqual(['keep here'])
    await waitFor(() => expect(screen.queryByText('数据文件夹在网络驱动器上')).toBeNull())
  })

  it('is not moved while something else is done to the data', async () => {
    await atHome(openWith({ code: 'place', warning: { kind: 'network' } }), { ...folders, ...busy })
    await screen.findByText('数据文件夹在网络驱动器上')
    await isRefused('移到本机')
    await isRefused('更换文件夹…')
  })

  it('is said of a folder just chosen, before anything goes there', async () => {
    const answer = () => ({ output: [{ ...good, warning: nutstore }] })
    const { done, user } = await atHome(openBook(), { 'book.folders': answer }, 'chosen')
    await user.click(await screen.findByRole('button', { name: '移到别的文件夹…' }))
    const doubt = await screen.findByText('所选文件夹由“坚果云”同步')
    expect(done).toEqual([])
    await user.click(
      within(doubt.closest('[role=status]') as HTMLElement).getByRole('button', { name: '仍用这个文件夹' }),
    )
    expect(done).toEqual(['keep chosen', 'carry chosen'])
  })

  it.each([
    ['zh-CN' as const, '移到别的文件夹…', '所选文件夹里有别的文件', '仍用这个文件夹'],
    ['en' as const, 'Move to another folder…', 'The chosen folder contains other files', 'Use it anyway'],
  ])('that holds somebody else’s files is asked about (%s)', async (language, move, says, keep) => {
    const answer = () => ({ output: [{ ...good, others: ['合同', '预算.xlsx'] }] })
    const { done, user } = await atHome(openBook(), { 'book.folders': answer }, 'chosen', language)
    await user.click(await screen.findByRole('button', { name: move }))
    const doubt = (await screen.findByText(says)).closest('[role=status]') as HTMLElement
    expect(doubt.textContent).toContain('预算.xlsx')
    expect(done).toEqual([])
    await user.click(within(doubt).getByRole('button', { name: keep }))
    expect(done).toEqual(['keep chosen', 'carry chosen'])
  })

  it('whose path is too long cannot be kept at all', async () => {
    await atHome({ ...absent, warning: null, tooLong: true }, folders)
    expect(await screen.findByText('这个文件夹的路径太长')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '仍放在这里' })).toBeNull()
  })
})

describe('what stands in the way', () => {
  it.each<[Partial<Extract<BookState, { state: 'blocked' }>>, string, RegExp]>([
    [{ because: 'folder_missing' }, '找不到数据文件夹', /请连接后再试/],
    [{ because: 'not_a_folder' }, '数据文件夹的位置上是一个文件', /改名后再试/],
    [{ because: 'path_too_long' }, '数据文件夹的路径太长', /路径较短/],
    [{ because: 'folder_closed' }, '无法打开数据文件夹', /检查后再试/],
    [{ because: 'failed', cause: 'SQLITE_IOERR' }, '无法打开数据', /SQLITE_IOERR/],
    [{ because: 'no_space', space: { free: 12_288, wanted: 5 << 20 } }, '磁盘已满', /剩余 12 KB.*5\.0 MB/],
  ])('is said with what to do: %o', async (some, title, lead) => {
    const { done, user } = await atHome(blocked(some))
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
    expect(screen.getByText(lead)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(done).toEqual(['restart'])
  })

  it('offers the backups, and to put the data aside, whatever opening them threw', async () => {
    const backup = { at: '2026-12-08T01:00:00.000Z', bytes: 4096, verified: true }
    const backups = [{ ...backup, name: 'b.db', reason: 'hourly' as const }]
    const { asked, user } = await atHome(blocked({ cause: 'SQLITE_CONSTRAINT', backups }), {
      'book.putAside': () => ({ output: {} }),
    })
    const list = await screen.findByRole('list', { name: '备份' })
    expect(within(list).getByRole('button', { name: /恢复/ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '另行保留现有数据' }))
    await waitFor(() => expect(asked).toContainEqual({ name: 'book.putAside', input: {} }))
  })

  it('by its name, with the one step that mends it', async () => {
    const { asked, user } = await atHome(blocked({ because: 'name_taken', names: ['quarantine'] }), {
      'book.clearName': () => ({ output: { kept: '/books/office/quarantine-aside' } }),
    })
    expect(await screen.findByText(/“quarantine”不是知行的文件，损坏的文件无处保留/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '改名保留，继续' }))
    await waitFor(() =>
      expect(asked).toContainEqual({ name: 'book.clearName', input: { name: 'quarantine' } }),
    )
  })

  it('of a book that did open: once, with its step, and the reason in the banner’s stead', async () => {
    const state = openWith(
      { code: 'no_lock', because: 'in_the_way' },
      { code: 'name_taken', names: ['book.lock', 'backups'] },
    )
    await atHome({ ...state, readOnly: true } as BookState)
    expect(await screen.findByText(/“book.lock”不是知行的文件，数据只能查看和导出/)).toBeTruthy()
    expect(screen.getAllByText(/book\.lock/)).toHaveLength(1)
    await userEvent.click(screen.getByRole('button', { name: '还有 1 条提示' }))
    expect(screen.getByText(/“backups”不是知行的文件，无法备份/)).toBeTruthy()
    expect(screen.getByText(/原因见下方提示/)).toBeTruthy()
  })

  it('on a full disk: how much is free, how much is wanted, and another try', async () => {
    const state = openWith({ code: 'no_space', free: 0, wanted: 5 << 20 })
    const { done, user } = await atHome({ ...state, readOnly: true } as BookState)
    expect(await screen.findByText(/剩余 0 B，至少需要 5\.0 MB/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(done).toEqual(['restart'])
  })

  it('says why a name could not be cleared', async () => {
    const { user } = await atHome(openWith({ code: 'name_taken', names: ['backups'] }), {
      'book.clearName': () => ({
        error: { kind: 'refused', code: 'name_not_cleared', params: { name: 'backups' } },
      }),
    })
    await user.click(await screen.findByRole('button', { name: '改名保留，继续' }))
    expect(await screen.findByText(/“backups”无法改名/)).toBeTruthy()
  })
})

describe('a folder that holds data already', () => {
  it.each([
    ['zh-CN' as const, '更换文件夹…', '所选文件夹里已有数据', '打开那里的数据', '继续用现在的数据'],
    [
      'en' as const,
      'Choose another folder…',
      'The chosen folder already contains data',
      'Open the data there',
      'Stay with',
    ],
  ])('is opened only when the person says so (%s)', async (language, choose, title, open, stay) => {
    const { host, done } = hostWith('taken')
    const user = userEvent.setup()
    const answers = { ...stateIs(blocked({})), 'book.folders': () => ({ output: [good] }) }
    await renderApplication(answers, { host, language })
    await user.click(await screen.findByRole('button', { name: choose }))
    expect(await screen.findByText(title)).toBeTruthy()
    expect(done).toEqual(['carry taken'])
    await user.click(screen.getByRole('button', { name: new RegExp(`^${stay}`) }))
    expect(screen.queryByText(title)).toBeNull()
    await user.click(screen.getByRole('button', { name: choose }))
    await user.click(await screen.findByRole('button', { name: open }))
    expect(done).toEqual(['carry taken', 'carry taken', 'open taken'])
  })
})

describe('a folder whose data moved away', () => {
  const moved: BookState = {
    state: 'moved',
    folder: '/old',
    at: '2026-12-08T01:00:00.000Z',
    to: '/new/place',
    backups: [],
  }

  it.each([
    [
      'zh-CN' as const,
      '数据已移到别的文件夹',
      '打开那里的数据',
      '仍在这里恢复或新建…',
      /^在那里没有找到数据/,
    ],
    [
      'en' as const,
      'The data was moved to another folder',
      'Open the data there',
      'Restore or start here anyway…',
      /^No data was found there/,
    ],
  ])('says where to, and offers to open it there (%s)', async (language, title, open, stay, missing) => {
    const user = userEvent.setup()
    const { host } = hostWith()
    host.openMoved = async () => 'not_there'
    await renderApplication(stateIs(moved), { host, language })
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy()
    expect(screen.getByText('/new/place')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: open }))
    expect(await screen.findByText(missing)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    await user.click(screen.getByRole('button', { name: stay }))
    expect(await screen.findByRole('textbox')).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, 'busy' as const, /^没有打开：这里正在进行备份/],
    ['zh-CN' as const, 'not_writable' as const, /^没有打开：那个文件夹不能写入/],
    ['en' as const, 'in_use' as const, /^Not opened: another program is using/],
    ['en' as const, 'failed' as const, /^Not opened; the data in both places is unchanged/],
    ['en' as const, 'differs' as const, /^Not opened; the data in both places is unchanged/],
  ])('says why they were not opened there (%s, %s)', async (language, outcome, says) => {
    const user = userEvent.setup()
    const { host } = hostWith()
    let answer: MoveOutcome = outcome
    host.openMoved = async () => answer
    await renderApplication(stateIs(moved), { host, language })
    const name = language === 'en' ? 'Open the data there' : '打开那里的数据'
    await user.click(await screen.findByRole('button', { name }))
    expect(await screen.findByText(says)).toBeTruthy()
    answer = 'opened'
    await user.click(screen.getByRole('button', { name }))
    await waitFor(() => expect(screen.queryByText(says)).toBeNull())
  })

  it('has nothing to open where it was not written down', async () => {
    const { host } = hostWith()
    await renderApplication(stateIs({ ...moved, to: null }), { host })
    await screen.findByRole('heading', { name: '数据已移到别的文件夹' })
    expect(screen.queryByRole('button', { name: '打开那里的数据' })).toBeNull()
  })

  it('is opened, restored or begun anew only when nothing else is done to the data', async () => {
    const user = userEvent.setup()
    const { host } = hostWith()
    await renderApplication({ ...stateIs(moved), ...busy }, { host })
    await isRefused('打开那里的数据')
    await user.click(screen.getByRole('button', { name: '仍在这里恢复或新建…' }))
    await isRefused('打开演示年度')
    await isRefused('从空白开始')
    await user.type(screen.getByRole('textbox'), '周敏{Enter}')
    await isRefused('更换文件夹…')
  })
})
