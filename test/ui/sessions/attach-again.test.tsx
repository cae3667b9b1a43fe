import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { lastCommand } from '../../../src/app/last-command'
import { FilePaper } from '../../../src/features/sessions/file/FilePaper'
import { renderPage } from '../support/render-page'

afterEach(() => lastCommand.getState().forget())

const item = {
  kind: 'sign_in' as const,
  state: 'done' as const,
  note: null,
  doneOn: '2026-12-09',
  attachments: [],
}

/** Somebody closed the session, say; then a scan is attached once more, which makes no step. */
async function attachedAgain(outcome: 'restored' | 'already', language: 'zh-CN' | 'en') {
  lastCommand.getState().happened({ area: 'sessions', name: 'close', seq: 7 })
  renderPage(
    <FilePaper sessionId="s" item={item} open ended today="2026-12-09" />,
    { sessions: { attachScan: () => ({ id: 'a', fileName: '签到表.pdf', cameAs: null, outcome }) } },
    { language, host: { chooseFiles: async () => [{ name: '扫描0001.pdf', ticket: 'ticket-1' }] } },
  )
  const user = userEvent.setup()
  const [attach] = screen.getAllByRole('button')
  await user.click(attach as HTMLElement)
}

it.each([
  ['already' as const, 'zh-CN' as const, '已有同一份：签到表.pdf。没有重复附上。'],
  ['already' as const, 'en' as const, 'Already attached: 签到表.pdf. It was not attached again.'],
  ['restored' as const, 'zh-CN' as const, '已恢复 签到表.pdf'],
  ['restored' as const, 'en' as const, 'Restored 签到表.pdf'],
])('a scan that is %s is said so, and offers to undo nothing (%s)', async (outcome, language, text) => {
  await attachedAgain(outcome, language)
  expect(await screen.findByText(text)).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: /^(撤销|Undo)$/ })).toBeNull())
})
