import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { startHeld } from '../../support/held-start'
import { processesAround } from '../../support/process-tree'
import './worker-screen'

export { expect }

/** The application as a person has it open, and where its book lies. */
export interface Zhixing {
  app: ElectronApplication
  page: Page
  dir: string
  /** What the page's console complained of, in order. */
  errors: string[]
  /** Ends the application in its own time; its book stays in `dir`, to be opened again or looked into. */
  close(): Promise<void>
}

export interface Opening {
  /** The folder of the book: a fresh one by default. */
  dir?: string
  /** Further flags of the application. */
  args?: string[]
  env?: Record<string, string>
}

/** A fresh folder for a book, below the system's temporary folder. */
export const freshFolder = () => mkdtemp(join(tmpdir(), 'zhixing-e2e-'))

function environment(extra: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  )
  return { ...Object.fromEntries(inherited), ...extra }
}

/** The first window with a page of ours: the hidden one for printing is not what a person sees. */
async function firstPage(app: ElectronApplication): Promise<Page> {
  const isOurs = (page: Page) => page.url().startsWith('app://')
  const pid = app.process().pid ?? 0
  await expect
    .poll(() => app.windows().some(isOurs), { message: 'no window opened', timeout: 60_000 })
    .toBe(true)
    .catch(cause => {
      const pages = app.windows().map(one => one.url())
      throw new Error(`no window opened: [${pages}]\n${processesAround(pid)}`, { cause })
    })
  const page = app.windows().find(isOurs) as Page
  await page.waitForLoadState()
  return page
}

function collectErrors(page: Page, errors: string[]): void {
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', error => errors.push(`uncaught: ${error.stack ?? error.message}`))
}

/** Opens the built application on a book. */
export async function launch({ dir, args = [], env = {} }: Opening = {}): Promise<Zhixing> {
  const folder = dir ?? (await freshFolder())
  const app = await startHeld(['--data', folder, ...args], environment(env))
  // Asked for now: an application that has ended knows its process no more.
  const child = app.process()
  const errors: string[] = []
  for (const page of app.windows()) collectErrors(page, errors)
  app.on('window', page => collectErrors(page, errors))
  const page = await firstPage(app)
  return { app, page, dir: folder, errors, close: () => end(app, child) }
}

async function end(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const hard = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await app.close()
  clearTimeout(hard)
}

/** Complaints that are never right: a blocked resource or script, or an exception nobody caught. */
export const unforgivable = (errors: readonly string[]) =>
  errors.filter(error => /Content Security Policy|^uncaught:/.test(error))

interface Options {
  /** Flags and environment of the application in this file: `test.use({ opening: { args: ['--lang', 'en'] } })`. */
  opening: Opening
  /** Complaints this file provokes on purpose. */
  provoked: RegExp[]
}

/** `test('…', async ({ zhixing: { page } }) => …)`: each test has its own application and its own book. */
export const test = base.extend<Options & { zhixing: Zhixing }>({
  opening: [{}, { option: true }],
  provoked: [[], { option: true }],
  zhixing: async ({ opening, provoked }, use) => {
    const opened = await launch(opening)
    await use(opened)
    await opened.close()
    if (opening.dir === undefined) await rm(opened.dir, { recursive: true, force: true })
    const unexpected = unforgivable(opened.errors).filter(
      error => !provoked.some(pattern => pattern.test(error)),
    )
    expect(unexpected, 'the console of the page').toEqual([])
  },
})
