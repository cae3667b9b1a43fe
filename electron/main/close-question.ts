import type { BrowserWindow } from 'electron'
import type { ServiceProcess } from './service-process'

/** A page that is not heard of by then has hung: it must not hold the window. */
const patienceMs = 3_000

export interface CloseQuestion {
  /** The page asks the person now. */
  heard(): void
  /** Nothing stands in the way any more, or the person does not mind. */
  close(): void
}

/** Closing the window while somebody waits for a job is asked about first: by the page, as everything else is. */
export function askBeforeClosing(
  window: BrowserWindow,
  service: Pick<ServiceProcess, 'jobs'>,
): CloseQuestion {
  let mayClose = false
  let waiting: NodeJS.Timeout | undefined
  const close = () => {
    clearTimeout(waiting)
    mayClose = true
    if (!window.isDestroyed()) window.close()
  }
  window.on('close', event => {
    if (mayClose || service.jobs === 0 || window.webContents.isCrashed()) return
    event.preventDefault()
    if (window.isMinimized()) window.restore()
    window.webContents.send('host:close-asked')
    waiting ??= setTimeout(close, patienceMs)
  })
  return {
    heard() {
      clearTimeout(waiting)
      waiting = undefined
    },
    close,
  }
}
