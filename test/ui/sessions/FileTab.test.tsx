import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { goAndBegin } from '../../../src/app/intent'
import { FileTab } from '../../../src/features/sessions/file/FileTab'
import { book } from '../support/book'
import { renderPage } from '../support/render-page'
import { office, session } from './classroom'

const paper = (
  kind: 'notice' | 'roster' | 'sign_in' | 'papers',
  state: 'done' | 'not_needed' | 'missing',
) => ({
  kind,
  state,
  note: null,
  doneOn: null,
  attachments: [],
})
const items = [
  paper('notice', 'done'),
  paper('roster', 'not_needed'),
  paper('sign_in', 'missing'),
  paper('papers', 'missing'),
]

it('is where the next step leads to also while one is on it: to the first paper that is missing', async () => {
  renderPage(<FileTab sessionId="s" />, {
    book: book ?? {},
    settings: { office: () => office },
    reports: { sessionProgress: () => null },
    sessions: {
      get: () => session({ status: 'held' }),
      file: () => ({ items, dueOn: '2026-12-20' }),
    },
  })
  const attach = await screen.findByRole('button', { name: '为“签到表”附扫描件' })
  act(() => goAndBegin({ page: 'session', id: 's', tab: 'file' }, 'sessions.complete_file'))
  await waitFor(() => expect(document.activeElement).toBe(attach))
})
