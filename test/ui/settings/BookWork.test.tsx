import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { LostScans, RestoreChoice } from '../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../src/contract/book/record-verdict'
// Compiled here, not in the time of the first test.
import '../../../src/features/book/HistoryPage'
import '../../../src/features/settings/SettingsPage'
import { useFileResults } from '../../../src/features/settings/file-results'
import type { Language } from '../../../src/i18n/setup'
import { useBookWork } from '../../../src/parts/book/book-work'
import { useLastRestore } from '../../../src/parts/book/restored'
import { type Answer, renderApplication } from '../support/application'

const kept: BackupEntry = {
  name: 'book-000004-before_restore.db',
  at: '2026-12-09T01:00:00.000Z',
  bytes: 3_355_443,
  reason: 'before_restore',
  verified: true,
}
const none: LostScans = { count: 0, named: [] }
const lost: LostScans = {
  count: 2,
  named: [
    { fileName: 'a.pdf', courseName: '投诉处理', courseNameEn: 'Complaints', number: 3, why: 'missing' },
  ],
}
const whole: RecordVerdict = {
  state: 'whole',
  entries: 0,
  brokenAt: null,
  bare: [],
  tables: [],
  alteredAt: null,
  salvagedAt: null,
}
const choice: RestoreChoice = {
  replaces: true,
  present: { last: null, people: 2, sessions: 0, certificates: 0 },
  source: {
    sound: true,
    at: kept.at,
    bytes: kept.bytes,
    reason: null,
    facts: { last: null, people: 1, sessions: 0, certificates: 0 },
    numbersElsewhere: false,
    numbersGiven: 0,
    lost: none,
    record: whole,
  },
  later: 1,
  other: 0,
}
const restored = { output: { kept, aside: null, lost: none, record: whole } }
const saved = (scans: LostScans) => ({
  output: { at: kept.at, bytes: 5_242_880, attachments: 1, lost: scans, record: whole },
})
const checked = { output: { ok: true, problems: [], at: kept.at, attachments: 0, lost: none, record: null } }

type Reply = Awaited<ReturnType<Answer>>

/** Work that ends when the test says so. */
function held() {
  let end: (reply: Reply) => void = () => undefined
  const reply = new Promise<Reply>(resolve => {
    end = resolve
  })
  return { answer: (() => reply) as Answer, end: (how: Reply) => act(async () => end(how)) }
}

async function settings(answers: Record<string, Answer>, language: Language = 'zh-CN') {
  const home = await renderApplication(
    {
      'book.backups': () => ({ output: [kept] }),
      'book.weighArchive': () => ({ output: choice }),
      'book.weighBackup': () => ({ output: choice }),
      ...answers,
    },
    { language },
  )
  home.host.chooseFiles = async () => [{ ticket: 't', name: 'a.zhixing' }]
  home.host.chooseSave = async () => ({ ticket: 't', name: 'a.zhixing' })
  return { ...home, user: userEvent.setup() }
}
const toasts = () => screen.getByRole('region', { name: /^(刚才发生的事|What just happened)$/ })
const button = (name: RegExp) => screen.findByRole('button', { name })
async function toHistory() {
  window.location.hash = '#/history'
  await screen.findByText(/^(记录校验|Record check)$/)
}
async function toSettings() {
  window.location.hash = '#/settings'
  await button(/^(立即备份|Back up now)$/)
}

beforeEach(() => {
  useBookWork.setState(useBookWork.getInitialState())
  useFileResults.setState(useFileResults.getInitialState())
  useLastRestore.setState(useLastRestore.getInitialState())
})
afterEach(() => Reflect.deleteProperty(Element.prototype, 'scrollIntoView'))

describe('work on the whole book while its page is left', () => {
  it.each<[Language, RegExp, RegExp, RegExp, RegExp]>([
    ['zh-CN', /^从文件恢复…$/, /^恢复$/, /^已恢复 .*，其后的 1 步操作不在其中。$/, /^换回恢复前的数据…$/],
    [
      'en',
      /^Restore from a file…$/,
      /^Restore$/,
      /^Restored the .*, without the 1 step made/,
      /^Switch back…$/,
    ],
  ])('a restore is told where the person is, and still offers the way back (%s)', async (...row) => {
    const [language, start, go, says, back] = row
    const work = held()
    const { user } = await settings({ 'book.restoreArchive': work.answer }, language)
    await user.click(await button(start))
    await user.click(await button(go))
    await toHistory()
    await work.end(restored)
    expect(await within(toasts()).findByText(says)).toBeTruthy()
    await toSettings()
    expect(await button(back)).toBeTruthy()
  })

  it('how far a restore is stands in the settings again', async () => {
    const work = held()
    const { user } = await settings({ 'book.restoreBackup': work.answer })
    await user.click(await button(/^恢复 .* 的备份$/))
    await user.click(await button(/^恢复$/))
    await toHistory()
    await toSettings()
    expect(screen.getByRole('progressbar', { name: '正在恢复' })).toBeTruthy()
    await work.end(restored)
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('a restore that was refused is told there too', async () => {
    const work = held()
    const { user } = await settings({ 'book.restoreBackup': work.answer })
    await user.click(await button(/^恢复 .* 的备份$/))
    await user.click(await button(/^恢复$/))
    await toHistory()
    await work.end({ error: { kind: 'refused', code: 'restore_failed', params: {} } })
    expect(await within(toasts()).findByText(/^恢复没有完成，现有数据没有改动。/)).toBeTruthy()
  })

  it.each<[Language, RegExp, RegExp]>([
    ['zh-CN', /^备份到文件…$/, /^已备份到 a\.zhixing（5\.0 MB），读回校验无误。$/],
    ['en', /^Back up to a file…$/, /^Backed up to a\.zhixing \(5\.0 MB\), read back and found intact\.$/],
  ])('a backup to a file is told where the person is (%s)', async (language, start, says) => {
    const work = held()
    const { user } = await settings({ 'book.backupTo': work.answer }, language)
    await user.click(await button(start))
    await toHistory()
    await work.end(saved(none))
    expect(await within(toasts()).findByText(says)).toBeTruthy()
  })

  it('what the check of a file found is told there, and stands in the settings', async () => {
    const work = held()
    const { user } = await settings({ 'book.verifyArchive': work.answer })
    await user.click(await button(/^检查备份文件…$/))
    await toHistory()
    await work.end(checked)
    expect(await within(toasts()).findByText(/^备份文件完好/)).toBeTruthy()
    await toSettings()
    expect(await screen.findByRole('group', { name: '备份和恢复的结果' })).toBeTruthy()
  })
})

describe('a result below the fold', () => {
  it.each<[string, RegExp, Record<string, Answer>, RegExp]>([
    ['a check', /^检查备份文件…$/, { 'book.verifyArchive': () => checked }, /备份文件完好/],
    ['a backup to a file', /^备份到文件…$/, { 'book.backupTo': () => saved(lost) }, /缺少 2 份扫描件/],
    ['a restore', /^从文件恢复…$/, { 'book.restoreArchive': () => restored }, /^已恢复 .*的备份/],
    [
      'a refusal',
      /^从文件恢复…$/,
      { 'book.weighArchive': () => ({ error: { kind: 'refused', code: 'archive_unreadable', params: {} } }) },
      /^这个文件不是知行的备份/,
    ],
  ])('of %s is scrolled to and has the focus', async (_what, start, answers, says) => {
    const seen: Element[] = []
    Element.prototype.scrollIntoView = vi.fn(function (this: Element) {
      seen.push(this)
    })
    const { user } = await settings(answers)
    await user.click(await button(start))
    if ('book.restoreArchive' in answers) await user.click(await button(/^恢复$/))
    const result = await screen.findByRole('group', { name: '备份和恢复的结果' })
    expect(result.textContent).toMatch(says)
    await waitFor(() => expect(document.activeElement).toBe(result))
    expect(seen).toContain(result)
  })

  it('that was there before is left where it is when the page opens', async () => {
    useLastRestore.getState().happened(restored.output, kept.at)
    const { user } = await settings({})
    const result = await screen.findByRole('group', { name: '备份和恢复的结果' })
    expect(document.activeElement).not.toBe(result)
    await user.click(within(result).getByRole('button', { name: '关闭' }))
    expect(screen.queryByRole('group', { name: '备份和恢复的结果' })).toBeNull()
  })
})
