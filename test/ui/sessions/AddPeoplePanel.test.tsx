import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { ListedToken } from '../../../src/contract/people/person'
import { AddPeoplePanel } from '../../../src/features/sessions/enrolment/AddPeoplePanel'
import { brief } from '../people/office'
import { renderPage } from '../support/render-page'

const known: Record<string, string> = { 王芳: '00603', 李娜: '00633' }
const match = ({ text }: { text: string }): ListedToken[] =>
  text.split('\n').map((token, nth) => ({
    token,
    state: known[token] ? 'matched' : 'unknown',
    by: known[token] ? 'name' : null,
    candidates: known[token] ? [brief(known[token], token)] : [],
    repeated: false,
    part: { nth, text: token },
  }))

it('takes only those out of the list who are on the roll now', async () => {
  const { sent } = renderPage(<AddPeoplePanel sessionId="s" onClose={() => undefined} />, {
    people: { match, find: () => [], briefs: () => [brief('00633', '李娜')] },
    sessions: {
      roll: () => [],
      enrol: () => ({ enrolled: 1, leftOut: [{ personId: '00633', reason: 'full' }] }),
    },
  })
  const user = userEvent.setup()
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '粘贴名单' })
  await user.click(box)
  await user.paste('王芳\n00723\n李娜')
  await user.click(await screen.findByRole('button', { name: /2 人/ }))
  await waitFor(() => expect(box.value).toBe('00723\n李娜'))
  expect(sent('sessions.enrol')).toEqual([{ sessionId: 's', personIds: ['00603', '00633'] }])
  expect(await screen.findByText(/李娜 00633/)).toBeTruthy()
  expect(screen.getByText('以下各项没有加入，保留在上面的框里。请改正后再加入，或清空名单。')).toBeTruthy()
})
