import { app, type BrowserWindow, dialog } from 'electron'
import log from 'electron-log/main'
import { isPageAddress } from './own-pages'

/** What a navigation ends with that another one overtook: Chromium's net::ERR_ABORTED. */
const overtaken = -3
/** A page that fails this often within this time will not come by itself. */
const failuresTooMany = 5
const failuresWithinMs = 20_000

/**
 * Chromium asks nobody before it shows about:blank, a missing address or nothing at all after a crash: whatever
 * takes the place of the page is replaced by it, so that the window is never dead.
 */
export function keepPage(window: BrowserWindow, address: () => string): void {
  const { webContents } = window
  let failures: number[] = []

  const bringBack = (why: string) => {
    if (window.isDestroyed()) return
    log.warn(`the page is brought back: ${why}`)
    // Nothing that was in the page's place is a place to go back to.
    webContents.once('did-finish-load', () => webContents.navigationHistory.clear())
    void window.loadURL(address()).catch(() => undefined)
  }

  /** The page's own load failed, or its process ended. */
  const tryAgain = (why: string) => {
    const now = Date.now()
    failures = [...failures.filter(at => now - at < failuresWithinMs), now]
    if (failures.length <= failuresTooMany) bringBack(why)
    else void giveUp(why)
  }

  webContents.on('did-navigate', (_event, url) => {
    if (!isPageAddress(url)) bringBack('another address')
  })
  webContents.on('did-fail-load', (_event, code, _words, url, isMainFrame) => {
    if (!isMainFrame || code === overtaken) return
    const why = `it failed to load (${code})`
    if (isPageAddress(url)) tryAgain(why)
    else bringBack(why)
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') tryAgain(`its process ended (${reason})`)
  })
}

/** Rather an end with a reason than a window that shows nothing. */
async function giveUp(why: string): Promise<void> {
  log.error(`the page is given up: ${why}`)
  const { createWords } = await import('../../src/i18n/setup')
  const { t } = createWords(app.getLocale().startsWith('zh') ? 'zh-CN' : 'en')
  dialog.showErrorBox(t('book:pageFails.title'), t('book:pageFails.text'))
  app.quit()
}
