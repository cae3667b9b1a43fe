import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { appOrigin } from './app-scheme'

/** Page colours before the first paint, so that a dark desk does not flash white. */
const paper = { light: '#F7F6F2', dark: '#16191D' }

export function openMainWindow(visible: boolean): BrowserWindow {
  const area = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    width: Math.min(1440, area.width),
    height: Math.min(900, area.height),
    minWidth: 960,
    minHeight: 600,
    show: visible,
    title: '知行 Zhixing',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    icon: join(app.getAppPath(), 'resources', 'icons', 'icon-256.png'),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      additionalArguments: [`--app-version=${app.getVersion()}`],
    },
  })
  const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  void window.loadURL(developmentServer ?? `${appOrigin}/index.html`)
  return window
}
