import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { queryClient } from '../../../src/app/client'
import type { BookNotice } from '../../../src/contract/book/state'
// Compiled here, not in the time of the first test.
import '../../../src/app/frame/BookNotices'
import '../../../src/features/reports/CareCards'
import '../../../src/features/reports/DamagedCard'
import '../../../src/features/reports/TodayPage'
import '../../../src/features/settings/SettingsPage'
import type { Language } from '../../../src/i18n/setup'
import { quietDay } from '../reports/today-book'
import { type Answer, renderApplication } from '../support/application'
import { openBook } from '../support/book'

const interrupted: BookNotice = {
  code: 'import_interrupted',
  id: 'note-1',
  kind: 'people',
  file: '花名册.xlsx',
  at: '2026-12-09T01:00:00.000Z',
}
const damaged: Extract<BookNotice, { code: 'damaged' }> = {
  code: 'damaged',
  what: 'file',
  weighing: false,
  backup: null,
}
const renewed: BookNotice = { code: 'lock_renewed', kept: 'book.lock-aside' }

async function home(notices: BookNotice[], language: Language = 'zh-CN', more: Record<string, Answer> = {}) {
  const state = { notices, readOnly: false }
  const application = await renderApplication(
    { 'book.state': () => ({ output: openBook(state) }), ...more },
    { language },
  )
  const now = async (next: BookNotice[]) => {
    state.notices = next
    await queryClient.invalidateQueries()
  }
  return { ...application, now, state, user: userEvent.setup() }
}
const stack = (language: Language = 'zh-CN') =>
  screen.findByRole('region', { name: language === 'en' ? 'Notices about the data' : '数据的提示' })

describe('drafts that were put aside', () => {
  it.each([
    ['zh-CN' as const, 'damaged' as const, /填到一半、还没有保存的内容已损坏.*保留在 quarantine\/drafts\.db/],
    ['zh-CN' as const, 'other' as const, /不是知行的，或者被改动过，已另行保留在 quarantine\/drafts\.db/],
    ['en' as const, 'damaged' as const, /is damaged and could not be recovered/],
    ['en' as const, 'other' as const, /is not a Zhixing file, or was altered; it is kept at quarantine/],
  ])('are said, and where they lie (%s, %s)', async (language, because, text) => {
    await home([{ code: 'drafts_aside', because, kept: 'quarantine/drafts.db' }], language)
    expect(await screen.findByText(text)).toBeTruthy()
  })
})

describe('several notices of the data', () => {
  it.each<[Language, string, string, RegExp]>([
    ['zh-CN', '还有 2 条提示', '只显示第一条', /数据文件已损坏/],
    ['en', '2 more notices', 'Show only the first', /The data file is damaged/],
  ])(
    'take the room of one: the gravest, the others when asked for (%s)',
    async (language, more, fewer, says) => {
      const { user } = await home([renewed, interrupted, damaged], language)
      const shown = await stack(language)
      expect(within(shown).getByRole('alert').textContent).toMatch(says)
      expect(within(shown).queryByText(/花名册/)).toBeNull()
      await user.click(within(shown).getByRole('button', { name: more }))
      expect(
        within(shown)
          .getAllByRole('status')
          .map(one => one.textContent),
      ).toEqual([expect.stringContaining('花名册.xlsx'), expect.stringContaining('book.lock-aside')])
      await user.click(within(shown).getByRole('button', { name: fewer }))
      expect(within(shown).queryByText(/花名册/)).toBeNull()
    },
  )

  it('the next one comes forward when the first is put away, and the last leaves nothing', async () => {
    const { user } = await home([renewed, damaged])
    await user.click(within(await stack()).getByRole('button', { name: '关闭' }))
    expect(within(await stack()).getByText(/book\.lock-aside/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /还有/ })).toBeNull()
    await user.click(within(await stack()).getByRole('button', { name: '关闭' }))
    expect(screen.queryByRole('region', { name: '数据的提示' })).toBeNull()
  })

  it('goes when what it said is so no more, and one that was put away keeps no other of its kind away', async () => {
    const { user, now } = await home([damaged])
    await stack()
    await now([])
    await waitFor(() => expect(screen.queryByRole('region', { name: '数据的提示' })).toBeNull())
    await now([damaged])
    await user.click(within(await stack()).getByRole('button', { name: '关闭' }))
    await now([damaged, { code: 'damaged', what: 'records', weighing: false, backup: null }])
    expect(within(await stack()).getByText(/有记录与写入时不一致/)).toBeTruthy()
  })
})

it.each<[Language, RegExp, RegExp]>([
  ['zh-CN', /正在核对备份/, /没有完好的备份/],
  ['en', /backups are being checked/, /no sound backup/],
])('nothing says that there is no good backup while they are looked at (%s)', async (language, says, not) => {
  const { now } = await home([{ ...damaged, weighing: true }], language)
  const shown = await stack(language)
  expect(shown.textContent).toMatch(says)
  expect(shown.textContent).not.toMatch(not)
  await now([damaged])
  await waitFor(() => expect(shown.textContent).toMatch(not))
})

it.each<[Language, RegExp, RegExp]>([
  ['zh-CN', /没能写回 .*（EACCES）.*请不要关闭知行/, /换进来的文件已保留在 \/data\/quarantine\/one/],
  [
    'en',
    /could not be written back to .* \(EACCES\).*Do not close Zhixing/,
    /set aside in \/data\/quarantine\/one/,
  ],
])(
  'a file that was exchanged is said, whether it could be put back or not (%s)',
  async (language, not, back) => {
    const away: BookNotice = { code: 'not_put_back', because: 'failed', cause: 'EACCES' }
    const kept = '/data/quarantine/one'
    const { now } = await home([{ code: 'put_back', because: 'other', kept }, away], language)
    const shown = await stack(language)
    expect(within(shown).getByRole('alert').textContent).toMatch(not)
    await now([{ code: 'put_back', because: 'other', kept }])
    await waitFor(() => expect(shown.textContent).toMatch(back))
  },
)

describe('an alteration', () => {
  const records: BookNotice = {
    code: 'damaged',
    what: 'records',
    weighing: false,
    backup: { name: 'book-000007.db', at: '2026-12-08T01:00:00.000Z' },
  }
  const says: Record<Language, RegExp> = {
    'zh-CN': /有记录与写入时不一致/,
    en: /some records are not as they were written/,
  }
  const begin = (notices: BookNotice[], language: Language = 'zh-CN', more: Record<string, Answer> = {}) =>
    renderApplication(
      {
        'book.state': () => ({ output: openBook({ notices }) }),
        'reports.today': () => ({ output: quietDay }),
        ...more,
      },
      { hash: '#/today', language },
    )
  const goTo = (hash: string) =>
    act(() => {
      window.location.hash = hash
    })
  /** The row of the card that says it, once nothing else does. */
  const card = async (language: Language): Promise<HTMLElement> => {
    await waitFor(() => {
      const [only, other] = screen.getAllByText(says[language])
      expect([only?.closest('li') === null, other]).toEqual([false, undefined])
    })
    return screen.getByText(says[language]).closest('li') as HTMLElement
  }

  it.each<Language>(['zh-CN', 'en'])(
    'is said once on Today, by its card with all there is to do, and once on every other page (%s)',
    async language => {
      const user = userEvent.setup()
      await begin([records], language)
      const links = within(await card(language)).getAllByRole('link')
      expect(links.map(link => link.getAttribute('href'))).toEqual([
        '#/history',
        '#/settings?section=backups',
      ])
      expect(screen.queryByRole('alert')).toBeNull()

      goTo('#/settings')
      await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(says[language]))
      expect(screen.getAllByText(says[language])).toHaveLength(1)

      // Put away where it may be: on Today it stands all the same.
      await user.click(within(screen.getByRole('alert')).getByRole('button', { name: /^(关闭|Close)$/ }))
      expect(screen.queryByText(says[language])).toBeNull()
      goTo('#/today')
      await card(language)
    },
  )

  it('is said by the frame on Today as well, where the page cannot say it', async () => {
    const error = { kind: 'failed' as const, reference: 'ref-1' }
    await begin([records], 'zh-CN', { 'reports.today': () => ({ error }) })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(says['zh-CN']))
    expect(screen.getAllByText(says['zh-CN'])).toHaveLength(1)
  })

  it('does not hide what else there is to say', async () => {
    await begin([records, renewed])
    await card('zh-CN')
    expect(within(await stack()).getByText(/book\.lock-aside/)).toBeTruthy()
  })
})

describe('an import that was interrupted', () => {
  it.each<[Language, RegExp, string]>([
    [
      'zh-CN',
      /^“花名册\.xlsx”的导入（2026年12月9日.*）中断了，文件里的内容一条也没有写入。请重新导入。$/,
      '前往导入',
    ],
    [
      'en',
      /^The import of “花名册\.xlsx” \(9 Dec 2026.*\) was interrupted\. Nothing from that file was saved/,
      'Go to Import',
    ],
  ])('is said with its file, and leads to the import page, once (%s)', async (language, says, go) => {
    const heard: unknown[] = []
    const { user, state } = await home([interrupted], language, {
      'imports.noteInterrupted': input => {
        heard.push(input)
        state.notices = []
        return { output: {} }
      },
      'imports.kinds': () => ({ output: [] }),
      'imports.runs': () => ({ output: [] }),
    })
    expect(await screen.findByText(says)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: go }))
    expect(window.location.hash).toBe('#/import?kind=people')
    expect(screen.queryByText(says)).toBeNull()
    await waitFor(() => expect(heard).toEqual([{ id: 'note-1' }]))
  })

  it('is put away for good by its cross', async () => {
    const heard: unknown[] = []
    const { user } = await home([interrupted], 'zh-CN', {
      'imports.noteInterrupted': input => {
        heard.push(input)
        return { output: {} }
      },
    })
    await user.click(within(await stack()).getByRole('button', { name: '关闭' }))
    await waitFor(() => expect(heard).toEqual([{ id: 'note-1' }]))
    expect(window.location.hash).toBe('#/settings')
  })
})

describe('data that is only read', () => {
  it.each<[Language, BookNotice, RegExp]>([
    ['zh-CN', { code: 'read_only', because: 'folder' }, /没有写入数据文件夹 \/books\/office 的权限/],
    ['en', { code: 'read_only', because: 'file' }, /write to the data file in \/books\/office/],
    ['zh-CN', { code: 'no_lock', because: 'unwritable' }, /无法写入 \/books\/office 里的“book\.lock”/],
    ['en', { code: 'no_space', free: 0, wanted: 9 }, /The disk of \/books\/office is full/],
  ])('says in which folder, and why (%s, %o)', async (language, notice, says) => {
    await home([notice], language)
    expect(await screen.findByText(says)).toBeTruthy()
  })

  it.each<[Language, string, RegExp]>([
    ['zh-CN', 'folder', /没有保存：没有写入 \/books\/office 的权限/],
    ['en', 'no_space', /Not saved: the disk of \/books\/office is full/],
    ['en', 'path_too_long', /Not saved: the data in \/books\/office is read only/],
  ])('refuses a step in the same words (%s, %s)', async (language, context, says) => {
    const { user } = await home([], language, {
      'settings.addOperator': () => ({
        error: { kind: 'refused', code: 'read_only', params: { folder: '/books/office', context } },
      }),
    })
    await user.type(await screen.findByLabelText(/新增操作人的姓名|Name of the new operator/), '韩雪{Enter}')
    expect(await screen.findByText(says)).toBeTruthy()
  })
})

it('where the data may be spoiled any day comes before an import that is over', async () => {
  const cloud: BookNotice = { code: 'place', warning: { kind: 'sync', service: 'onedrive' } }
  await home([interrupted, cloud])
  const shown = await stack()
  expect(shown.textContent).toMatch(/OneDrive/)
  expect(within(shown).queryByText(/花名册/)).toBeNull()
})
