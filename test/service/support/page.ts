import { randomUUID } from 'node:crypto'
import type { Service } from '../../../electron/service/service'
import { openCalls, type Send } from '../../../src/contract/caller'
import type { Port } from '../../../src/contract/wire'

export interface TestPage {
  /** Through messages: so progress comes and work can be stopped. */
  send: Send
  /** The window is closed or loaded anew. */
  close(): void
}

/** A page's way in. */
export function openPage(service: Service): TestPage {
  const { page, door, close } = portPair()
  service.attach(door)
  return { send: openCalls(page, { meta: () => ({ commandId: randomUUID(), operatorId: null }) }), close }
}

function portPair(): { page: Port; door: Port; close(): void } {
  const heard: [((message: unknown) => void)[], ((message: unknown) => void)[]] = [[], []]
  const closed: (() => void)[] = []
  const end = (own: 0 | 1): Port => ({
    post: message => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of heard[own === 0 ? 1 : 0]) listener(copy)
      })
    },
    onMessage: listener => heard[own].push(listener),
    onClose: listener => closed.push(listener),
  })
  return {
    page: end(0),
    door: end(1),
    close() {
      for (const listener of closed.splice(0)) listener()
    },
  }
}
