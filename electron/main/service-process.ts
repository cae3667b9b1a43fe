import { join } from 'node:path'
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron'
import log from 'electron-log/main'
import type { FromHost, ToHost } from '../host-wire'
import type { Printer } from './print'

export interface ServiceProcess {
  /** A new port to the service, for a page or the command line. */
  connect(): MessagePortMain
  ticket(ticket: string, path: string): void
  /** After giving up, the person asks for another try. */
  restart(): void
  /** Ends it properly: the book is closed and its lock let go. */
  close(): Promise<void>
  readonly pid: number | undefined
}

export interface ServiceNewsListener {
  opened(folder: string): void
  restarting(): void
  ready(): void
  gaveUp(): void
}

/** Three deaths within a minute: starting it a fourth time would only hide what is wrong. */
const deathsTooMany = 3
const deathsWithinMs = 60_000

export function startServiceProcess(
  dataDir: string,
  printer: () => Printer,
  news: ServiceNewsListener,
): ServiceProcess {
  let child: Electron.UtilityProcess
  let deaths: number[] = []
  let closing: (() => void) | null = null

  const tell = (message: FromHost, ports: MessagePortMain[] = []) => child.postMessage(message, ports)

  const start = () => {
    const own = utilityProcess.fork(join(import.meta.dirname, 'service.js'), [], {
      serviceName: 'Zhixing book',
      stdio: 'inherit',
    })
    child = own
    own.on('message', (message: ToHost) => hear(own, message))
    own.once('exit', code => {
      if (own !== child) return
      if (closing) {
        closing()
        return
      }
      log.warn(`service exited with ${code}`)
      const now = Date.now()
      deaths = [...deaths.filter(at => now - at < deathsWithinMs), now]
      if (deaths.length >= deathsTooMany) {
        news.gaveUp()
        return
      }
      news.restarting()
      start()
    })
    tell({ kind: 'open', dataDir })
  }

  const hear = (own: Electron.UtilityProcess, message: ToHost) => {
    switch (message.kind) {
      case 'opened':
        news.opened(message.folder)
        news.ready()
        return
      case 'print':
        printer()
          .print(message.html, { landscape: message.page.landscape, pageSize: message.page.size })
          .then(
            pdf => own.postMessage({ kind: 'printed', id: message.id, pdf } satisfies FromHost),
            (error: Error) =>
              own.postMessage({ kind: 'printed', id: message.id, error: error.message } satisfies FromHost),
          )
        return
      case 'log':
        log.error(`[${message.reference}] ${message.procedure}\n${message.stack}`)
        return
    }
  }

  start()
  return {
    connect() {
      const { port1, port2 } = new MessageChannelMain()
      tell({ kind: 'connect' }, [port2])
      return port1
    },
    ticket: (ticket, path) => tell({ kind: 'ticket', ticket, path }),
    restart() {
      deaths = []
      start()
    },
    close: () =>
      new Promise(resolve => {
        closing = resolve
        tell({ kind: 'close' })
      }),
    get pid() {
      return child.pid
    },
  }
}
