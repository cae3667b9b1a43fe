import { create } from 'zustand'
import type { ServiceNews } from '../contract/host'
import type { Port } from '../contract/wire'
import { connect, disconnect, queryClient } from './client'

interface ServiceLink {
  state: 'connecting' | 'ready' | 'restarting' | 'gave-up'
  /** How many services this page has been joined to. */
  connections: number
}

/** How the page stands to its service: the frame says so in plain words. */
export const useServiceLink = create<ServiceLink>(() => ({ state: 'connecting', connections: 0 }))

/** Asks the host for a port, now and after each restart of the service. */
export function joinService(): void {
  window.addEventListener('message', event => {
    if (event.source !== window || event.data !== 'zhixing:port') return
    const [port] = event.ports
    if (!port) return
    connect(portOf(port))
    const { connections } = useServiceLink.getState()
    useServiceLink.setState({ state: 'ready', connections: connections + 1 })
    if (connections > 0) void queryClient.invalidateQueries()
  })
  window.zhixing.onServiceNews(hear)
  askForPort()
}

function hear(news: ServiceNews): void {
  switch (news.kind) {
    case 'ready':
      // The first port was asked for at the start, and may be here before the book is open; later ones follow a restart.
      if (!['connecting', 'ready'].includes(useServiceLink.getState().state)) askForPort()
      return
    case 'restarting':
      leave()
      useServiceLink.setState({ state: 'restarting' })
      return
    case 'gave-up':
      leave()
      useServiceLink.setState({ state: 'gave-up' })
      return
  }
}

/** Whatever waits for the dead service is told so at once. */
function leave(): void {
  disconnect()
  closeCurrent()
}

function askForPort(): void {
  window.postMessage('zhixing:want-port', window.location.origin)
}

let closeCurrent: () => void = () => undefined

function portOf(port: MessagePort): Port {
  const listeners: Array<() => void> = []
  let open = true
  closeCurrent = () => {
    if (!open) return
    open = false
    port.close()
    for (const listener of listeners) listener()
  }
  port.addEventListener('close', closeCurrent)
  return {
    post: message => port.postMessage(message),
    onMessage(listener) {
      port.onmessage = event => listener(event.data)
    },
    onClose: listener => listeners.push(listener),
  }
}
