import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SalvageLosses } from '../../../src/parts/book/SalvageLosses'
import { renderPage } from '../support/render-page'

const lost = [
  {
    table: 'certificate',
    saved: 2,
    lost: 0,
    rebuilt: 0,
    unproved: { count: 1, named: [{ label: 'KF-TS-2026-0900', person: '欧阳娜娜' }] },
  },
]

it.each([
  [
    'zh-CN' as const,
    /有些记录没有操作记录佐证$/,
    /找回 2 条；其中至少 1 条没有操作记录佐证，可能是在知行之外加入或改动的：KF-TS-2026-0900（欧阳娜娜）/,
  ],
  [
    'en' as const,
    /some records have no entry in the history$/,
    /2 recovered; at least 1 of them is in no step of the history .*: KF-TS-2026-0900 \(欧阳娜娜\)/,
  ],
])('rows of a recovery that the history does not vouch for are named (%s)', async (language, title, line) => {
  renderPage(
    <SalvageLosses backups={[{ name: 'a', at: '2026-12-09T01:00:00.000Z', lost }]} />,
    {},
    { language },
  )
  expect(await screen.findByText(title)).toBeTruthy()
  expect(screen.getByText(line)).toBeTruthy()
})

it.each([
  [
    'zh-CN' as const,
    /至少缺 96 条，找回 515 条；找回的都无法证明没有被改动过$/,
    /^另有 2 类记录没有发现缺少，但都无法证明没有被改动过：培训班和人员$/,
  ],
  [
    'en' as const,
    /at least 96 missing, 515 recovered; nothing proves that these were not altered$/,
    /^2 other kinds of record are not known to lack any, but nothing proves .*: Session and Person$/,
  ],
])(
  'what nothing proves is said, of tables that lack nothing in one line (%s)',
  async (language, marks, others) => {
    const came = (table: string, saved: number) => ({ table, saved, lost: 0, rebuilt: 0, unprovable: saved })
    const rows = [{ ...came('mark', 515), lost: 96 }, came('session', 12), came('person', 40)]
    renderPage(
      <SalvageLosses backups={[{ name: 'a', at: '2026-12-09T01:00:00.000Z', lost: rows }]} />,
      {},
      { language },
    )
    expect(await screen.findByText(marks)).toBeTruthy()
    expect(screen.getByText(others)).toBeTruthy()
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
  },
)
