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
    /有些记录来历不明$/,
    /找回 2 条；其中至少 1 条没有操作记录佐证，可能是在知行之外加入或改动的：KF-TS-2026-0900（欧阳娜娜）/,
  ],
  [
    'en' as const,
    /the history does not vouch for some records$/,
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
