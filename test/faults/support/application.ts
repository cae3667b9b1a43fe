import type { ElectronApplication, Page } from '@playwright/test'
import { createWords, languages } from '../../../src/i18n/setup'
import { startHeld } from '../../support/held-start'
import { root } from './workshop'

export interface Application {
  app: ElectronApplication
  page: Page
  close(): Promise<void>
}

export const applicationArguments = (dataDir: string): string[] => [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  root,
  '--data',
  dataDir,
]

/** The environment without what belongs to the tests' own Node. */
export function applicationEnvironment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, INIT_CWD: __, ...env } = process.env
  return env as Record<string, string>
}

/** The built application, as a person has it open. */
export async function openApplication(dataDir: string): Promise<Application> {
  const app = await startHeld(['--data', dataDir], applicationEnvironment())
  const child = app.process()
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const page = await app.firstWindow()
  await page.waitForLoadState()
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const hard = setTimeout(() => child.kill('SIGKILL'), 20_000)
    // Not through Playwright, which waits for pages that may be gone.
    child.kill('SIGTERM')
    await ended
    clearTimeout(hard)
  }
  return { app, page, close }
}

/** The process of the service, which owns the book. */
export async function servicePid(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(metric => metric.name === 'Zhixing book')?.pid,
  )
  if (pid === undefined) throw new Error('the service does not run')
  return pid
}

/** Words of the interface in either language, as a pattern. */
export function words(area: string, ...keys: string[]): RegExp {
  const texts = languages.map(language => {
    const tree: unknown = createWords(language).getResourceBundle(language, area)
    return String(keys.reduce((branch, key) => (branch as Record<string, unknown>)[key], tree))
  })
  const exactly = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // What stands in a hole is known by the page alone.
  return new RegExp(
    texts
      .map(text =>
        text
          .split(/\{\{\w+\}\}/)
          .map(exactly)
          .join('.*'),
      )
      .join('|'),
  )
}

/**
 * A port of the page, asked for as the page itself does. The page takes it over too, so the numbers here are
 * far from its own, and what is not ours is left to it.
 */
const installPort = (page: Page) =>
  page.evaluate(() => {
    const host = window as unknown as { askPort?: () => Promise<MessagePort> }
    host.askPort ??= () =>
      new Promise(resolve => {
        const take = (event: MessageEvent) => {
          const [port] = event.ports
          if (event.data !== 'zhixing:port' || !port) return
          window.removeEventListener('message', take)
          port.start()
          resolve(port)
        }
        window.addEventListener('message', take)
        window.postMessage('zhixing:want-port', window.location.origin)
      })
  })

/**
 * Saves one operator after the other, and tells each acknowledgement to the console before the next is
 * sent. Ends when the port closes.
 */
export async function saveWithoutEnd(page: Page): Promise<void> {
  await installPort(page)
  await page.evaluate(async () => {
    const { askPort } = window as unknown as { askPort: () => Promise<MessagePort> }
    const port = await askPort()
    let number = 0
    const save = () => {
      number++
      const meta = { commandId: crypto.randomUUID(), operatorId: null }
      const input = { name: `saved-${number}` }
      port.postMessage({ id: 500_000 + number, area: 'settings', name: 'addOperator', input, meta })
    }
    port.addEventListener('message', event => {
      const reply = event.data as { id?: number; ok?: boolean }
      if (reply.id !== 500_000 + number || !reply.ok) return
      console.log(`saved-${number}`)
      save()
    })
    save()
  })
}

/** Names of the operators, asked over a new port until a service answers. */
export async function operatorsNow(page: Page): Promise<string[]> {
  await installPort(page)
  return page.evaluate(async () => {
    const { askPort } = window as unknown as { askPort: () => Promise<MessagePort> }
    for (let id = 900_001; ; id++) {
      const answer = await new Promise<{ name: string }[] | null>(resolve => {
        setTimeout(() => resolve(null), 100)
        void askPort().then(port => {
          port.addEventListener('message', event => {
            const reply = event.data as { id?: number; ok?: boolean; json?: string }
            if (reply.id === id && reply.ok && reply.json) resolve(JSON.parse(reply.json))
          })
          port.postMessage({ id, area: 'settings', name: 'operators', input: {} })
        })
      })
      if (answer) return answer.map(operator => operator.name)
    }
  })
}
