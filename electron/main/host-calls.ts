import { statSync } from 'node:fs'
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, nativeTheme, shell } from 'electron'
import { z } from 'zod'
import {
  type FileFilter,
  folderRequest,
  language,
  openRequest,
  saveRequest,
  theme,
} from '../../src/contract/host'
import { appOrigin } from './app-scheme'
import { rememberFolder } from './data-folder'
import type { ServiceProcess } from './service-process'
import type { Tickets } from './tickets'

const extensions: Record<FileFilter, string[]> = {
  table: ['xlsx', 'csv', 'txt', 'xls', 'et'],
  scan: ['pdf', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'webp'],
  pdf: ['pdf'],
  archive: ['zhixing'],
  workbook: ['xlsx'],
  any: ['*'],
}

export interface HostCallsOptions {
  tickets: Tickets
  service: () => ServiceProcess
  bookFolder: string
  onAppearance(appearance: { language: z.infer<typeof language>; theme: z.infer<typeof theme> }): void
}

/** The page's host calls. Each checks who asks and what for. */
export function answerHostCalls({ tickets, service, bookFolder, onAppearance }: HostCallsOptions): void {
  const handle = <T extends z.ZodType>(
    channel: string,
    shape: T,
    answer: (input: z.output<T>, window: BrowserWindow) => unknown,
  ) => {
    ipcMain.handle(channel, (event, raw: unknown) => {
      const window = ownWindow(event)
      if (!window) throw new Error('refused')
      return answer(shape.parse(raw), window)
    })
  }

  handle('host:choose-files', openRequest, async (request, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: request.title,
      properties: request.many ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: [{ name: request.title, extensions: extensions[request.filter] }],
    })
    return chosen.canceled ? [] : chosen.filePaths.map(path => tickets.issue(path))
  })
  handle('host:choose-save', saveRequest, async (request, window) => {
    const chosen = await dialog.showSaveDialog(window, {
      title: request.title,
      defaultPath: request.suggestedName,
      filters: [{ name: request.title, extensions: extensions[request.filter] }],
    })
    return chosen.canceled || !chosen.filePath ? null : tickets.issue(chosen.filePath)
  })
  handle('host:choose-folder', folderRequest, async (request, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title: request.title,
      properties: ['openDirectory', 'createDirectory'],
    })
    const path = chosen.filePaths[0]
    return chosen.canceled || !path ? null : tickets.issue(path)
  })
  handle('host:dropped-file', z.string().min(1), path => (isFile(path) ? tickets.issue(path) : null))
  handle('host:open-written', z.string(), async ticket => {
    const path = tickets.pathOf(ticket)
    return path !== null && (await shell.openPath(path)) === ''
  })
  handle('host:show-written', z.string(), ticket => {
    const path = tickets.pathOf(ticket)
    if (path !== null) shell.showItemInFolder(path)
    return path !== null
  })
  handle('host:move-to-folder', z.string(), async ticket => {
    const path = tickets.pathOf(ticket)
    if (path === null) return
    rememberFolder(path)
    await service().close()
    app.relaunch({
      args: process.argv
        .slice(1)
        .filter((one, index, all) => !one.startsWith('--data') && all[index - 1] !== '--data'),
    })
    app.exit(0)
  })
  handle('host:show-book-folder', z.undefined(), () => shell.openPath(bookFolder))
  handle('host:set-appearance', z.object({ language, theme }), appearance => {
    nativeTheme.themeSource = appearance.theme
    onAppearance(appearance)
  })
  handle('host:restart-service', z.undefined(), () => service().restart())
}

/** The window that asks, when it is one of ours showing our own page in its top frame. */
export function ownWindow(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): BrowserWindow | null {
  const frame = event.senderFrame
  if (!frame || frame.parent !== null || !frame.url.startsWith(`${appOrigin}/`)) return null
  return BrowserWindow.fromWebContents(event.sender)
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
