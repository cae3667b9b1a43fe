import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect, disconnect, queryClient } from '../../../src/app/client'
import { joinService, useServiceLink } from '../../../src/app/service-link'
import type { HostCalls, ServiceNews } from '../../../src/contract/host'
import type { WireReply } from '../../../src/contract/wire'
import { openBook } from '../support/book'

afterEach(() => {
  queryClient.clear()
  disconnect()
  vi.restoreAllMocks()
})

/** A page joined to a service that greets it. */
function greetedWith(answers: Extract<WireReply, { event: 'answers' }>['answers']): void {
  let hear: (message: unknown) => void = () => undefined
  connect({ post: () => undefined, onMessage: listener => (hear = listener), onClose: () => undefined })
  hear({ event: 'answers', answers } satisfies WireReply)
}

it('knows what it was told unasked', () => {
  greetedWith([{ area: 'book', name: 'state', input: {}, output: openBook() }])
  expect(queryClient.getQueryData(['book', 'state', {}])).toEqual(openBook())
})

it('asks itself for what is not as agreed', () => {
  greetedWith([
    { area: 'book', name: 'state', input: {}, output: { state: 'open' } },
    { area: 'book', name: 'nothing', input: {}, output: openBook() },
  ])
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

beforeEach(() => useServiceLink.setState({ state: 'connecting', connections: 0 }))

it('asks for another port after a restart only, not when the book it is joined to has opened', () => {
  let news: (news: ServiceNews) => void = () => undefined
  window.zhixing = { onServiceNews: (listener: typeof news) => (news = listener) } as unknown as HostCalls
  const asked = vi.spyOn(window, 'postMessage').mockImplementation(() => undefined)
  joinService()
  expect(asked).toHaveBeenCalledTimes(1)
  useServiceLink.setState({ state: 'ready', connections: 1 })
  news({ kind: 'ready' })
  expect(asked).toHaveBeenCalledTimes(1)
  news({ kind: 'restarting' })
  news({ kind: 'ready' })
  expect(asked).toHaveBeenCalledTimes(2)
})
