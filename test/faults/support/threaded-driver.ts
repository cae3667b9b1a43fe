import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { electronPath } from '../../support/electron'
import { root, workshop } from './workshop'

const threads = {
  'writer-thread': 'electron/service/book/opening/writer-thread.ts',
  'import-thread': 'electron/service/imports/import-thread.ts',
  'backup-thread': 'electron/service/book/backups/backup-thread.ts',
}

let bundled: Promise<string> | null = null

/** The services with their real threads, which lie beside the driver as they do beside the application. */
function threadedDriver(): Promise<string> {
  bundled ??= (async () => {
    const outDir = join(workshop(), 'threaded')
    const sources = Object.entries(threads).map(([name, path]) => [name, join(root, path)])
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir,
        emptyOutDir: true,
        minify: false,
        rollupOptions: {
          input: { life: join(root, 'test/faults/driver/life.ts'), ...Object.fromEntries(sources) },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    })
    writeFileSync(join(outDir, 'package.json'), '{"type":"module"}')
    return join(outDir, 'life.js')
  })()
  return bundled
}

export interface Running {
  /** The next line it says; null when it has ended. */
  next(): Promise<string | null>
  kill(): Promise<void>
  /** What it complained of. */
  complaints(): string
}

/** Starts a scenario of the driver; each line is one JSON report. */
export async function startThreaded(scenario: string, dataDir: string): Promise<Running> {
  const child = spawn(electronPath(), [await threadedDriver(), scenario, dataDir], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', piece => {
    complaints += piece
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async next() {
      const { value, done } = await lines.next()
      return done ? null : (value as string)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    complaints: () => complaints,
  }
}
