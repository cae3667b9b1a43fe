import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { RestoreChoice } from '../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../src/contract/book/record-verdict'
import type { BookState } from '../../../src/contract/book/state'
import { type Answer, renderApplication } from '../support/application'
import { entry } from '../support/book'

const stateIs = (state: BookState): Record<string, Answer> => ({ 'book.state': () => ({ output: state }) })

const backup = { at: '2026-12-08T01:00:00.000Z', bytes: 4096, verified: true }
const damaged: BookState = {
  state: 'broken',
  folder: '/b',
  reason: 'damaged',
  quarantined: null,
  unsalvaged: null,
  lastStep: 31,
  writtenOver: null,
  backups: [
    {
      ...backup,
      name: 's.db',
      reason: 'salvaged',
      lost: [{ table: 'mark', saved: 0, lost: 519, rebuilt: 0 }],
      lastStep: 31,
    },
    { ...backup, name: 'b.db', reason: 'hourly', lastStep: 26 },
  ],
}
const verdict: RecordVerdict = {
  state: 'whole',
  entries: 26,
  brokenAt: null,
  bare: [],
  tables: [],
  alteredAt: null,
  salvagedAt: null,
}
const choice: RestoreChoice = {
  present: null,
  replaces: false,
  source: {
    sound: true,
    at: backup.at,
    bytes: 4096,
    reason: 'hourly',
    facts: { last: entry(26), people: 80, sessions: 3, certificates: 0 },
    lost: { count: 0, named: [] },
    record: null,
    numbersElsewhere: false,
    numbersGiven: 8,
  },
  later: 5,
  other: 0,
}

describe('the page before the desk', () => {
  it.each([
    ['zh-CN' as const, '有缺失', '至少缺 519 条记录', '已校验', '推荐', '缺最后 5 步'],
    [
      'en' as const,
      'Incomplete',
      'at least 519 records missing',
      'Verified',
      'Recommended',
      'without the last 5 steps',
    ],
  ])('says of each copy what it lacks, and which one keeps most (%s)', async (...row) => {
    const [language, mark, meta, good, best, behind] = row
    await renderApplication(stateIs(damaged), { language })
    const list = await screen.findByRole('list', { name: /^(备份|Backups)$/ })
    const [salvaged, whole] = within(list).getAllByRole('listitem')
    expect(whole?.textContent).toContain(good)
    expect(whole?.textContent).toContain(behind)
    expect(whole?.textContent).not.toContain(best)
    expect(salvaged?.textContent).toContain(mark)
    expect(salvaged?.textContent).toContain(meta)
    expect(salvaged?.textContent).toContain(best)
    expect(salvaged?.textContent).not.toContain(good)
  })

  it.each([
    ['zh-CN' as const, 'nothing' as const, null, '没有一条记录可以读取'],
    ['zh-CN' as const, 'no_space' as const, null, '磁盘空间不足'],
    ['zh-CN' as const, 'failed' as const, 'SQLITE_CANTOPEN', '出错（SQLITE_CANTOPEN）'],
    ['en' as const, 'nothing' as const, null, 'no record in it can be read'],
    ['en' as const, 'no_space' as const, null, 'not enough disk space'],
    ['en' as const, 'failed' as const, 'SQLITE_CANTOPEN', 'failed (SQLITE_CANTOPEN)'],
  ])('says why nothing was recovered (%s: %s)', async (language, because, cause, words) => {
    const unsalvaged = { because, cause }
    await renderApplication(stateIs({ ...damaged, quarantined: '/b/quarantine/1', unsalvaged }), { language })
    expect((await screen.findByText('/b/quarantine/1')).closest('[role]')?.textContent).toContain(words)
  })

  it('sets the recommended copy first, and tells two of one minute apart', async () => {
    const at = (second: string) => `2026-12-08T02:27:${second}.000Z`
    const altered = { ...verdict, state: 'altered' as const, tables: ['mark'] }
    const backups: BackupEntry[] = [
      { ...backup, name: 'odd.db', at: at('50'), reason: 'salvaged', record: altered },
      { ...backup, name: 'one.db', at: at('41'), reason: 'before_restore', record: altered },
      { ...backup, name: 'good.db', at: at('07'), reason: 'before_restore' },
    ]
    await renderApplication(stateIs({ ...damaged, backups }))
    const list = await screen.findByRole('list', { name: '备份' })
    const rows = within(list)
      .getAllByRole('listitem')
      .map(row => row.textContent ?? '')
    expect(rows[0]).toContain('推荐')
    expect(rows.map(row => /27:(\d\d)/.exec(row)?.[1])).toEqual(['07', '50', '41'])
    const buttons = within(list)
      .getAllByRole('button')
      .map(one => one.getAttribute('aria-label'))
    expect(new Set(buttons).size).toBe(3)
  })

  it.each([
    ['zh-CN' as const, /推荐/],
    ['en' as const, /recommend/i],
  ])('recommends nothing where there is one that can be restored (%s)', async (language, word) => {
    const backups = ['b.db', 'bad.db'].map(name => ({
      ...backup,
      name,
      reason: 'hourly' as const,
      verified: name === 'b.db',
    }))
    await renderApplication(stateIs({ ...damaged, backups }), { language })
    await screen.findByRole('list', { name: /^(备份|Backups)$/ })
    expect(document.body.textContent).not.toMatch(word)
  })

  it('asks before it restores, says what would be lost and that another copy keeps more', async () => {
    const user = userEvent.setup()
    const { asked } = await renderApplication({
      ...stateIs(damaged),
      'book.weighBackup': () => ({ output: choice }),
      'book.restoreBackup': () => ({
        output: { kept: null, aside: null, lost: { count: 0, named: [] }, record: verdict },
      }),
    })
    const list = await screen.findByRole('list', { name: '备份' })
    const [, whole] = within(list).getAllByRole('button', { name: /^恢复 / })
    await user.click(whole as HTMLElement)
    const dialog = await screen.findByRole('dialog', { name: '恢复这份备份？' })
    await within(dialog).findByText('这份备份之后的 5 步操作不在其中。')
    expect(dialog.textContent).toContain('这里现在没有数据，不会替换任何内容。')
    expect(dialog.textContent).toContain('这份备份之后在这里发过 8 个证书编号')
    expect(dialog.textContent).toContain('另一份保留得更多')
    expect(asked.map(one => one.name)).not.toContain('book.restoreBackup')
    await user.click(within(dialog).getByRole('button', { name: '恢复' }))
    expect(await screen.findByText(/的备份，其后的 5 步操作不在其中。$/)).toBeTruthy()
    expect(asked).toContainEqual({ name: 'book.restoreBackup', input: { name: 'b.db' } })
  })

  it.each([
    ['zh-CN' as const, '备份会原样保留。', /恢复前会先备份|另行保留/],
    ['en' as const, 'The backups stay as they are.', /backed up first|set aside/],
  ])('says nothing of data that is not there (%s)', async (language, says, never) => {
    await renderApplication(stateIs({ ...damaged, reason: 'missing' }), { language })
    expect(await screen.findByText(says)).toBeTruthy()
    expect(document.body.textContent).not.toMatch(never)
  })

  it.each([
    ['zh-CN' as const, /^上次没有正常关闭（例如断电），或者数据文件在知行之外有变化/],
    ['en' as const, /or the data file was changed outside Zhixing/],
  ])('says why it checks, whichever it was (%s)', async (language, says) => {
    await renderApplication(stateIs({ state: 'checking', folder: '/b', done: 1, total: 2 }), { language })
    expect(await screen.findByText(says)).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, /^培训专员的工作台/, /导入花名册/],
    ['en' as const, /^The desk of a training coordinator/, /import the roster/],
  ])('welcomes in the words of the trade (%s)', async (language, lead, first) => {
    const absent: BookState = { state: 'absent', folder: '/b', warning: null, tooLong: false }
    await renderApplication(stateIs(absent), { language })
    expect(await screen.findByText(lead)).toBeTruthy()
    expect(screen.getByText(first)).toBeTruthy()
  })
})
