import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createService } from '../../electron/service/service'
import { type Figure, inTurn } from './pairs'

const root = process.cwd()

/** A sandboxed window with nothing in it, which takes its picture and says so: what any Electron application pays. */
const blankMain = `import { app, BrowserWindow } from 'electron'
import { writeFileSync } from 'node:fs'
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  window.loadFile(new URL('./blank.html', import.meta.url).pathname)
  window.webContents.once('did-finish-load', async () => {
    writeFileSync(process.env.ZHIXING_PICTURE, (await window.webContents.capturePage()).toPNG())
    process.stdout.write('zhixing:picture\\n')
  })
})
`

/** From the start of the process to a picture of the first page with its data, against a blank sandboxed window. */
export async function coldStartFigure(pairs: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-start-'))
  const blank = join(folder, 'blank')
  mkdirSync(blank)
  writeFileSync(
    join(blank, 'package.json'),
    JSON.stringify({ name: 'blank', main: 'main.mjs', type: 'module' }),
  )
  writeFileSync(join(blank, 'main.mjs'), blankMain)
  writeFileSync(join(blank, 'blank.html'), '<!doctype html><title>blank</title><button>blank</button>')
  const book = join(folder, 'book')
  await demonstrationWithOneOperator(book)
  const picture = join(folder, 'picture.png')
  try {
    return await inTurn(
      {
        product: () => startUntilPicture([root, '--data', book], picture),
        floor: () => startUntilPicture([blank, `--user-data-dir=${join(folder, 'blank-data')}`], picture),
      },
      pairs,
      'a blank sandboxed Electron window, to its picture',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One operator: nobody is asked who sits at the desk, and the Today page is the first. */
async function demonstrationWithOneOperator(dataDir: string): Promise<void> {
  const service = await createService({
    dataDir,
    host: { pathOf: () => null, print: () => Promise.reject(new Error('nothing is printed here')) },
    now: () => new Date(),
    writer: 'inline',
    backups: null,
    log: error => console.error(error),
    onFatal: error => console.error(error),
  })
  await service.call('book', 'create', { kind: 'demonstration' })
  const operators = (await service.call('settings', 'operators', {})).output as { id: string }[]
  for (const { id } of operators.slice(1))
    await service.call('settings', 'retireOperator', { id, active: false })
  await service.close()
}

function electron(args: string[], env: Record<string, string> = {}) {
  const { electronPath } = JSON.parse(
    readFileSync(join(root, 'node_modules/.zhixing/runtime.json'), 'utf8'),
  ) as {
    electronPath: string
  }
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  return spawn(electronPath, [...sandbox, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

function startUntilPicture(args: string[], picture: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = electron(args, { ZHIXING_PICTURE: picture })
    let took: number | null = null
    child.stdout?.on('data', (chunk: Buffer) => {
      if (took !== null || !chunk.toString().includes('zhixing:picture')) return
      took = performance.now() - started
      child.kill('SIGTERM')
    })
    child.once('error', reject)
    // The next start waits until this one is gone, lock and all.
    child.once('exit', () =>
      took === null ? reject(new Error('the window ended before its picture')) : resolve(took),
    )
  })
}
