import type { BrowserWindow } from 'electron'
import type { ServiceProcess } from './service-process'

/** A page that is not heard of by then has hung: it must not hold the window. */
const patienceMs = 3_000

export interface CloseQuestion {
  /** The page has something that is nowhere else: text that could not be kept. */
  hold(held: boolean): void
  /** The page asks the person now. */
  heard(): void
  /** Nothing stands in the way any more, or the person does not mind. */
  close(): void
}

/** Closing the window while somebody waits for a job, or while the page holds unkept text, is asked about first: by the page, as everything else is. */
export function askBeforeClosing(
  window: BrowserWindow,
  service: Pick<ServiceProcess, 'jobs'>,
): CloseQuestion {
  let mayClose = false
  let held = false
  let waiting: NodeJS.Timeout | undefined
  const close = () => {
    clearTimeout(waiting)
    mayClose = true
    if (!window.isDestroyed()) window.close()
  }
  // What the page before this one held is gone with it.
  window.webContents.on('did-navigate', () => {
    held = false
  })
  window.on('close', event => {
    if (mayClose || (service.jobs === 0 && !held) || window.webContents.isCrashed()) return
    event.preventDefault()
    if (window.isMinimized()) window.restore()
    window.webContents.send('host:close-asked')
    waiting ??= setTimeout(close, patienceMs)
  })
  return {
    hold(now) {
      held = now
    },
    heard() {
      clearTimeout(waiting)
      waiting = undefined
    },
    close,
  }
}
