import type { BrowserWindow } from 'electron'
import type { PreferencesFile } from './preferences'
import { type ZoomAsk, zoomAfter, zoomAskOf } from './zoom-steps'

/** Larger and smaller by the keys and the wheel that every browser has; the next start remembers. */
export function keepZoom(window: BrowserWindow, memory: PreferencesFile): void {
  const { webContents } = window
  const change = (ask: ZoomAsk) => {
    const zoom = zoomAfter(memory.now.zoom, ask)
    memory.change({ zoom })
    webContents.setZoomFactor(zoom)
  }
  // Chromium keeps a size for each address of its own; that of the file is the one that counts.
  webContents.on('did-finish-load', () => webContents.setZoomFactor(memory.now.zoom))
  webContents.on('before-input-event', (event, input) => {
    const ask = zoomAskOf(input, process.platform === 'darwin')
    if (!ask) return
    event.preventDefault()
    change(ask)
  })
  // Ctrl and the wheel.
  webContents.on('zoom-changed', (_event, direction) => change(direction))
}
