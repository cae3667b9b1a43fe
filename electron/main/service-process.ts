import { join } from 'node:path'
import { MessageChannelMain, type MessagePortMain, shell, utilityProcess } from 'electron'
import log from 'electron-log/main'
import type { MoveAim, MoveOutcome } from '../../src/contract/host'
import { isScanCopy } from '../files/scan-copies'
import type { FromHost, TicketKind, ToHost } from '../host-wire'
import { isKept } from './data-folder'
import type { Printer } from './print'

export interface ServiceProcess {
  /** A new port to the service, for a page or the command line. Null after it gave up. */
  connect(options: { greet: boolean }): MessagePortMain | null
  /** The first page stands. */
  painted(): void
  /** Somebody comes back to a window. */
  focused(): void
  ticket(ticket: string, path: string, purpose: TicketKind): void
  /** The person keeps the book in this folder, whoever else writes to it. */
  keepPlace(): void
  /** The person asks for another try; `aside` puts the book aside before it is opened. */
  restart(options?: { aside: boolean }): Promise<void>
  /** Takes the book along to another folder: the service does it, alone. `failed` when there is none, or it dies of it. */
  move(to: string, aim: MoveAim): Promise<MoveOutcome>
  /** Ends it properly: the book is closed and its lock let go. */
  close(): Promise<void>
  /** So many jobs run in it that somebody waits for. */
  readonly jobs: number
  /** False once it gave up. */
  readonly runs: boolean
}

export interface ServiceNewsListener {
  opened(folder: string): void
  restarting(): void
  ready(): void
  gaveUp(): void
}

/** Three deaths within a minute: starting it a fourth time would only hide what is wrong. */
const deathsTooMany = 3
/**
 * The service's own exit code when its writer died or the file cannot be trusted (service/index.ts). Ending it while a
 * thread of it is just loading the database addon aborts instead: that counts as the same.
 */
const distrustCodes: readonly number[] = [70, 6, 134]
const deathsWithinMs = 60_000
/** Longer than any transaction; then it is ended the hard way, which the book survives. */
const closePatienceMs = 15_000

/** `missing`: whether the folder is not there, and may not be made either. */
export function startServiceProcess(
  { dataDir, missing }: { dataDir: string; missing(): boolean },
  printer: () => Printer,
  news: ServiceNewsListener,
): ServiceProcess {
  /** Null between a death that was one too many and the next try. */
  let child: Electron.UtilityProcess | null = null
  let deaths: number[] = []
  /** Set while it is ended on purpose. */
  let ended: (() => void) | null = null
  let closing: Promise<void> | null = null
  let restarting: Promise<void> | null = null
  const moves = new Map<number, (outcome: MoveOutcome) => void>()
  let nextMove = 1
  let jobs = 0

  const tell = (message: FromHost, ports: MessagePortMain[] = []) => child?.postMessage(message, ports)

  const start = ({ aside, checkBehind }: { aside: boolean; checkBehind: boolean }) => {
    const own = utilityProcess.fork(join(import.meta.dirname, '../service/start.js'), [], {
      serviceName: 'Zhixing book',
      stdio: 'inherit',
    })
    child = own
    own.on('message', (message: ToHost) => hear(own, message))
    own.once('exit', code => died(code))
    tell({ kind: 'open', dataDir, missing: missing(), aside, kept: isKept(dataDir), checkBehind })
  }

  const died = (code: number) => {
    child = null
    jobs = 0
    for (const answer of moves.values()) answer('failed')
    moves.clear()
    if (ended) {
      ended()
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
    // A service that ended because it did not trust the file wants it checked before anybody works on.
    start({ aside: false, checkBehind: !distrustCodes.includes(code) })
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
      case 'view':
        void viewScan(message.path).then(shown =>
          own.postMessage({ kind: 'viewed', id: message.id, shown } satisfies FromHost),
        )
        return
      case 'moved':
        moves.get(message.id)?.(message.outcome)
        moves.delete(message.id)
        return
      case 'jobs':
        jobs = message.running
        return
      case 'log':
        log.error(`[${message.reference}] ${message.procedure}\n${message.stack}`)
        return
    }
  }

  const end = () =>
    new Promise<void>(resolve => {
      if (!child) {
        resolve()
        return
      }
      const hard = setTimeout(() => {
        log.warn(`service did not end within ${closePatienceMs} ms, and is killed`)
        child?.kill()
      }, closePatienceMs)
      ended = () => {
        clearTimeout(hard)
        ended = null
        resolve()
      }
      tell({ kind: 'close' })
    })
  /** Whoever asks while it ends waits for the same end. */
  const close = () => {
    closing ??= end().finally(() => {
      closing = null
    })
    return closing
  }

  start({ aside: false, checkBehind: false })
  return {
    connect({ greet }) {
      if (!child) return null
      const { port1, port2 } = new MessageChannelMain()
      tell({ kind: 'connect', greet }, [port2])
      return port1
    },
    keepPlace: () => tell({ kind: 'keep-place' }),
    painted: () => tell({ kind: 'painted' }),
    focused: () => tell({ kind: 'focused' }),
    ticket: (ticket, path, purpose) => tell({ kind: 'ticket', ticket, path, purpose }),
    restart({ aside } = { aside: false }) {
      // Asked twice it starts once: two services of one folder would shut each other out.
      restarting ??= (async () => {
        news.restarting()
        await close()
        deaths = []
        start({ aside, checkBehind: false })
      })().finally(() => {
        restarting = null
      })
      return restarting
    },
    move: (to, aim) =>
      new Promise(resolve => {
        if (!child) {
          resolve('failed')
          return
        }
        const id = nextMove++
        moves.set(id, resolve)
        tell({ kind: 'move', id, to, aim })
      }),
    close,
    get jobs() {
      return jobs
    },
    get runs() {
      return child !== null
    },
  }
}

/** Opens the service's copy of a scan in the system's viewer; anything else it might name is not opened. */
async function viewScan(path: string): Promise<boolean> {
  if (!isScanCopy(path)) return false
  try {
    return (await shell.openPath(path)) === ''
  } catch {
    return false
  }
}
