import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A sandboxed window with nothing in it but a button and a field: what any Electron application pays. */
const main = `import { app, BrowserWindow, ipcMain, utilityProcess } from 'electron'
import { join } from 'node:path'
const here = import.meta.dirname
ipcMain.on('painted', () => process.stdout.write('zhixing:painted\\n'))
app.whenReady().then(() => {
  if (process.argv.includes('--with-utility')) utilityProcess.fork(join(here, 'idle.mjs'))
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { sandbox: true, preload: join(here, 'preload.cjs') },
  })
  window.loadFile(join(here, 'blank.html'))
})
`

/** The second frame is asked for when the first stands there: the product tells its own paint the same way. */
const preload = `const { ipcRenderer } = require('electron')
addEventListener('DOMContentLoaded', () =>
  requestAnimationFrame(() => requestAnimationFrame(() => ipcRenderer.send('painted'))))
`

const files: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'blank', main: 'main.mjs', type: 'module' }),
  'main.mjs': main,
  'preload.cjs': preload,
  'idle.mjs': 'process.parentPort.on("message", () => undefined)\n',
  'blank.html':
    '<!doctype html><meta charset="utf-8"><title>blank</title><button>blank</button><input aria-label="blank">\n',
}

/** Writes that application into a folder and gives the arguments that open it. */
export function writeBlankWindow(folder: string): string[] {
  const blank = join(folder, 'blank')
  mkdirSync(blank)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(blank, name), text)
  return [blank, `--user-data-dir=${join(folder, 'blank-data')}`]
}
