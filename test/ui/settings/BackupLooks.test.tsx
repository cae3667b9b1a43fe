import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { RestoreChoice } from '../../../src/contract/book/backups'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import { useLastRestore } from '../../../src/parts/book/restored'
import { type Answer, renderApplication } from '../support/application'
import type { Reply } from '../support/service-in-memory'

const newest: BackupEntry = {
  name: 'book-000002.db',
  at: '2026-12-09T02:42:00.000Z',
  bytes: 3_355_443,
  reason: 'hourly',
  verified: true,
}
const older: BackupEntry = { ...newest, name: 'book-000001.db', at: '2026-12-09T01:42:00.000Z' }
const bad: BackupEntry = { ...newest, verified: false, again: true }
const altered: BackupEntry['record'] = {
  state: 'altered',
  entries: 5,
  brokenAt: 3,
  bare: [],
  tables: ['mark'],
  alteredAt: 3,
  salvagedAt: null,
}
const choice: RestoreChoice = {
  replaces: true,
  present: null,
  source: {
    at: newest.at,
    bytes: newest.bytes,
    sound: true,
    reason: 'hourly',
    facts: null,
    lost: { count: 0, named: [] },
    record: null,
    numbersGiven: 0,
    numbersElsewhere: false,
  },
  later: null,
  other: 0,
}

/** The page of the backups before a folder that changes under it. */
async function atBackups(answers: Record<string, Answer> = {}) {
  const folder = { backups: [newest, older] }
  location.hash = '#/settings?section=backups'
  const rendered = await renderApplication({
    'book.backups': () => ({ output: folder.backups }),
    'book.weighBackup': () => ({ output: choice }),
    ...answers,
  })
  const list = await screen.findByRole('list', { name: '备份' })
  const rows = () => within(list).getAllByRole('listitem')
  await waitFor(() => expect(rows()).toHaveLength(2))
  return { ...rendered, folder, rows, user: userEvent.setup() }
}

beforeEach(() => useLastRestore.getState().forget())

describe('the list of backups', () => {
  it('is looked at again when the window comes back to the front', async () => {
    const { folder, rows } = await atBackups()
    expect(rows()[0]?.textContent).toMatch(/已校验最新完好/)
    folder.backups = [{ ...newest, changed: true }, older]
    fireEvent.focus(window)
    await waitFor(() =>
      expect(rows()[0]?.textContent).toMatch(/待检查.*写入时间与校验时不同.*正在重新检查内容/),
    )
    expect(rows()[1]?.textContent).toMatch(/已校验最新完好/)
    folder.backups = [older]
    fireEvent.focus(window)
    await waitFor(() => expect(rows()).toHaveLength(1))
  })

  it('checks one again where it says that it will be, and says what that found', async () => {
    const { folder, rows, user } = await atBackups({ 'book.checkBackup': () => ({ output: newest }) })
    folder.backups = [bad, older]
    fireEvent.focus(window)
    await user.click(await screen.findByRole('button', { name: /^重新检查 2026年12月9日/ }))
    expect(await screen.findByText(/^2026年12月9日.* 的备份完好。$/)).toBeTruthy()
    expect(rows()[0]?.textContent).toMatch(/已校验/)
    expect(screen.queryByRole('button', { name: /^重新检查/ })).toBeNull()
  })

  it.each<[string, Partial<BackupEntry>, RegExp]>([
    ['is bad', { verified: false }, /的备份不完整，不能用来恢复。$/],
    ['cannot be read', { verified: false, unreadable: 'drive' }, /的备份暂时无法读取，不知道是否完好。$/],
    ['does not match its record', { record: altered }, /记录与写入时不一致。$/],
    ['holds what was recovered', { reason: 'salvaged' }, /从损坏的数据中找回的内容。$/],
  ])('says of one that it %s', async (_what, part, said) => {
    const { folder, user } = await atBackups({
      'book.checkBackup': () => ({ output: { ...newest, ...part } }),
    })
    folder.backups = [bad, older]
    fireEvent.focus(window)
    await user.click(await screen.findByRole('button', { name: /^重新检查 2026年12月9日/ }))
    const toasts = screen.getByRole('region', { name: '刚才发生的事' })
    expect(await within(toasts).findByText(said)).toBeTruthy()
  })
})

it('one that is too large to be checked unasked says so, and a check of it can be stopped', async () => {
  let end: (reply: Reply) => void = () => undefined
  const { folder, rows, user } = await atBackups({
    'book.checkBackup': () => new Promise<Reply>(resolve => (end = resolve)),
  })
  folder.backups = [{ ...bad, unreadable: 'too_large' }, older]
  fireEvent.focus(window)
  await user.click(await screen.findByRole('button', { name: /^重新检查 2026年12月9日/ }))
  expect(rows()[0]?.textContent).toMatch(/未检查.*文件太大，没有自动检查/)
  await user.click(screen.getByRole('button', { name: /^停止检查 2026年12月9日/ }))
  end({ error: { kind: 'stopped' } })
  await waitFor(() => expect(screen.queryByRole('button', { name: /^停止检查/ })).toBeNull())
  expect(rows()[0]?.textContent).toMatch(/未检查/)
})

describe('the question about one', () => {
  it('says that it is bad before anything is restored, and the list says so too', async () => {
    const { folder, rows, user } = await atBackups({
      'book.weighBackup': () => ({ output: { ...choice, source: { ...choice.source, sound: false } } }),
    })
    folder.backups = [bad, older]
    await user.click(within(rows()[0] as HTMLElement).getByRole('button', { name: /^恢复 / }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('这份备份不能用')).toBeTruthy()
    const restore = within(dialog).getByRole('button', { name: /^恢复/ })
    expect(restore.getAttribute('aria-disabled')).toBe('true')
    // Which one to take instead, and nothing of what a restore of it would do.
    expect(await within(dialog).findByText(/^请改用 2026年12月/)).toBeTruthy()
    expect(dialog.textContent).not.toMatch(/换回|仍要恢复|替换为|现有数据会先备份/)
    await user.click(within(dialog).getByRole('button', { name: '返回' }))
    await waitFor(() => expect(rows()[0]?.textContent).toMatch(/不完整/))
  })

  it('about one that is gone leaves a list without it', async () => {
    const { folder, rows, user } = await atBackups({
      'book.weighBackup': () => ({ error: { kind: 'refused', code: 'backup_missing', params: {} } }),
    })
    folder.backups = [older]
    await user.click(within(rows()[0] as HTMLElement).getByRole('button', { name: /^恢复 / }))
    expect(
      await within(await screen.findByRole('dialog')).findByText(
        '找不到这份备份，可能已被移走。请另选一份。',
      ),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '返回' }))
    await waitFor(() => expect(rows()).toHaveLength(1))
  })
})

it.each([
  ['每小时自动备份', [], /^有改动时每小时自动备份一次/],
  [
    '不会自动备份',
    [{ code: 'name_taken', names: ['backups'] }],
    /^现在不会自动备份，原因见页面上方的提示。$/,
  ],
] as const)('an empty list says what is so: %s', async (_, notices, says) => {
  location.hash = '#/settings?section=backups'
  await renderApplication({
    'book.backups': () => ({ output: [] }),
    'book.state': () => ({
      output: {
        state: 'open',
        folder: '/data',
        today: '2026-12-09',
        demonstration: false,
        readOnly: false,
        notices: [...notices],
      },
    }),
  })
  expect(await screen.findByText(says)).toBeTruthy()
})

it('an empty list says that a backup was tried, and why there is none', async () => {
  location.hash = '#/settings?section=backups'
  await renderApplication({
    'book.backups': () => ({ output: [] }),
    'book.backupFailure': () => ({ output: { at: '2026-12-09T01:00:00.000Z', code: 'disk_full' } }),
  })
  expect(await screen.findByText(/的备份没有完成：磁盘空间不足。请清出空间后再备份。$/)).toBeTruthy()
})
