import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { checkout } from '../../support/checkout'
import { writeBlankWindow } from '../blank-window'
import { demonstrationWithOneOperator } from '../demonstration'
import { gone, startElectron } from '../electron'
import { type Measured, quantile } from '../figure'
import { inTurn } from '../pairs'
import { countsMemory, memoryOf, processorTimeOf } from '../process-tree'

/** What is compared: an application that opens, and says when its page is painted. */
interface Contest {
  product: string[]
  blank: string[]
}

/** How long an application may take to its page, and how long it then settles before its memory is looked at. */
const patienceMs = 60_000
const settleMs = 2000

/** From the start of the process to the first page painted with its data, against a blank page painted. */
export async function coldStart(pairs: number): Promise<Measured> {
  const processor = { product: [] as number[], base: [] as number[] }
  return contest(async ({ product, blank }) => {
    const side = (args: string[], spent: number[]) => async (round: number) => {
      const start = await startUntilPainted(args)
      if (round > 0) spent.push(start.processorMs())
      await start.end()
      return start.tookMs
    }
    // Chromium keeps compiled scripts from the second start on: those before are not what a person has every day.
    for (let warm = 0; warm < 3; warm++) await (await startUntilPainted(product)).end()
    const measured = await inTurn(
      { product: side(product, processor.product), base: side(blank, processor.base) },
      pairs,
    )
    const spent = [processor.product, processor.base].map(side => Math.round(quantile(side, 0.5)))
    return {
      ...measured,
      unit: 'ms',
      floor: 'a blank sandboxed Electron window, painted',
      ...(countsMemory ? { note: `processor time of all processes ${spent.join(' against ')} ms` } : {}),
    }
  })
}

/** Of all processes, once the first page has stood for a moment. */
export async function memory(pairs: number): Promise<Measured> {
  return contest(async ({ product, blank }) => {
    const side = (args: string[]) => async () => {
      const start = await startUntilPainted(args)
      await after(settleMs)
      const megabytes = start.memory()
      await start.end()
      return megabytes
    }
    const measured = await inTurn({ product: side(product), base: side([...blank, '--with-utility']) }, pairs)
    return {
      ...measured,
      unit: 'MB',
      floor: 'a blank sandboxed Electron window and an empty utility process',
    }
  })
}

async function contest(run: (contest: Contest) => Promise<Measured>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-start-'))
  try {
    const book = join(folder, 'book')
    await demonstrationWithOneOperator(book)
    return await run({ product: [checkout, '--data', book], blank: writeBlankWindow(folder) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  tookMs: number
  processorMs(): number
  memory(): number
  end(): Promise<void>
}

function startUntilPainted(args: string[]): Promise<Started> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = startElectron(args, { ZHIXING_ANNOUNCE: '1' })
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('zhixing:painted')) return
      const tookMs = performance.now() - started
      clearTimeout(late)
      const pid = child.pid as number
      resolve({
        tookMs,
        processorMs: () => (countsMemory ? processorTimeOf(pid) : 0),
        memory: () => memoryOf(pid),
        async end() {
          child.kill('SIGTERM')
          await gone(child)
        },
      })
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the application ended before its page was painted')))
  })
}
