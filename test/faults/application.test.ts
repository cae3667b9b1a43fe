import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { electronPath } from '../support/electron'
import {
  applicationArguments,
  applicationEnvironment,
  openApplication,
  operatorsNow,
  saveWithoutEnd,
  servicePid,
  words,
} from './support/application'
import { drive, driver, freshFolder } from './support/driver'
import { ask, bookIn, copyOf, expectSound, forget, reopened } from './support/opened'

let prepared = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)

const saved = 'SELECT name FROM operator'
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Resolves once so many acknowledgements were told to the console. */
function acknowledgements(page: {
  on(event: 'console', listener: (message: { text(): string }) => void): unknown
}) {
  const heard: string[] = []
  let wanted = Number.POSITIVE_INFINITY
  let reach: () => void = () => undefined
  page.on('console', message => {
    if (!message.text().startsWith('saved-')) return
    heard.push(message.text())
    if (heard.length >= wanted) reach()
  })
  return {
    heard,
    atLeast: (count: number) =>
      new Promise<void>(resolve => {
        wanted = count
        reach = resolve
        if (heard.length >= count) resolve()
      }),
  }
}

async function expectAllPresent(dataDir: string, acknowledged: readonly string[]): Promise<void> {
  const present = ask(bookIn(dataDir), saved)
  for (const name of acknowledged) expect(present).toContain(name)
  // One more may have been written whose answer did not come through.
  expect(present.length - acknowledged.length).toBeLessThanOrEqual(1)
  await reopened(dataDir, async book => {
    expect(book.state).toMatchObject({ state: 'open', notices: [] })
    await expectSound(dataDir, book)
  })
}

describe('in the real application (TRUST.md 2, 10, 11)', () => {
  it('a service killed while it saves loses nothing it acknowledged, and is back at once', async () => {
    const dataDir = copyOf(prepared)
    const { app, page, close } = await openApplication(dataDir)
    try {
      const { heard, atLeast } = acknowledgements(page)
      await operatorsNow(page)
      await saveWithoutEnd(page)
      await atLeast(25)
      process.kill(await servicePid(app), 'SIGKILL')
      const killed = performance.now()
      const present = await operatorsNow(page)
      const away = performance.now() - killed
      for (const name of heard) expect(present).toContain(name)
      console.log(`the service was away for ${Math.round(away)} ms`)
      expect(away).toBeLessThan(5_000)
      await close()
      await expectAllPresent(dataDir, heard)
    } finally {
      await close()
    }
    forget(dataDir)
  })

  it('a page killed while it saves loses nothing that was acknowledged to it', async () => {
    const dataDir = copyOf(prepared)
    const { app, page, close } = await openApplication(dataDir)
    try {
      const { heard, atLeast } = acknowledgements(page)
      await operatorsNow(page)
      await saveWithoutEnd(page)
      await atLeast(25)
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer()
      })
      await close()
      await expectAllPresent(dataDir, heard)
    } finally {
      await close()
    }
    forget(dataDir)
  })

  it('a book one version ahead is refused in words, and not a byte of it changes', async () => {
    const dataDir = copyOf(prepared)
    const sqlite = new Database(bookIn(dataDir))
    sqlite.pragma('user_version = 999')
    sqlite.close()
    const before = sha256(bookIn(dataDir))
    const { page, close } = await openApplication(dataDir)
    try {
      await page
        .getByText(words('book', 'newer', 'title'))
        .first()
        .waitFor({ timeout: 20_000 })
    } finally {
      await close()
    }
    expect(sha256(bookIn(dataDir))).toBe(before)
    forget(dataDir)
  })

  it('a second start shows the first window and ends', async () => {
    const dataDir = copyOf(prepared)
    const { app, page, close } = await openApplication(dataDir)
    try {
      await operatorsNow(page)
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
      const second = spawn(electronPath(), applicationArguments(dataDir), { env: applicationEnvironment() })
      const code = await new Promise(done => second.once('close', done))
      expect(code).toBe(0)
      const shown = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(window => window.isVisible() && !window.isMinimized()),
      )
      expect(shown).toBe(true)
      expect(await operatorsNow(page)).toEqual([])
    } finally {
      await close()
    }
    forget(dataDir)
  })

  it('a book that somebody else has open is not touched, and the page says who', async () => {
    const dataDir = copyOf(prepared)
    const holder = spawn(electronPath(), [await driver(), 'hold', dataDir], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    })
    await new Promise(ready => holder.stdout.once('data', ready))
    const { page, close } = await openApplication(dataDir)
    try {
      await page
        .getByText(words('book', 'inUse', 'title'))
        .first()
        .waitFor({ timeout: 20_000 })
      await page
        .getByText(new RegExp(process.env.USER ?? 'root'))
        .first()
        .waitFor({ timeout: 5_000 })
    } finally {
      await close()
      holder.kill('SIGKILL')
    }
    forget(dataDir)
  })
})
