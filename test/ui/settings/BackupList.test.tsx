import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import type { Language } from '../../../src/i18n/setup'
import { BackupList } from '../../../src/parts/book/BackupList'
import { agoText } from '../../../src/parts/book/moment-text'
import { renderPage } from '../support/render-page'

const minute = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString()
const newest: BackupEntry = {
  name: 'book-000003.db',
  at: ago(5),
  bytes: 3_355_443,
  reason: 'before_import',
  verified: true,
  counts: { people: 1520, sessions: 55, certificates: 1200 },
}
const { counts: _, ...older } = newest
const oldest: BackupEntry = { ...older, name: 'book-000001.db', at: ago(3 * 24 * 60 + 5), reason: 'manual' }

const rows = (language: Language, label: string) => {
  const list = <BackupList backups={[newest, oldest]} onRestore={() => undefined} newest={newest.name} />
  renderPage(list, {}, { language })
  return within(screen.getByRole('list', { name: label })).getAllByRole('listitem')
}

describe('backups one can tell apart', () => {
  it.each<[Language, string, RegExp, RegExp]>([
    [
      'zh-CN',
      '备份',
      /5分钟前.*最新完好.*导入之前.*人员 1,520.*培训班 55.*证书 1,200.*3\.2 MB/,
      /3天前.*手动.*人员 —.*培训班 —.*证书 —/,
    ],
    [
      'en',
      'Backups',
      /5 minutes ago.*Newest good.*Before an import.*people: 1,520.*sessions: 55.*certificates: 1,200.*3\.2 MB/,
      /3 days ago.*Manual.*people: —.*certificates: —/,
    ],
  ])(
    'say when, why and what is in them; of an older one that is not known (%s)',
    (language, label, first, second) => {
      const [one, other] = rows(language, label)
      expect(one?.textContent).toMatch(first)
      expect(other?.textContent).toMatch(second)
      expect(other?.textContent).not.toMatch(/最新完好|Newest good/)
    },
  )
})

describe('what a recovered copy lacks', () => {
  const lossy: BackupEntry = {
    ...oldest,
    name: 'book-000002.db',
    at: ago(60),
    reason: 'salvaged',
    lost: [{ table: 'mark', saved: 0, lost: 519, rebuilt: 0 }],
  }
  it.each([
    ['below the list, where another is recommended', newest.name, Node.DOCUMENT_POSITION_FOLLOWING],
    ['above it, where it is the one', lossy.name, Node.DOCUMENT_POSITION_PRECEDING],
    ['above it, where none is', null, Node.DOCUMENT_POSITION_PRECEDING],
  ])('stands %s', (_, primary, where) => {
    renderPage(<BackupList backups={[newest, lossy]} onRestore={() => undefined} primary={primary} />, {})
    const list = screen.getByRole('list', { name: '备份' })
    const losses = screen.getByText(/有些记录没能找回/)
    expect(list.compareDocumentPosition(losses) & where).toBe(where)
  })

  it.each<[Language, RegExp, RegExp]>([
    ['zh-CN', /操作历史至少缺 2 步/, /到最后一步为止/],
    ['en', /at least 2 steps of the history are missing/, /up to the last step/],
  ])('is not called complete where steps are among it, wherever they were (%s)', (language, says, never) => {
    const lost = [{ table: 'audit', saved: 500, lost: 2, rebuilt: 0 }]
    const cut: BackupEntry = { ...lossy, lost, lastStep: 503 }
    const { container } = renderPage(
      <BackupList backups={[cut]} lastStep={502} onRestore={() => undefined} />,
      {},
      { language },
    )
    expect(container.textContent).toMatch(says)
    expect(container.textContent).not.toMatch(never)
  })

  it.each<[Language, RegExp]>([
    ['zh-CN', /不符的是：9 类记录的内容。/],
    ['en', /What does not match: the contents of 9 kinds of record\./],
  ])('is one sentence, however many tables do not match (%s)', (language, says) => {
    const tables = ['mark', 'person', 'session', 'post', 'unit', 'course', 'certificate', 'setting', 'rating']
    const record = {
      state: 'altered' as const,
      entries: 12,
      brokenAt: null,
      bare: [],
      tables,
      alteredAt: null,
      salvagedAt: 12,
    }
    const all: BackupEntry = { ...lossy, record }
    renderPage(<BackupList backups={[all]} onRestore={() => undefined} />, {}, { language })
    expect(screen.getByText(says)).toBeTruthy()
  })
})

it.each<[Language, RegExp]>([
  ['zh-CN', /与文件名不符.*文件里是 2026年12月1日.*的备份/],
  ['en', /Not what its name says.*the file holds the backup of 1 Dec 2026/],
])('a backup under the name of another says which it is (%s)', (language, says) => {
  const misnamed: BackupEntry = { ...newest, heldAt: '2026-12-01T04:00:00.000Z' }
  const { container } = renderPage(
    <BackupList backups={[misnamed]} onRestore={() => undefined} />,
    {},
    { language },
  )
  expect(container.textContent).toMatch(says)
})

describe('a backup of other data', () => {
  const other: BackupEntry = { ...newest, name: 'book-000004.db', otherLine: 'other', lastStep: 90 }
  it.each<[Language, RegExp, RegExp]>([
    ['zh-CN', /不是当前数据.*来自另一份数据，不包含在这里做的操作/, /到最后一步为止|推荐/],
    ['en', /Not the current data.*From another set of data/, /up to the last step|Recommended/],
  ])('says so, and is not called complete for having more steps (%s)', (language, says, never) => {
    const { container } = renderPage(
      <BackupList backups={[other]} lastStep={90} onRestore={() => undefined} />,
      {},
      { language },
    )
    expect(container.textContent).toMatch(says)
    expect(container.textContent).not.toMatch(never)
  })
})

it.each<[Language, RegExp, RegExp, RegExp]>([
  ['zh-CN', /不是当前数据.*同一份数据/, /无法确定它与最后的数据差多少/, /缺最后/],
  [
    'en',
    /Not the current data.*The same data/,
    /How far it is from the latest data is not known/,
    /without the last/,
  ],
])(
  'no steps are counted of what a restore replaced, nor where nothing tells (%s)',
  (language, same, unknown, counted) => {
    const backups: BackupEntry[] = [
      { ...newest, otherLine: 'same', lastStep: 90 },
      { ...oldest, lineUnknown: true, lastStep: 80 },
    ]
    const { container } = renderPage(
      <BackupList backups={backups} lastStep={91} onRestore={() => undefined} />,
      {},
      { language },
    )
    const [one, other] = [...container.querySelectorAll('li')].map(row => row.textContent)
    expect(one).toMatch(same)
    expect(other).toMatch(unknown)
    expect(container.textContent).not.toMatch(counted)
  },
)

describe('one whose last check failed', () => {
  it.each([
    ['can be tried where it is as long as it was, since restoring it looks again', true, null],
    ['cannot where it is not', undefined, 'true'],
  ] as const)('%s', (_, again, disabled) => {
    const failed = { ...oldest, verified: false, ...(again && { again }) }
    renderPage(<BackupList backups={[failed]} onRestore={() => undefined} />, {})
    expect(screen.getByRole('button', { name: /恢复/ }).getAttribute('aria-disabled')).toBe(disabled)
    expect(screen.queryAllByText(/上次检查没有通过/)).toHaveLength(again ? 1 : 0)
  })
})

describe('how long ago', () => {
  const now = Date.parse('2026-12-09T09:00:00Z')
  it.each([
    ['2026-12-09T09:00:00Z', '^刚刚$'],
    ['2026-12-09T09:00:40Z', '^刚刚$'],
    ['2026-12-09T08:01:00Z', '59分钟前'],
    ['2026-12-09T07:00:00Z', '2小时前'],
    ['2026-12-08T08:59:00Z', '昨天'],
    ['2026-11-09T09:00:00Z', '30天前'],
    ['2026-12-10T09:00:00Z', '^$'],
    ['whenever', '^$'],
  ])('%s', (instant, says) => {
    expect(agoText('zh-CN', instant, '刚刚', now)).toMatch(new RegExp(says))
  })
})

it('goes on while the list stands open', () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  try {
    const made = { ...newest, at: new Date().toISOString() }
    renderPage(<BackupList backups={[made]} onRestore={() => undefined} />, {}, { language: 'en' })
    expect(screen.getByText('just now')).toBeTruthy()
    act(() => vi.advanceTimersByTime(2 * minute))
    expect(screen.getByText('2 minutes ago')).toBeTruthy()
  } finally {
    vi.useRealTimers()
  }
})
