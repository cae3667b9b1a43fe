import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/main'
import { targetFolderAt } from '../files/target'
import type { Tour } from '../host-wire'
import { createPrinter, type Printer } from '../main/print'
import { runLine } from './run-line'
import { languageOfSystem } from './system-language'

/** The same services without a window: `--cli VERB …`. Standard output is the verb's alone. */
export async function runCommandLine(usualFolder: string): Promise<void> {
  // A print window that closes must not end the run.
  app.on('window-all-closed', () => undefined)
  log.transports.file.resolvePathFn = () => join(usualFolder, 'logs', 'zhixing.log')
  let printer: Printer | null = null
  const args = process.argv.slice(process.argv.indexOf('--cli') + 1)
  const code = await runLine(args, {
    usualFolder,
    systemLanguage: languageOfSystem(process.env, Intl.DateTimeFormat().resolvedOptions().locale),
    // npm goes to the project's folder before it runs a script; paths are meant from where it was called.
    from: process.env.INIT_CWD ?? process.cwd(),
    resources: join(app.getAppPath(), 'resources'),
    now: () => new Date(),
    tour: takePictures,
    async print(html, page) {
      await app.whenReady()
      printer ??= createPrinter({ fontsDir: join(app.getAppPath(), 'resources', 'fonts') })
      return printer.print(html, { landscape: page.landscape, pageSize: page.size })
    },
    log: (error, reference, procedure) =>
      log.error(`[${reference}] ${procedure}\n${(error as Error).stack ?? String(error)}`),
    answer: text => void process.stdout.write(text),
    tell: text => void process.stderr.write(text),
  })
  await Promise.all([process.stdout, process.stderr].map(flushed))
  const clear = () => rmSync(dirname(app.getPath('userData')), { recursive: true, force: true })
  app.on('quit', clear)
  clear()
  app.exit(code)
}

/** A pipe takes what is written in its own time; ending at once would cut a long answer off. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(done => {
    stream.write('', () => done())
  })
}

/** Starts the application itself on the book, in its window, and waits until it has been everywhere. */
async function takePictures(dataDir: string, tour: Tour): Promise<void> {
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
