import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SessionNotices } from '../../../src/features/sessions/SessionNotices'
import { today } from '../support/book'
import { renderPage } from '../support/render-page'
import { block, office, session } from './classroom'

const notices = (some: Parameters<typeof session>[0], language: 'zh-CN' | 'en' = 'zh-CN') =>
  renderPage(
    <SessionNotices session={session(some)} today={today} onMove={() => undefined} />,
    { settings: { office: () => ({ ...office, minutesPerHour: 60 }) } },
    { language },
  )

it.each([
  ['zh-CN', /课次合计 3 学时，计划 6 学时/],
  ['en', /The blocks total 3 h; 6 h are planned/],
] as const)('says where the blocks make other hours than are planned (%s)', async (language, said) => {
  notices({ creditedMinutes: 360, blocks: [block('b', today)] }, language)
  expect(await screen.findByText(said)).toBeTruthy()
})

it.each([
  ['of a closed session, which nobody changes any more', 'closed', 360],
  ['where they agree', 'held', 180],
] as const)('says nothing %s', async (_when, status, creditedMinutes) => {
  notices({ status, creditedMinutes, blocks: [block('b', today)] })
  await waitFor(() => expect(document.body.textContent).not.toMatch(/正在载入/))
  expect(screen.queryByText(/课次合计/)).toBeNull()
})
