import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { mostBytes } from '../files/caps'
import { readSource } from '../files/read-source'
import { writeTarget } from '../files/write-target'
import type { Tour } from '../host-wire'

const patienceMs = 10_000
const betweenMs = 150

/** Walks through the pages and leaves a picture of each: `npm run demo` shows what it made. Then the application ends. */
export async function goOnTour(window: BrowserWindow, bookFolder: string, file: string): Promise<void> {
  const tour = JSON.parse(String(await readSource(file, mostBytes.note))) as Tour
  const { webContents } = window
  window.setContentSize(1280, 800)
  const memory = {
    'zhixing.language': tour.language,
    ...(tour.operatorId ? { 'zhixing.operator': tour.operatorId } : {}),
  }
  await webContents.executeJavaScript(
    `for (const [key, value] of Object.entries(${JSON.stringify(memory)})) localStorage.setItem(key, value)`,
  )
  const loaded = new Promise<void>(resolve => webContents.once('did-finish-load', () => resolve()))
  webContents.reload()
  await loaded
  for (const stop of tour.stops) {
    await webContents.executeJavaScript(`window.location.hash = ${JSON.stringify(stop.hash)}`)
    await writeTarget(bookFolder, join(tour.folder, `${stop.name}.png`), await stillPicture(window))
  }
  app.quit()
}

/** The page once three pictures in a row are the same: its data is there and nothing moves any more. */
async function stillPicture(window: BrowserWindow): Promise<Buffer> {
  const until = Date.now() + patienceMs
  let last: Buffer = Buffer.alloc(0)
  let same = 0
  while (same < 3 && Date.now() < until) {
    await new Promise(resolve => setTimeout(resolve, betweenMs))
    const next = (await window.webContents.capturePage()).toPNG()
    same = next.equals(last) ? same + 1 : 0
    last = next
  }
  return last
}
