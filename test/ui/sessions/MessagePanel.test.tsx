import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { PastedToken } from '../../../src/contract/people/person'
import type { RollProposal } from '../../../src/contract/sessions/enrolment'
import { MessagePanel } from '../../../src/features/sessions/enrolment/MessagePanel'
import { brief } from '../people/office'
import { renderPage } from '../support/render-page'
import { enrolment } from './classroom'

const token = (word: string, ...ids: string[]): PastedToken => ({
  token: word,
  state: ids.length === 0 ? 'unknown' : ids.length === 1 ? 'matched' : 'homonym',
  by: ids.length === 0 ? null : 'name',
  candidates: ids.map(id => brief(id, word)),
  repeated: false,
})

const proposals: RollProposal[] = [
  {
    kind: 'replace',
    text: '王芳换李娜',
    out: token('王芳', 'p-1'),
    in: token('李娜', '00633', '00636'),
  },
  { kind: 'remove', text: '小赵请假', person: token('赵博文', 'p-3'), reason: 'leave', alreadySo: false },
  { kind: 'unclear', text: '今天天气不错' },
]

describe('the chat’s 接龙', () => {
  it('proposes, waits for a homonym to be chosen, and Enter accepts', async () => {
    const onClose = vi.fn()
    const { sent } = renderPage(<MessagePanel sessionId="s" onClose={onClose} />, {
      sessions: {
        roll: () => [enrolment('1', '王芳'), enrolment('3', '赵博文')],
        readMessage: () => proposals,
        changeRoll: () => ({ enrolled: 1, withdrawn: 2, leftOut: [] }),
      },
    })
    const user = userEvent.setup()
    await user.click(screen.getByRole('textbox', { name: '群里的消息' }))
    await user.paste('王芳换李娜，小赵请假')
    const accept = await screen.findByRole('button', { name: /照此修改 2 处/ })
    await waitFor(() => expect(document.activeElement).toBe(accept))
    expect(accept.title).toBe('还有 1 处同名要选')
    await user.keyboard('{Enter}')
    expect(sent('sessions.changeRoll')).toEqual([])

    await user.click(screen.getByRole('radio', { name: /00636/ }))
    accept.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(sent('sessions.changeRoll')).toEqual([
      {
        sessionId: 's',
        add: ['00636'],
        withdraw: [
          { enrolmentId: '1', note: '接龙：王芳换李娜' },
          { enrolmentId: '3', note: '接龙：小赵请假' },
        ],
      },
    ])
  })
})
