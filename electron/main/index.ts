// First: a release that was given a switch which opens a door ends here.
import './refuse-switches'

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'
import log from 'electron-log/main'
import { language } from '../../src/contract/host'
import { announcer } from './announce'
import { appSchemePrivileges, serveApp } from './app-scheme'
import { askBeforeClosing } from './close-question'
import { argumentOf, bookFolder, isMissing } from './data-folder'
import { shutDoors, shutSession } from './doors'
import { answerHostCalls, ownWindow } from './host-calls'
import { moveBook } from './move-book'
import { ownCodeOnce } from './own-code'
import { placeForOwnFiles } from './own-files'
import { openPreferences } from './preferences'
import { createPrinter, type Printer, printScheme } from './print'
import { refusalToShow, showRefusal } from './refuse-switches'
import { type ServiceProcess, startServiceProcess } from './service-process'
import { markStart } from './start-times'
import { createTickets } from './tickets'
import { goOnTour } from './tour'
import { openMainWindow } from './window'

const chosen = bookFolder()
const dataDir = chosen.folder
/** The person was asked, and begins in a folder that was not there. */
let beginsThere = false
const missing = () => !beginsThere && isMissing(chosen)
const commandLine = process.argv.includes('--cli')
// The command line leaves nothing beside a book.
const ownFiles =
  commandLine || refusalToShow !== null
    ? mkdtempSync(join(tmpdir(), 'zhixing-cli-'))
    : placeForOwnFiles(dataDir, { missing: missing() })
app.setPath('userData', join(ownFiles, 'electron'))
const logFile = join(ownFiles, 'logs', 'zhixing.log')
log.transports.file.resolvePathFn = () => logFile
log.transports.console.level = false
log.errorHandler.startCatching({ showDialog: false })

protocol.registerSchemesAsPrivileged([appSchemePrivileges(), printScheme])
if (process.platform === 'linux' && process.getuid?.() === 0) app.commandLine.appendSwitch('no-sandbox')

if (refusalToShow !== null) {
  const refused = refusalToShow
  void app.whenReady().then(() => showRefusal(refused))
} else if (commandLine) {
  const { runCommandLine } = await import('../cli/command-line')
  void runCommandLine(dataDir)
} else if (app.requestSingleInstanceLock()) {
  // Before it is ready: Electron then builds no menu of its own first.
  Menu.setApplicationMenu(null)
  app.on('second-instance', () => raise())
  void app.whenReady().then(start)
} else {
  app.quit()
}

let window: BrowserWindow | null = null
let printer: Printer | null = null

function raise(): void {
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function warmPrinter(): Printer {
  printer ??= createPrinter({ fontsDir: join(app.getAppPath(), 'resources', 'fonts') })
  return printer
}

function start(): void {
  markStart('ready')
  // A start without the end before it: what ran last was killed, or its machine went down.
  log.info(`started ${app.getVersion()}`)
  shutDoors()
  shutSession(session.defaultSession)
  serveApp(session.defaultSession, join(import.meta.dirname, '../page'))

  const announce = announcer(dataDir)
  let touring = false
  const memory = openPreferences(join(app.getPath('userData'), 'desk.json'))
  let service: ServiceProcess | null = null
  const tickets = createTickets((ticket, path, kind) => service?.ticket(ticket, path, kind))
  const news = (kind: 'ready' | 'restarting' | 'gave-up') =>
    window?.webContents.send('host:service-news', { kind })
  const started = startServiceProcess({ dataDir, missing }, warmPrinter, {
    opened(folder) {
      markStart('book')
      announce.book(folder)
    },
    restarting: () => news('restarting'),
    ready: () => {
      tickets.tellAll()
      news('ready')
    },
    gaveUp: () => news('gave-up'),
  })
  service = started
  answerHostCalls({
    tickets,
    service: started,
    memory,
    places: { folder: dataDir, log: logFile },
    beginThere() {
      beginsThere = true
      return started.restart()
    },
    moveBook: (to, aim) =>
      moveBook({ from: dataDir, to, aim, remembers: chosen.from !== 'given' }, started, memory),
  })

  ipcMain.on('host:want-port', (event, asked: unknown) => {
    if (!ownWindow(event)) return
    const port = started.connect({ greet: asked === 'first' })
    // It may have given up before the page was there to hear of it.
    if (port) event.sender.postMessage('host:port', null, [port])
    else news('gave-up')
  })
  ipcMain.on('host:painted', event => {
    const asking = ownWindow(event)
    if (!asking) return
    markStart('painted')
    void ownCodeOnce()
    void announce.painted(asking)
    started.painted()
    const tour = argumentOf('tour')
    // The page that paints again after the tour's own reload is the same tour.
    if (tour && !touring) {
      touring = true
      void goOnTour(asking, dataDir, tour)
    }
  })

  const given = language.safeParse(argumentOf('lang'))
  window = openMainWindow({
    visible: !process.argv.includes('--hidden'),
    language: given.success ? given.data : null,
    memory,
  })
  markStart('window')
  const closing = askBeforeClosing(window, started)
  ipcMain.on('host:keep-window-open', (event, held) => ownWindow(event) && closing.hold(held === true))
  ipcMain.on('host:close-heard', event => ownWindow(event) && closing.heard())
  ipcMain.on('host:close-window', event => ownWindow(event) && closing.close())
  window.on('focus', () => started.focused())
  window.on('closed', () => {
    window = null
    printer?.close()
  })
  app.on('window-all-closed', () => void end(started))
  // Asked to quit, Electron closes the windows without saying that all are closed, and would end the service with the
  // book still open in it.
  app.on('will-quit', event => {
    event.preventDefault()
    void end(started)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(started))
}

let ending = false
async function end(service: ServiceProcess): Promise<void> {
  if (ending) return
  ending = true
  session.defaultSession.flushStorageData()
  await service.close()
  log.info('ended')
  app.exit(0)
}
