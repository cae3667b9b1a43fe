import type { Page } from '@playwright/test'
import { expect, test, type Zhixing } from './support/launch'

/** Whatever the page does to itself, its window goes on showing it. */
test.use({ opening: { args: ['--lang', 'zh-CN'] }, provoked: [/Content Security Policy/] })

const welcome = (page: Page) => page.getByRole('heading', { name: '欢迎使用知行' })

/** Every address a page can name that is not its own. */
const addresses = [
  'about:srcdoc',
  'about:srcdoc#x',
  'about:blank',
  'about:blank#x',
  'about:version',
  'app://zhixing/missing',
  'app://zhixing/assets/',
  'app://zhixing/index.html/',
  'app://zhixing/%00',
  'app://other/',
  'app:nothing',
  'doc://print/x',
  'data:text/html,<p>x</p>',
  'javascript:document.body.remove()',
  'view-source:app://zhixing/index.html',
  'chrome://gpu',
  'chrome-extension://x/y.html',
  'devtools://devtools/bundled/inspector.html',
  'file:///etc/passwd',
  'filesystem:app://zhixing/temporary/x',
  'http://127.0.0.1:1/',
  'mailto:x@example.com',
  'no-such-scheme:x',
]

/** The page as it is in its window, seen from the main process: Playwright’s own page may lag behind. */
function shown({ app }: Zhixing): Promise<{ url: string; heading: string | null }> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find(one => one.isVisible())?.webContents
    if (!contents || contents.isLoading()) return { url: '', heading: null }
    // A page that goes away meanwhile never answers.
    const heading = await Promise.race([
      contents.executeJavaScript('document.querySelector("h1")?.textContent ?? null'),
      new Promise<null>(resolve => contents.once('did-start-navigation', () => resolve(null))),
      new Promise<null>(resolve => contents.once('render-process-gone', () => resolve(null))),
    ])
    return { url: contents.getURL().replace(/[?#].*$/, ''), heading }
  })
}

const stands = { url: 'app://zhixing/index.html', heading: '欢迎使用知行' }

test('no address leaves the window dead', async ({ zhixing }) => {
  const { page } = zhixing
  await expect(welcome(page)).toBeVisible()
  for (const address of [...addresses, await page.evaluate(() => URL.createObjectURL(new Blob(['x'])))]) {
    for (const way of ['assign', 'replace', 'link'] as const) {
      await page.evaluate(
        ({ to, by }) => {
          // The answer gets out before the document goes.
          setTimeout(() => {
            if (by === 'link') {
              const link = document.createElement('a')
              link.href = to
              document.body.append(link)
              link.click()
            } else window.location[by](to)
          })
        },
        { to: address, by: way },
      )
      await page.evaluate(() => new Promise(resolve => setTimeout(resolve))).catch(() => undefined)
      await expect.poll(() => shown(zhixing), { message: `${way} ${address}` }).toEqual(stands)
    }
  }
})

test('an address written into the history does not survive a reload', async ({ zhixing }) => {
  const { page } = zhixing
  await expect(welcome(page)).toBeVisible()
  for (const path of ['/missing', '/assets/x.js', '/index.html/../..', '/?x#y'])
    for (const then of ['reload', 'back and forth'] as const) {
      await page.evaluate(
        ({ to, next }) => {
          history.pushState(null, '', to)
          setTimeout(() => {
            if (next === 'reload') window.location.reload()
            else {
              history.pushState(null, '', '/other')
              history.go(-1)
              setTimeout(() => window.location.reload())
            }
          })
        },
        { to: path, next: then },
      )
      await expect
        .poll(async () => (await shown(zhixing)).heading, { message: `${then} ${path}` })
        .toBe(stands.heading)
    }
  await expect(welcome(page)).toBeVisible()
})

test('a page whose process ends comes back', async ({ zhixing }) => {
  await expect(welcome(zhixing.page)).toBeVisible()
  await zhixing.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(one => one.isVisible())
      ?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => shown(zhixing)).toEqual(stands)
})

test('nothing the page calls holds its window', async ({ zhixing }) => {
  const { app, page } = zhixing
  await expect(welcome(page)).toBeVisible()
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const before = await windows()
  // A call that held the page would hold this answer too.
  const answers = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inside = frame.contentWindow as Window
    window.addEventListener('beforeunload', event => event.preventDefault())
    const said = async (attempt: () => unknown): Promise<unknown> => {
      try {
        return (await attempt()) ?? null
      } catch (error) {
        return (error as Error).name
      }
    }
    return {
      print: await said(() => window.print()),
      framePrint: await said(() => inside.print()),
      alert: await said(() => window.alert('x')),
      confirm: await said(() => window.confirm('x')),
      prompt: await said(() => window.prompt('x')),
      frameAlert: await said(() => inside.alert('x')),
      pointerLock: await said(() => document.body.requestPointerLock()),
      pickers: Object.keys(window).filter(name => /^show\w+Picker$/.test(name)),
    }
  })
  expect(answers).toEqual({
    print: null,
    framePrint: null,
    alert: null,
    confirm: false,
    prompt: 'Error',
    frameAlert: null,
    pointerLock: 'SecurityError',
    pickers: [],
  })
  expect(await windows()).toBe(before)
  // Chromium leaves this promise open when it is denied.
  await page.evaluate(() => void document.documentElement.requestFullscreen().catch(() => undefined))
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some(one => one.isFullScreen())),
  ).toBe(false)
  // The page asks to be held; its window closes all the same, and ends as if a person had closed it.
  const ended = new Promise<number | null>(done => app.process().once('exit', done))
  await page.evaluate(() => setTimeout(() => window.close()))
  expect(await ended).toBe(0)
})
