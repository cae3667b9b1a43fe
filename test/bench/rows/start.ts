import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { createService } from '../../../electron/service/service'
import { checkout } from '../../support/checkout'
import { writeBlankWindow } from '../blank-window'
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

/** One operator: nobody is asked who sits at the desk, and the Today page is the first. The window is the blank one's. */
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
  mkdirSync(join(dataDir, 'electron'), { recursive: true })
  const window = { x: 0, y: 0, width: 1280, height: 800, maximized: false }
  writeFileSync(
    join(dataDir, 'electron', 'desk.json'),
    JSON.stringify({ language: 'zh-CN', theme: 'light', window }),
  )
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
