import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { checkout } from '../../support/checkout'
import { launchHeld } from '../../support/held-start'
import { writeBlankWindow } from '../blank-window'
import { demonstrationWithOneOperator } from '../demonstration'
import type { Measured } from '../figure'
import { rosterFile } from '../roster-file'
import type { BenchSize } from '../sizes'

/** A quick typist's pace, milliseconds from key to key. */
const paceMs = 60
/** Keys of each round, for each pair asked for. */
const keysPerPair = 5
const rounds = 2

/** From a key to the frame that shows it: in the filter of People while an import runs, and in an empty page at rest. */
export async function keysDuringImport({ pairs, importRows }: BenchSize): Promise<Measured> {
  const keys = Math.ceil((pairs * keysPerPair) / rounds)
  const file = await rosterFile(importRows)
  const measured = { products: [] as number[], bases: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-keys-'))
    try {
      measured.bases.push(
        ...(await inApplication(writeBlankWindow(folder), page => type(page, 'input', keys))),
      )
      const book = join(folder, 'book')
      await demonstrationWithOneOperator(book)
      measured.products.push(
        ...(await inApplication([checkout, '--data', book], async (page, app) => {
          await page.evaluate(() => {
            location.hash = '#/people'
          })
          await page.locator('#main input').first().waitFor()
          await startImport(page, app, file)
          return type(page, '#main input', keys)
        })),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return {
    ...measured,
    unit: 'ms',
    floor: 'the same keys in a blank sandboxed window, nothing else going on',
  }
}

async function inApplication<T>(
  args: string[],
  work: (page: Page, app: ElectronApplication) => Promise<T>,
): Promise<T> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const app = await launchHeld(args, env as Record<string, string>)
  try {
    return await work(await app.firstWindow(), app)
  } finally {
    await app.close()
  }
}

/** What the page keeps for the bench. */
interface Kept {
  keys: number[]
}

/** Milliseconds from each key to the task after its frame. */
async function type(page: Page, field: string, keys: number): Promise<number[]> {
  await page.locator(field).first().focus()
  await page.evaluate(() => {
    const kept = window as unknown as Kept
    kept.keys = []
    window.addEventListener(
      'keydown',
      event =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => kept.keys.push(performance.now() - event.timeStamp)
          port2.postMessage(null)
        }),
      true,
    )
  })
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefgh'.charAt(key % 8))
    await page.waitForTimeout(paceMs)
  }
  return page.evaluate(() => (window as unknown as Kept).keys)
}

/** Over a second port of the same page, so that the page itself may be anywhere meanwhile. */
async function startImport(page: Page, app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.evaluate(async () => {
    const port = await new Promise<MessagePort>(resolve => {
      const hear = (event: MessageEvent) => {
        if (event.data !== 'zhixing:port') return
        event.stopImmediatePropagation()
        window.removeEventListener('message', hear, true)
        resolve(event.ports[0] as MessagePort)
      }
      window.addEventListener('message', hear, true)
      window.postMessage('zhixing:want-port', window.location.origin)
    })
    const [chosen] = await window.zhixing.chooseFiles({
      title: 'roster',
      filter: 'table',
      kind: 'roster',
      many: false,
    })
    const ask = (id: number, name: string, input: unknown) =>
      port.postMessage({
        id,
        area: 'imports',
        name,
        input,
        meta: { commandId: crypto.randomUUID(), operatorId: null },
      })
    // Again and again, however short one is: what is typed is always typed meanwhile.
    port.onmessage = ({ data }) => {
      if (!('ok' in data)) return
      if (data.id % 2 === 0) ask(data.id + 1, 'preview', { file: chosen?.ticket, kind: 'people' })
      else if (data.ok) ask(data.id + 1, 'apply', { token: data.output.token })
      else throw new Error(JSON.stringify(data.error))
    }
    ask(1, 'preview', { file: chosen?.ticket, kind: 'people' })
  })
}
