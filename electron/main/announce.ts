import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

/** For a start without a screen: says where the book lies and writes a picture of the first page. */
export function announcer() {
  const announced = process.env.ZHIXING_ANNOUNCE === '1' || process.env.ZHIXING_PICTURE !== undefined
  return {
    book(folder: string): void {
      if (announced) process.stdout.write(`zhixing:book ${folder}\n`)
    },
    /** Once the page says it has painted. */
    async painted(window: BrowserWindow): Promise<void> {
      const file = process.env.ZHIXING_PICTURE
      if (!file) return
      const picture = await window.webContents.capturePage()
      await writeFile(file, picture.toPNG())
      process.stdout.write(`zhixing:picture ${file}\n`)
    },
  }
}
