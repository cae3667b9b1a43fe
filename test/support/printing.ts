import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { checkout } from './checkout'
import { electronPath, isElectronFound } from './electron'
import type { PrintSteps } from './print-main'

/** Why nothing can be printed here, or null. */
export function whyNotPrinting(): string | null {
  if (!isElectronFound()) return 'no Electron: set-up has not run'
  if (process.platform === 'linux' && !process.env.DISPLAY) return 'no display'
  return null
}

export interface Printed {
  pdfs: Uint8Array[]
  /** Milliseconds of each. */
  took: number[]
  /** What printing after closing is answered with. */
  refused: string
}

/** Prints documents with the product's own printer, in a real Electron; `crash` kills the print window in between. */
export async function printAll(
  steps: readonly ({ html: string; landscape: boolean } | 'crash')[],
): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-print-'))
  const file = (name: string) => join(folder, name)
  try {
    await bundle(folder)
    const given: PrintSteps['steps'] = steps.map((step, index) => {
      if (step === 'crash') return step
      writeFileSync(file(`${index}.html`), step.html)
      return { html: file(`${index}.html`), pdf: file(`${index}.pdf`), landscape: step.landscape }
    })
    const asked: PrintSteps = {
      fontsDir: join(checkout, 'resources/fonts'),
      steps: given,
      report: file('report.json'),
    }
    writeFileSync(file('steps.json'), JSON.stringify(asked))
    await runElectron(folder, file('steps.json'))
    const { took, refused } = JSON.parse(readFileSync(asked.report, 'utf8')) as Omit<Printed, 'pdfs'>
    const pdfs = given.flatMap(step => (step === 'crash' ? [] : [new Uint8Array(readFileSync(step.pdf))]))
    return { pdfs, took, refused }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function bundle(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ main: 'main.mjs', type: 'module' }))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(checkout, 'test/support/print-main.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
    },
  })
}

function runElectron(folder: string, steps: string): Promise<void> {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const data = `--user-data-dir=${join(folder, 'electron')}`
  const child = spawn(electronPath(), [...sandbox, data, folder, steps], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', code => (code === 0 ? done() : fail(new Error(`printing ended with ${code}\n${said}`))))
  })
}
