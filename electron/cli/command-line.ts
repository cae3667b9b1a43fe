import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/main'
import { createPrinter, type Printer } from '../main/print'
import { runLine } from './run-line'
import { languageOfSystem } from './system-language'
import { takePictures } from './take-pictures'

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
