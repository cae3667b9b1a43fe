import type { MessagePortMain } from 'electron'
import type { Port } from '../../src/contract/wire'
import type { FromHost, TicketKind, ToHost } from '../host-wire'
import type { Host } from './context'
import { greeting } from './greeting'
import { createService, type Service } from './service'

/** Entry of the utility process: the only owner of the book. */
const host = process.parentPort
const tickets = new Map<string, { path: string; purpose: TicketKind }>()
const printing = new Map<number, { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>()
let nextPrint = 1
const viewing = new Map<number, (shown: boolean) => void>()
let nextView = 1
let service: Promise<Service> | null = null

const say = (message: ToHost) => host.postMessage(message)

const hostPort: Host = {
  pathOf(ticket, purpose) {
    const given = tickets.get(ticket)
    return given?.purpose === purpose ? given.path : null
  },
  print: (html, page) =>
    new Promise((resolve, reject) => {
      const id = nextPrint++
      printing.set(id, { resolve, reject })
      say({ kind: 'print', id, html, page })
    }),
  view: path =>
    new Promise(resolve => {
      const id = nextView++
      viewing.set(id, resolve)
      say({ kind: 'view', id, path })
    }),
}

host.on('message', event => {
  const message = event.data as FromHost
  switch (message.kind) {
    case 'open':
      service = createService({
        dataDir: message.dataDir,
        missing: message.missing,
        host: hostPort,
        now: () => new Date(),
        writer: 'thread',
        warnOfPlace: !message.kept,
        backups: { everyMinutes: 10 },
        aside: message.aside,
        checkBehind: message.checkBehind,
        attachEarly: true,
        onJobs: running => say({ kind: 'jobs', running }),
        log: (error, reference, procedure) =>
          say({ kind: 'log', reference, procedure, stack: (error as Error).stack ?? String(error) }),
        onFatal: error => {
          say({ kind: 'log', reference: 'writer', procedure: 'writer', stack: error.stack ?? String(error) })
          process.exit(70)
        },
      })
      void service
        .then(opened => opened.state())
        .then(
          state => say({ kind: 'opened', state: state.state, folder: state.folder }),
          (error: unknown) => {
            say({
              kind: 'log',
              reference: 'open',
              procedure: 'open',
              stack: (error as Error).stack ?? String(error),
            })
            process.exit(71)
          },
        )
      return
    case 'connect': {
      const [port] = event.ports
      if (!port) return
      const page = portOf(port)
      void service?.then(async opened => {
        if (message.greet) page.post(await greeting(opened))
        opened.attach(page)
      })
      return
    }
    case 'keep-place':
      void service?.then(opened => opened.keepPlace())
      return
    case 'painted':
      void service?.then(opened => opened.warm())
      return
    case 'focused':
      void service?.then(opened => opened.recheckFiles())
      return
    case 'ticket':
      tickets.set(message.ticket, { path: message.path, purpose: message.purpose })
      return
    case 'printed': {
      const waiting = printing.get(message.id)
      printing.delete(message.id)
      if ('pdf' in message) waiting?.resolve(message.pdf)
      else waiting?.reject(new Error(message.error))
      return
    }
    case 'viewed':
      viewing.get(message.id)?.(message.shown)
      viewing.delete(message.id)
      return
    case 'move':
      void service
        ?.then(opened => opened.move(message.to, message.aim))
        .then(outcome => say({ kind: 'moved', id: message.id, outcome }))
      return
    case 'close':
      void (service ?? Promise.resolve(null))
        .then(opened => opened?.close())
        .catch((error: unknown) => {
          const stack = (error as Error).stack ?? String(error)
          say({ kind: 'log', reference: 'close', procedure: 'close', stack })
        })
        .finally(() => process.exit(0))
      return
  }
})

function portOf(port: MessagePortMain): Port {
  return {
    post: message => port.postMessage(message),
    onMessage(listener) {
      port.on('message', event => listener(event.data))
      port.start()
    },
    onClose: listener => port.on('close', listener),
  }
}
