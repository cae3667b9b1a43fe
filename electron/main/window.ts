import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import { keepPage } from './keep-page'
import { pageAddress } from './own-pages'
import type { Preferences, PreferencesFile } from './preferences'
import { isRelease } from './release'
import { keepZoom } from './zoom'

/** Page colours before the first paint, so that a dark desk does not flash white (theme/tokens.css, --paper). */
const paper = { light: '#f7f6f2', dark: '#15171a' }
const titles = { 'zh-CN': '知行', en: 'Zhixing' }

export interface MainWindowOptions {
  visible: boolean
  /** Told on the command line: it comes before what was remembered. */
  language: string | null
  memory: PreferencesFile
}

export function openMainWindow({ visible, language, memory }: MainWindowOptions): BrowserWindow {
  const { window: remembered, language: spoken, theme, zoom } = memory.now
  nativeTheme.themeSource = theme
  const window = new BrowserWindow({
    ...placeOf(remembered),
    minWidth: 960,
    minHeight: 600,
    show: visible,
    title: spoken ? titles[spoken] : '知行 Zhixing',
    backgroundColor: paperNow(),
    icon: join(app.getAppPath(), 'resources', 'icons', '256x256.png'),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      zoomFactor: zoom,
      devTools: !isRelease(),
      // alert, confirm and prompt would hold the window: it asks in its own page.
      disableDialogs: true,
      // Files are chosen through the host's dialogs and its tickets only.
      disableBlinkFeatures: 'FileSystemAccessLocal',
      additionalArguments: [`--app-version=${app.getVersion()}`],
    },
  })
  if (remembered?.maximized && visible) window.maximize()
  window.on('close', () =>
    memory.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } }),
  )
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(paperNow())
  })
  const page = pageAddress({ lang: language ?? spoken, theme })
  keepPage(window, () => page)
  keepZoom(window, memory)
  void window.loadURL(page)
  return window
}

const paperNow = (): string => (nativeTheme.shouldUseDarkColors ? paper.dark : paper.light)

/** Where it stood last time, if that is still on a screen; else in the middle of the first one. */
function placeOf(remembered: Preferences['window']): Partial<Rectangle> {
  const first = screen.getPrimaryDisplay().workArea
  if (!remembered) return { width: Math.min(1440, first.width), height: Math.min(900, first.height) }
  const { x, y, width, height } = remembered
  const seen = screen.getDisplayMatching(remembered).workArea
  const overlap =
    Math.min(x + width, seen.x + seen.width) - Math.max(x, seen.x) > 120 &&
    y >= seen.y - 8 &&
    y < seen.y + seen.height - 60
  const size = { width: Math.min(width, seen.width), height: Math.min(height, seen.height) }
  return overlap ? { x, y, ...size } : size
}
