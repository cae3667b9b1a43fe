import type { BrowserWindow } from 'electron'
import { writeTarget } from '../files/write-target'

/** For a start without a screen: says where the book lies and that the first page stands, and writes a picture of it. */
export function announcer(bookFolder: string) {
  const announced = process.env.ZHIXING_ANNOUNCE === '1' || process.env.ZHIXING_PICTURE !== undefined
  return {
    book(folder: string): void {
      if (announced) process.stdout.write(`zhixing:book ${folder}\n`)
    },
    /** Once the page says it has painted. */
    async painted(window: BrowserWindow): Promise<void> {
      if (announced) process.stdout.write('zhixing:painted\n')
      const file = process.env.ZHIXING_PICTURE
      if (!file) return
      await writeTarget(bookFolder, file, await paintedPicture(window))
      process.stdout.write(`zhixing:picture ${file}\n`)
    },
  }
}

/** What the window shows may be a frame behind the page: two pictures alike are of a page that stands still. */
async function paintedPicture(window: BrowserWindow): Promise<Buffer> {
  let last: Buffer | null = null
  for (let attempt = 0; attempt < 15; attempt++) {
    const picture = (await window.webContents.capturePage()).toPNG()
    if (last?.equals(picture)) break
    last = picture
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  return last ?? Buffer.alloc(0)
}
