import { statSync } from 'node:fs'
import { extname, join } from 'node:path'
import {
  BrowserWindow,
  clipboard,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  nativeTheme,
  shell,
} from 'electron'
import { z } from 'zod'
import {
  dropRequest,
  type FileFilter,
  fileEndings,
  folderRequest,
  language,
  type MoveAim,
  moveRequest,
  openRequest,
  saveRequest,
  theme,
} from '../../src/contract/host'
import { movedFrom } from '../files/moved-note'
import { targetRefusal } from '../files/target'
import { keepFolder, localFolders } from './data-folder'
import { hostDiagnostics } from './diagnostics'
import { isOwnAddress } from './own-pages'
import type { PreferencesFile } from './preferences'
import type { ServiceProcess } from './service-process'
import type { Tickets } from './tickets'

/** What the system's own viewer may be asked to open. */
const viewable = new Set(['.pdf', '.xlsx', '.docx', '.csv'])

export interface HostCallsOptions {
  tickets: Tickets
  service: ServiceProcess
  memory: PreferencesFile
  places: { folder: string; log: string }
  /** Makes the folder that was not there, and begins in it. */
  beginThere(): Promise<void>
  moveBook(to: string, aim: MoveAim): Promise<unknown>
}

/** The page's host calls. Each checks who asks and what for. */
export function answerHostCalls(options: HostCallsOptions): void {
  const { tickets, service, memory, places, moveBook } = options
  handle('host:choose-files', openRequest, async (request, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: request.title,
      properties: request.many ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: [{ name: request.kind, extensions: [...fileEndings[request.filter]] }],
    })
    return chosen.canceled ? [] : chosen.filePaths.map(path => tickets.issue(path, 'read'))
  })
  handle('host:choose-save', saveRequest, async (request, window) => {
    const chosen = await dialog.showSaveDialog(window, {
      title: request.title,
      defaultPath: request.suggestedName,
      filters: [{ name: request.kind, extensions: [...fileEndings[request.filter]] }],
    })
    if (chosen.canceled || !chosen.filePath) return null
    const refused = targetRefusal(places.folder, chosen.filePath, 'file')
    return refused ? { refused } : tickets.issue(chosen.filePath, 'save')
  })
  handle('host:choose-folder', folderRequest, async (request, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: request.title,
      properties: ['openDirectory', 'createDirectory'],
    })
    const path = chosen.filePaths[0]
    if (chosen.canceled || !path) return null
    const refused = request.holds === 'files' ? targetRefusal(places.folder, path, 'folder') : null
    return refused ? { refused } : tickets.issue(path, 'folder')
  })
  handle('host:dropped-file', dropRequest, ({ path, filter }) =>
    mayDrop(path, filter) ? tickets.issue(path, 'read') : null,
  )
  handle('host:open-written', z.string().max(64), async ticket => {
    const path = tickets.pathOf(ticket, 'save', 'folder')
    if (path === null || !mayView(path)) return false
    return (await shell.openPath(path)) === ''
  })
  handle('host:show-written', z.string().max(64), ticket => {
    const path = tickets.pathOf(ticket, 'save', 'folder')
    if (path !== null) shell.showItemInFolder(path)
    return path !== null
  })
  handle('host:move-to-folder', moveRequest, ({ ticket, aim }) => {
    const path = tickets.pathOf(ticket, 'folder')
    return path === null ? 'failed' : moveBook(path, aim)
  })
  handle('host:open-moved', z.undefined(), () => {
    const to = movedFrom(places.folder)?.to ?? null
    // What is written down there may be old, or anybody's: it leads to a book, or nowhere.
    if (to === null || !isKind(join(to, 'book.db'), 'isFile')) return 'not_there'
    return moveBook(to, 'open')
  })
  handle('host:local-folders', z.undefined(), () =>
    localFolders()
      .filter(path => path !== places.folder)
      .map(path => ({ ...tickets.issue(path, 'folder'), path })),
  )
  handle('host:keep-folder', z.string().max(64).nullable(), ticket => {
    const path = ticket === null ? places.folder : tickets.pathOf(ticket, 'folder')
    if (path === null) return
    keepFolder(path)
    if (path === places.folder) service.keepPlace()
  })
  handle('host:show-book-folder', z.undefined(), async () => void (await shell.openPath(places.folder)))
  handle('host:places', z.undefined(), () => places)
  handle('host:show-log', z.undefined(), () => shell.showItemInFolder(places.log))
  handle('host:diagnostics', z.undefined(), () => hostDiagnostics(places.log))
  handle('host:copy-text', z.string().max(1_000_000), text => clipboard.writeText(text))
  handle('host:set-appearance', z.object({ language, theme }), appearance => {
    nativeTheme.themeSource = appearance.theme
    memory.change(appearance)
  })
  handle('host:begin-there', z.undefined(), () => options.beginThere())
  handle('host:restart-service', z.undefined(), () => service.restart())
  // A service that runs puts the book aside itself (book.putAside), when nothing else is done to it.
  handle('host:set-book-aside', z.undefined(), () => service.restart({ aside: !service.runs }))
}

function handle<T extends z.ZodType>(
  channel: string,
  shape: T,
  answer: (input: z.output<T>, window: BrowserWindow) => unknown,
): void {
  ipcMain.handle(channel, (event, raw: unknown) => {
    const window = ownWindow(event)
    const input = shape.safeParse(raw)
    if (!window || !input.success) throw new Error('refused')
    return answer(input.data, window)
  })
}

/** The window that asks, when it is one of ours showing our own page in its top frame. */
export function ownWindow(event: IpcMainInvokeEvent | IpcMainEvent): BrowserWindow | null {
  const frame = event.senderFrame
  if (!frame || frame.parent !== null || !isOwnAddress(frame.url)) return null
  return BrowserWindow.fromWebContents(event.sender)
}

/** What may be filed the service says, by what it is and not by what it is called. */
function mayDrop(path: string, filter: FileFilter): boolean {
  const isListed = filter === 'scan' || fileEndings[filter].includes(extname(path).slice(1).toLowerCase())
  return isListed && isKind(path, 'isFile')
}

function mayView(path: string): boolean {
  return viewable.has(extname(path).toLowerCase()) || isKind(path, 'isDirectory')
}

function isKind(path: string, kind: 'isFile' | 'isDirectory'): boolean {
  try {
    return statSync(path)[kind]()
  } catch {
    return false
  }
}
