import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { targetFolderAt } from '../files/target'
import type { Tour } from '../main/tour'

/** Starts the application itself on the book, in its window, and waits until it has been everywhere. */
export async function takePictures(dataDir: string, tour: Tour): Promise<void> {
  targetFolderAt(dataDir, tour.folder)
  const scratch = mkdtempSync(join(tmpdir(), 'zhixing-tour-'))
  const file = join(scratch, 'tour.json')
  writeFileSync(file, JSON.stringify(tour))
  try {
    await new Promise<void>((resolve, reject) => {
      const own = app.isPackaged ? [] : [app.getAppPath()]
      const sandbox = app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []
      const child = spawn(process.execPath, [...sandbox, ...own, '--data', dataDir, '--tour', file], {
        stdio: 'ignore',
      })
      child.once('error', reject)
      child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`the tour ended with ${code}`))))
    })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
