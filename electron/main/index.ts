import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'
import log from 'electron-log/main'
import { announcer } from './announce'
import { appSchemePrivileges, serveApp } from './app-scheme'
import { argumentOf, bookFolder } from './data-folder'
import { shutDoors, shutSession } from './doors'
import { answerHostCalls, ownWindow } from './host-calls'
import { createPrinter, type Printer, printScheme } from './print'
import { type ServiceProcess, startServiceProcess } from './service-process'
import { createTickets } from './tickets'
import { openMainWindow } from './window'

const dataDir = bookFolder()
mkdirSync(join(dataDir, 'electron'), { recursive: true })
// Electron's own files lie with the book: two books never share a lock, a cache or a setting.
app.setPath('userData', join(dataDir, 'electron'))
log.transports.file.resolvePathFn = () => join(dataDir, 'logs', 'zhixing.log')
log.transports.console.level = false
log.errorHandler.startCatching({ showDialog: false })

protocol.registerSchemesAsPrivileged([appSchemePrivileges(), printScheme])
if (process.platform === 'linux' && process.getuid?.() === 0) app.commandLine.appendSwitch('no-sandbox')

const commandLine = process.argv.includes('--cli')
if (commandLine) {
  const { runCommandLine } = await import('../cli/command-line')
  void runCommandLine(dataDir)
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => raise())
  void app.whenReady().then(start)
} else {
  app.quit()
}

let window: BrowserWindow | null = null
let service: ServiceProcess | null = null
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
  Menu.setApplicationMenu(null)
  shutDoors()
  shutSession(session.defaultSession)
  serveApp(session.defaultSession, join(import.meta.dirname, '../page'))

  const announce = announcer()
  const tickets = createTickets((ticket, path) => service?.ticket(ticket, path))
  const news = (kind: 'ready' | 'restarting' | 'gave-up') =>
    window?.webContents.send('host:service-news', { kind })
  const started = startServiceProcess(dataDir, warmPrinter, {
    opened: folder => announce.book(folder),
    restarting: () => news('restarting'),
    ready: () => {
      tickets.tellAll()
      news('ready')
    },
    gaveUp: () => news('gave-up'),
  })
  service = started
  answerHostCalls({ tickets, service: () => started, bookFolder: dataDir, onAppearance: () => undefined })

  ipcMain.on('host:want-port', event => {
    if (!ownWindow(event as Electron.IpcMainInvokeEvent & Electron.IpcMainEvent)) return
    event.sender.postMessage('host:port', null, [started.connect()])
  })
  ipcMain.on('host:painted', event => {
    const asking = ownWindow(event as Electron.IpcMainInvokeEvent & Electron.IpcMainEvent)
    if (asking) void announce.painted(asking)
  })

  window = openMainWindow(!argumentOf('hidden'))
  window.on('closed', () => {
    window = null
    printer?.close()
  })
  app.on('window-all-closed', () => void end(started))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(started))
}

async function end(running: ServiceProcess): Promise<void> {
  await running.close()
  app.exit(0)
}
