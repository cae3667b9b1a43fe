import { configure, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import '../../../src/app/areas'
import type { LossLine } from '../../../src/contract/book/losses'
import { lossGroups } from '../../../src/domain/book/losses'
import type { Language } from '../../../src/i18n/setup'
import { RecoveryLosses } from '../../../src/parts/book/RecoveryLosses'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'

configure({ asyncUtilTimeout: 8000 })

const session = { id: 's3', course: '投诉处理', courseEn: 'Complaint Handling', number: 3, stands: true }

const mark = (name: string | undefined, staffNo: string, stands = true): LossLine => ({
  table: 'mark',
  what: 'lost',
  under: 'session',
  session,
  person: { id: `p${staffNo}`, staffNo, stands, ...(name !== undefined && { name }) },
})

const marks = (count: number): LossLine[] =>
  Array.from({ length: count }, (_, at) => mark(`学员${at}`, String(at).padStart(5, '0')))

const certificate: LossLine = {
  table: 'certificate',
  what: 'lost',
  under: 'person',
  label: 'KF-TS-2026-0002',
  on: '2026-11-02',
  person: { id: 'p9', name: '余敏博', stands: false },
  session,
}

function show(lines: readonly LossLine[], language: Language = 'zh-CN', more: object = {}) {
  const recovery = {
    seq: 41,
    at: '2026-12-09T01:00:00.000Z',
    proved: true,
    checked: null,
    lost: [{ table: 'mark', saved: 515, lost: lines.length + 2, rebuilt: 0 }],
  }
  const groups = lossGroups(lines, 8)
  return renderPage(
    <RecoveryLosses recovery={recovery} />,
    {
      book: {
        lossOutline: () => ({
          total: lines.length,
          groups: groups.slice(0, 5),
          more: Math.max(0, groups.length - 5),
        }),
        recoveryLosses: ({ cursor, limit }: { cursor?: number | null; limit?: number }) => {
          const from = cursor ?? 0
          const next = from + Math.min(limit ?? 200, 12)
          return {
            rows: lines.slice(from, next),
            total: lines.length,
            nextCursor: next < lines.length ? next : null,
          }
        },
      },
      reports: more,
    },
    {
      language,
      host: {
        chooseSave: async () => ({ ticket: 'ticket-losses', name: '缺失清单.xlsx' }),
      },
    },
  )
}

it.each([
  [
    'zh-CN',
    '缺失在这些地方',
    '投诉处理 第3期',
    '：成绩 2 条（李娜和王契）',
    '：证书 1 条（KF-TS-2026-0002）',
    '余敏博，已不在数据中',
  ],
  [
    'en',
    'Where records are missing',
    'Complaint Handling, Session 3',
    ': Mark, 2 records (李娜 and 王契)',
    ': Certificate, 1 record (KF-TS-2026-0002)',
    '余敏博, no longer in the data',
  ],
] as const)(
  'what is lost stands by session and person, each once, with the way there (%s)',
  async (language, where, place, ofSession, ofPerson, gone) => {
    show([mark('李娜', '00605'), mark('王契', '00603'), certificate], language)
    const list = await screen.findByRole('list', { name: where })
    const [first, second] = within(list).getAllByRole('listitem')
    const link = within(first as HTMLElement).getByRole('link', { name: place })
    expect(link.getAttribute('href')).toBe('#/session?id=s3&tab=marks')
    expect(first?.textContent).toBe(place + ofSession)
    // What is not in the data any more cannot be opened.
    expect(second?.textContent).toBe(gone + ofPerson)
    expect(within(second as HTMLElement).queryByRole('link')).toBeNull()
  },
)

it('every one of many can be reached, and what left no trace is counted', async () => {
  const user = userEvent.setup()
  const { sent } = show(marks(30))
  await user.click(await screen.findByText('查看缺失清单（30 条）…'))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('共 30 条。点培训班或人员可以打开。')).toBeTruthy()
  expect(within(dialog).getByText(/另有至少 2 条缺失/)).toBeTruthy()
  // The pages after the first come as one gets there.
  const link = await within(dialog).findByText('学员29（00029）')
  expect(link.closest('[aria-rowcount]')?.getAttribute('aria-rowcount')).toBe('31')
  expect(link.getAttribute('href')).toBe('#/person?id=p00029')
  expect(sent('book.recoveryLosses')[0]).toMatchObject({ seq: 41, cursor: null })
})

it.each([
  ['zh-CN', '导出 Excel…', /查看缺失清单/, '已导出 3 条：缺失清单.xlsx', /磁盘空间不足/],
  ['en', 'Export to Excel…', /List of losses/, '3 records exported: 缺失清单.xlsx', /disk/i],
] as const)(
  'all of it leaves as a workbook, or it is said why not (%s)',
  async (language, write, all, done, refused) => {
    const user = userEvent.setup()
    let full = true
    const { sent } = show(marks(3), language, {
      exportLosses: () => {
        if (full) throw new Refused('disk_full')
        return { rows: 3 }
      },
    })
    await user.click(await screen.findByRole('button', { name: all }))
    const button = within(await screen.findByRole('dialog')).getByRole('button', { name: write })
    await user.click(button)
    expect(await screen.findByText(refused)).toBeTruthy()
    full = false
    await user.click(button)
    expect(await screen.findByText(done)).toBeTruthy()
    expect(sent('reports.exportLosses').at(-1)).toEqual({ seq: 41, file: 'ticket-losses', language })
  },
)

it('where the name is lost too that is said, with the staff number that is left', async () => {
  const user = userEvent.setup()
  show([mark(undefined, '00605', false)])
  await user.click(await screen.findByRole('button', { name: /查看缺失清单/ }))
  expect(
    await within(await screen.findByRole('dialog')).findByText('姓名已缺失（00605），已不在数据中'),
  ).toBeTruthy()
})

it('nothing is offered where nothing can be listed', async () => {
  const { sent } = show([])
  await waitFor(() => expect(sent('book.lossOutline')).toHaveLength(1))
  expect(await screen.findByText(/至少缺 2 条/)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
