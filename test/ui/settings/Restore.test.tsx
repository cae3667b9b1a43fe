import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { queryClient } from '../../../src/app/client'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { LostScans, RestoreChoice } from '../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../src/contract/book/record-verdict'
import type { MoveOutcome } from '../../../src/contract/host'
import { CallError } from '../../../src/contract/wire'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import type { Language } from '../../../src/i18n/setup'
import { RestoreSides } from '../../../src/parts/book/RestoreSides'
import { useLastRestore } from '../../../src/parts/book/restored'
import { type Answer, renderApplication } from '../support/application'
import { entry } from '../support/book'
import { renderPage } from '../support/render-page'

const made: BackupEntry = {
  name: 'book-000003-manual.db',
  at: '2026-12-08T08:00:00.000Z',
  bytes: 3_355_443,
  reason: 'manual',
  verified: true,
}
const before: BackupEntry = {
  ...made,
  name: 'book-000004-before_restore.db',
  at: '2026-12-09T01:00:00.000Z',
  reason: 'before_restore',
}
const none: LostScans = { count: 0, named: [] }
const whole: RecordVerdict = {
  state: 'whole',
  entries: 5,
  brokenAt: null,
  bare: [],
  tables: [],
  alteredAt: null,
  salvagedAt: null,
}
const choice: RestoreChoice = {
  replaces: true,
  present: { last: entry(42), people: 520, sessions: 55, certificates: 1200 },
  source: {
    sound: true,
    at: made.at,
    bytes: made.bytes,
    reason: 'manual',
    facts: {
      last: entry(5, { params: { name: '韩雪' }, at: '2026-12-08T07:30:00.000Z' }),
      people: 500,
      sessions: 54,
      certificates: 1100,
    },
    numbersElsewhere: false,
    numbersGiven: 0,
    lost: none,
    record: whole,
  },
  later: 37,
  other: 0,
}

const settings = (answers: Record<string, Answer> = {}, language: Language = 'zh-CN') =>
  renderApplication(
    {
      'book.backups': () => ({ output: [before, made] }),
      'book.weighBackup': () => ({ output: choice }),
      'book.restoreBackup': () => ({ output: { kept: before, aside: null, lost: none, record: whole } }),
      ...answers,
    },
    { language },
  )
const restoreButton = async (name: RegExp) => {
  const list = await screen.findByRole('list', { name: /^(备份|Backups)$/ })
  return within(list).getAllByRole('button', { name })[1] as HTMLElement
}

beforeEach(() => useLastRestore.getState().forget())

describe('a restore from the settings', () => {
  it('asks once what is replaced and by what, and does nothing before', async () => {
    const user = userEvent.setup()
    const { asked } = await settings()
    await user.click(await restoreButton(/^恢复 /))
    const dialog = await screen.findByRole('dialog', { name: '用这份备份替换现有数据？' })
    const present = within(dialog).getByRole('region', { name: '现有数据（将被替换）' })
    expect(present.textContent).toContain('新增操作人 梁静')
    expect(present.textContent).toContain('人员 520 · 培训班 55 · 证书 1,200')
    const source = within(dialog).getByRole('region', { name: '备份（恢复后的数据）' })
    expect(source.textContent).toContain('新增操作人 韩雪')
    expect(source.textContent).toContain('手动')
    expect(source.textContent).toContain('3.2 MB')
    expect(source.textContent).toContain('与现有数据比人员 −20 · 培训班 −1 · 证书 −100')
    expect(present.textContent).not.toContain('与现有数据比')
    expect(dialog.textContent).toContain('这份备份之后的 37 步操作不在其中。')
    await user.click(within(dialog).getByRole('button', { name: '返回' }))
    expect(asked.map(one => one.name)).not.toContain('book.restoreBackup')
  })

  it('says of one under the name of another which it is, and restores it all the same', async () => {
    const user = userEvent.setup()
    const source = { ...choice.source, heldAt: '2026-12-01T04:00:00.000Z' }
    const { asked } = await settings({ 'book.weighBackup': () => ({ output: { ...choice, source } }) })
    await user.click(await restoreButton(/^恢复 /))
    const dialog = await screen.findByRole('dialog', { name: '用这份备份替换现有数据？' })
    expect(within(dialog).getByText('文件名与内容不符')).toBeTruthy()
    expect(dialog.textContent).toMatch(/这个文件里是 2026年12月1日.*的另一份备份/)
    await user.click(within(dialog).getByRole('button', { name: '恢复' }))
    await waitFor(() => expect(asked.map(one => one.name)).toContain('book.restoreBackup'))
  })

  it('restores once, however often the button is hit, and asks likewise before it takes it back', async () => {
    const user = userEvent.setup()
    let since: RestoreChoice = choice
    const { asked } = await settings({ 'book.weighBackup': () => ({ output: since }) })
    await user.click(await restoreButton(/^恢复 /))
    await user.dblClick(await screen.findByRole('button', { name: '恢复' }))
    const restores = () => asked.filter(one => one.name === 'book.restoreBackup').map(one => one.input)
    const back = await screen.findByRole('button', { name: '换回恢复前的数据…' })
    expect(screen.getByText(/^恢复前的数据保存在备份列表里：2026年12月9日.*恢复之前。$/)).toBeTruthy()
    expect(restores()).toEqual([{ name: made.name }])
    since = { ...choice, later: 9, other: 37 }
    queryClient.removeQueries()
    await user.click(back)
    const dialog = await screen.findByRole('dialog', { name: '换回恢复前的数据？' })
    await within(dialog).findByText(/^现有数据中的 9 步操作不在这份备份里。$/)
    expect(dialog.textContent).toContain('这份备份中有 37 步操作是现有数据没有的。')
    expect(restores()).toEqual([{ name: made.name }])
    await user.dblClick(within(dialog).getByRole('button', { name: '恢复' }))
    await waitFor(() => expect(restores()).toEqual([{ name: made.name }, { name: before.name }]))
    expect(await screen.findByText('已换回恢复前的数据。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^换回恢复前的数据/ })).toBeNull()
  })

  it('still offers what was there before the last restore when the next one is refused', async () => {
    const user = userEvent.setup()
    let refused = false
    await settings({
      'book.restoreBackup': () =>
        refused
          ? { error: { kind: 'refused', code: 'backup_damaged', params: {} } }
          : { output: { kept: before, aside: null, lost: none, record: whole } },
    })
    await user.click(await restoreButton(/^恢复 /))
    await user.click(await screen.findByRole('button', { name: '恢复' }))
    await screen.findByRole('button', { name: '换回恢复前的数据…' })
    refused = true
    await user.click(await restoreButton(/^恢复 /))
    await user.click(await screen.findByRole('button', { name: '恢复' }))
    expect(await screen.findByText(/^这份备份已损坏，没有恢复/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '换回恢复前的数据…' })).toBeTruthy()
  })

  it('offers no longer to undo a step that the restored data may not have', async () => {
    const user = userEvent.setup()
    await settings({
      'book.weighBackup': () => ({
        output: {
          ...choice,
          present: { ...choice.source.facts, last: entry(43) } as RestoreChoice['present'],
        },
      }),
      'settings.addOperator': () => ({ output: { id: 'han' }, seq: 43 }),
      'book.history': () => ({ output: { entries: [entry(43)], nextBefore: null } }),
    })
    await user.type(await screen.findByLabelText('新增操作人的姓名'), '韩雪{Enter}')
    expect(await screen.findByRole('button', { name: '撤销' })).toBeTruthy()
    await user.click(await restoreButton(/^恢复 /))
    await user.click(await screen.findByRole('button', { name: '恢复' }))
    await screen.findByText(/^已恢复 2026年12月8日.* 的备份，其后的 37 步操作不在其中。$/)
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull()
  })

  it('says in English what the backup has that the present data has not', async () => {
    const user = userEvent.setup()
    await settings({ 'book.weighBackup': () => ({ output: { ...choice, later: null } }) }, 'en')
    await user.click(await restoreButton(/^Restore the backup/))
    const dialog = await screen.findByRole('dialog', { name: 'Replace the current data with this backup?' })
    expect(dialog.textContent).toContain('This backup contains steps that the current data does not.')
    expect(dialog.textContent).toContain('people: 520 · sessions: 55 · certificates: 1,200')
  })

  it('names the scans that will be missing before it does anything, and again afterwards', async () => {
    const user = userEvent.setup()
    const scan = { courseName: '投诉处理', courseNameEn: 'Complaints', number: 3, why: 'missing' as const }
    const lost: LostScans = { count: 3, named: [{ ...scan, fileName: '签到表.pdf' }] }
    const { asked } = await settings({
      'book.weighBackup': () => ({ output: { ...choice, source: { ...choice.source, lost } } }),
      'book.restoreBackup': () => ({ output: { kept: before, aside: null, lost, record: whole } }),
    })
    await user.click(await restoreButton(/^恢复 /))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('恢复后将缺少 3 份扫描件：')
    expect(dialog.textContent).toContain('签到表.pdf（投诉处理 第3期，缺失）')
    expect(dialog.textContent).toContain('另有 2 份。')
    expect(asked.map(one => one.name)).not.toContain('book.restoreBackup')
    await user.click(within(dialog).getByRole('button', { name: '恢复' }))
    const says = '数据已恢复，但数据文件夹里缺少 3 份扫描件。'
    const result = await screen.findByRole('group', { name: '备份和恢复的结果' })
    expect(within(result).getByText(says)).toBeTruthy()
    expect(within(screen.getByRole('region', { name: '刚才发生的事' })).getByText(says)).toBeTruthy()
    expect(screen.queryByText(/^已恢复.*。$/)).toBeNull()
    expect(screen.getByText('签到表.pdf（投诉处理 第3期，缺失）')).toBeTruthy()
  })

  it.each<[Language, RegExp, string]>([
    ['zh-CN', /^恢复 /, '这份备份的内容与操作记录不符。'],
    ['en', /^Restore the backup/, 'The contents of this backup do not match its record.'],
  ])(
    'says before it does anything that the record of the backup was altered (%s)',
    async (language, button, says) => {
      const user = userEvent.setup()
      const record = { ...whole, state: 'altered' as const, brokenAt: 3 }
      const { asked } = await settings(
        { 'book.weighBackup': () => ({ output: { ...choice, source: { ...choice.source, record } } }) },
        language,
      )
      await user.click(await restoreButton(button))
      expect((await screen.findByRole('dialog')).textContent).toContain(says)
      expect(asked.map(one => one.name)).not.toContain('book.restoreBackup')
    },
  )

  it.each<[Language, RegExp, string]>([
    ['zh-CN', /^恢复 /, '证书编号可能已在别处发出'],
    ['en', /^Restore the backup/, 'Certificate numbers may have been given elsewhere'],
  ])('says before it that numbers may have been given elsewhere (%s)', async (language, button, says) => {
    const user = userEvent.setup()
    const source = { ...choice.source, numbersElsewhere: true }
    await settings({ 'book.weighBackup': () => ({ output: { ...choice, source } }) }, language)
    await user.click(await restoreButton(button))
    expect((await screen.findByRole('dialog')).textContent).toContain(says)
  })

  it('names what a backup file was saved without', async () => {
    const user = userEvent.setup()
    const scan = { courseName: '投诉处理', courseNameEn: 'Complaints', number: 3, why: 'damaged' as const }
    const lost: LostScans = { count: 1, named: [{ ...scan, fileName: 'sheet.pdf' }] }
    const { host } = await settings(
      { 'book.backupTo': () => ({ output: { at: made.at, bytes: 5, attachments: 1, lost, record: whole } }) },
      'en',
    )
    host.chooseSave = async () => ({ ticket: 'ticket-1', name: 'a.zhixing' })
    await user.click(await screen.findByRole('button', { name: /^Back up to a file/ }))
    expect(await screen.findByText(/saved without 1 scan/)).toBeTruthy()
    expect(screen.getByText('sheet.pdf (Complaints, Session 3: damaged)')).toBeTruthy()
  })

  it.each<[Language, RegExp, string, RegExp]>([
    [
      'zh-CN',
      /^备份到文件…$/,
      '已备份到 a.zhixing（5.0 MB），但有 2 份扫描件缺失或损坏，不在备份文件里。',
      /读回校验无误/,
    ],
    [
      'en',
      /^Back up to a file…$/,
      'Backed up to a.zhixing (5.0 MB), but 2 scans are missing or damaged and are not in the file.',
      /found intact/,
    ],
  ])(
    'says of a backup file at once that scans are not in it, and not that all is well (%s)',
    async (...row) => {
      const [language, start, says, good] = row
      const user = userEvent.setup()
      const output = {
        at: made.at,
        bytes: 5_242_880,
        attachments: 1,
        lost: { count: 2, named: [] },
        record: whole,
      }
      const { host } = await settings({ 'book.backupTo': () => ({ output }) }, language)
      host.chooseSave = async () => ({ ticket: 'ticket-1', name: 'a.zhixing' })
      await user.click(await screen.findByRole('button', { name: start }))
      expect(await screen.findByText(says)).toBeTruthy()
      expect(screen.queryByText(good)).toBeNull()
    },
  )

  it('says when another one was begun first', async () => {
    const user = userEvent.setup()
    await settings({
      'book.restoreBackup': () => ({ error: { kind: 'refused', code: 'busy', params: {} } }),
    })
    await user.click(await restoreButton(/^恢复 /))
    await user.click(await screen.findByRole('button', { name: '恢复' }))
    expect(await screen.findByText(/一次只能进行一项。请等它完成后再试。/)).toBeTruthy()
  })

  it('looks at a file before it asks, and names it', async () => {
    const user = userEvent.setup()
    const { host, asked } = await settings({
      'book.weighArchive': () => ({
        output: { ...choice, source: { ...choice.source, reason: null, sha256: 'f00d' } },
      }),
      'book.restoreArchive': () => ({ output: { kept: before, aside: null, lost: none, record: whole } }),
    })
    host.chooseFiles = async () => [{ ticket: 't', name: '十二月.zhixing' }]
    await user.click(await screen.findByRole('button', { name: '从文件恢复…' }))
    expect((await screen.findByRole('dialog')).textContent).toContain('备份文件 十二月.zhixing')
    await user.click(screen.getByRole('button', { name: '恢复' }))
    await screen.findByRole('button', { name: '换回恢复前的数据…' })
    expect(asked).toContainEqual({ name: 'book.restoreArchive', input: { file: 't', sha256: 'f00d' } })
  })
})

describe('a question that stands there while work ends', () => {
  const grown: RestoreChoice = {
    ...choice,
    present: { last: entry(43), people: 60_520, sessions: 55, certificates: 1200 },
    later: 38,
  }

  it.each([
    ['a backup', /^恢复 /, choice.source],
    ['a file', /^从文件恢复/, { ...choice.source, reason: null, sha256: 'f00d' }],
  ])('follows the book, for %s, and takes no answer meanwhile', async (_, button, source) => {
    const user = userEvent.setup()
    let newest = 42
    let comes: () => void = () => undefined
    let waits: Promise<void> = Promise.resolve()
    const weigh = async () => {
      const now = newest
      await waits
      return { output: { ...(now === 42 ? choice : grown), source } }
    }
    const { host, tell } = await settings({
      'book.weighBackup': weigh,
      'book.weighArchive': weigh,
      'book.history': () => ({ output: { entries: [entry(newest)], nextBefore: null } }),
    })
    host.chooseFiles = async () => [{ ticket: 't', name: '十二月.zhixing' }]
    await user.click(
      source.reason === null
        ? await screen.findByRole('button', { name: button })
        : await restoreButton(button),
    )
    const dialog = await screen.findByRole('dialog', { name: '用这份备份替换现有数据？' })
    await within(dialog).findByText('人员 520 · 培训班 55 · 证书 1,200')
    const go = within(dialog).getByRole('button', { name: '恢复' })
    newest = 43
    waits = new Promise(resolve => {
      comes = resolve
    })
    tell(['people'], 43)
    await waitFor(() => expect(go.getAttribute('aria-disabled')).toBe('true'))
    comes()
    await within(dialog).findByText('人员 60,520 · 培训班 55 · 证书 1,200')
    expect(dialog.textContent).toContain('这份备份之后的 38 步操作不在其中。')
    await waitFor(() => expect(go.getAttribute('aria-disabled')).not.toBe('true'))
  })
})

describe('while something runs on the whole book, in this window or another', () => {
  it('every button of that kind says so and takes no click', async () => {
    const user = userEvent.setup()
    const { asked } = await settings({ 'book.life': () => ({ output: { running: 'restore', jobs: [] } }) })
    const buttons = [
      ...['立即备份', '备份到文件…', '检查备份文件…', '从文件恢复…', '移到别的文件夹…'].map(name =>
        screen.findByRole('button', { name }),
      ),
      restoreButton(/^恢复 /),
    ]
    for (const button of await Promise.all(buttons)) {
      expect(button.getAttribute('aria-disabled')).toBe('true')
      expect(button.title).toMatch(/一次只能进行一项/)
      await user.click(button)
    }
    const life = ['backupNow', 'backupTo', 'verifyArchive', 'restoreBackup', 'restoreArchive', 'weighBackup']
    expect(asked.filter(one => life.includes(one.name.replace('book.', '')))).toEqual([])
  })
})

describe('moving the data', () => {
  it.each<[MoveOutcome, RegExp]>([
    ['busy', /正在备份、恢复或打印/],
    ['differs', /与原来的不一致/],
    ['held', /占用了数据文件/],
    ['disk_full', /空间不足/],
  ])('says why nothing moved: %s', async (outcome, says) => {
    const user = userEvent.setup()
    const { host } = await settings()
    host.chooseFolder = async () => ({ ticket: 'f', name: 'new' })
    host.moveToFolder = async () => outcome
    await user.click(await screen.findByRole('button', { name: '移到别的文件夹…' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(says)
  })
})

it.each<[Language, RegExp]>([
  ['zh-CN', /无法确定有没有证书/],
  ['en', /not known which certificates/],
])('where no step is missing, no certificate is said to go (%s)', async (language, never) => {
  const unread = { count: 0, printed: 0, ranges: [], atLeast: true as const }
  const asked = (later: number): RestoreChoice => ({ ...choice, present: null, later, gone: unread })
  const dialogOf = async (answer: RestoreChoice) => {
    const { unmount } = renderPage(
      <RestoreSides choice={answer} fileName={null} back={false} better={null} />,
      {},
      { language },
    )
    const text = document.body.textContent
    unmount()
    return text
  }
  expect(await dialogOf(asked(0))).not.toMatch(never)
  expect(await dialogOf(asked(2))).toMatch(never)
})

it('what was restored before says nothing of one that the service died of since', async () => {
  await settings()
  const result = { kept: before, aside: null, lost: none, record: whole }
  act(() => useLastRestore.getState().happened(result, made.at))
  expect(await screen.findByText(/^已恢复 2026年12月8日/)).toBeTruthy()
  act(() => useLastRestore.getState().refused(new CallError({ kind: 'gone' })))
  await waitFor(() => expect(screen.queryByText(/^已恢复 2026年12月8日/)).toBeNull())
})
