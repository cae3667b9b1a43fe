import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { connect, queryClient } from '../../../src/app/client'
import { useLanguage } from '../../../src/app/language'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import type { WireReply, WireRequest } from '../../../src/contract/wire'
import { createWords } from '../../../src/i18n/setup'
import { ToastProvider } from '../../../src/ui/feedback/ToastProvider'
import { draftsInMemory } from '../support/drafts-in-memory'

/** What the service in memory answers; a procedure without an answer fails as a bug would. */
export type Answers = {
  [Area in keyof Contract]?: {
    [Name in keyof Contract[Area]]?: (input: InputOf<Contract[Area][Name]>) => OutputOf<Contract[Area][Name]>
  }
}

/** A page as a person has it, in Chinese, in front of a service in memory. */
export function renderPage(page: ReactNode, answers: Answers) {
  useLanguage.setState({ language: 'zh-CN' })
  queryClient.clear()
  let listen: (reply: WireReply) => void = () => undefined
  const drafts = draftsInMemory()
  connect({
    post(message) {
      const request = message as WireRequest
      if ('stop' in request) return
      const areas = answers as Record<string, Record<string, (input: unknown) => unknown>>
      const answer = areas[request.area]?.[request.name]
      queueMicrotask(() => {
        const ofDrafts = drafts.reply(request)
        if (ofDrafts) listen(ofDrafts)
        else if (!answer) {
          const reference = `${request.area}.${request.name}`
          listen({ id: request.id, ok: false, error: { kind: 'failed', reference } })
        } else listen({ id: request.id, ok: true, output: answer(request.input), changed: [], seq: null })
      })
    },
    onMessage(listener) {
      listen = listener as typeof listen
    },
    onClose: () => undefined,
  })
  return render(
    <I18nextProvider i18n={createWords('zh-CN')}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider label="消息" closeLabel="关闭">
          {page}
        </ToastProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
}
