import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { electronPath } from '../../support/electron'
import { root, workshop } from './workshop'

/** 'full' for npm run faults; npm test runs a fixed sample. */
export const full = process.env.ZHIXING_FAULTS === 'full'

let bundled: Promise<string> | null = null

/** The driver with the application's own sources, as one module that Node runs. */
export function driver(): Promise<string> {
  bundled ??= (async () => {
    const outDir = join(workshop(), 'driver')
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(root, 'test/faults/driver/main.ts'),
        target: 'node20',
        outDir,
        emptyOutDir: true,
        minify: false,
        rollupOptions: { output: { entryFileNames: 'driver.mjs', chunkFileNames: '[name]-[hash].mjs' } },
      },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    })
    return join(outDir, 'driver.mjs')
  })()
  return bundled
}

export interface Driven {
  /** Acknowledgements, in order. */
  said: string[]
  code: number | null
  signal: NodeJS.Signals | null
  err: string
}

/** Runs one scenario of the driver to its end, however that comes. */
export async function drive(
  scenario: string,
  dataDir: string,
  env: Record<string, string> = {},
): Promise<Driven> {
  const child = spawn(electronPath(), [await driver(), scenario, dataDir], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', piece => {
    out += piece
  })
  child.stderr.on('data', piece => {
    err += piece
  })
  return new Promise(done =>
    child.once('close', (code, signal) => {
      // A line that was cut by the kill was not said.
      const lines = out.split('\n').slice(0, -1)
      done({ said: lines, code, signal, err })
    }),
  )
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'zhixing-faults-'))
