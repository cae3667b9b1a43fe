import { createServer, type Server } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, test } from './support/launch'
import { servicePid } from './support/service'

/** A probe in the running application for each line of “Doors” that speaks of Electron, IPC and CSP. */
test.use({ opening: { args: ['--lang', 'zh-CN'] }, provoked: [/Content Security Policy/] })

/** Runs in a turn of its own: the turn a test begins may use eval, whatever the page may. */
function attempt(page: Page, attempts: Record<string, string>): Promise<Record<string, string>> {
  return page.evaluate(
    names =>
      new Promise<Record<string, string>>(resolve => {
        setTimeout(async () => {
          const found: Record<string, string> = {}
          const tries: Record<string, () => unknown> = {
            // Called by another name: the linter is right about every other place.
            eval: () => Reflect.apply(Reflect.get(window, 'eval') as () => unknown, window, ['1 + 1']),
            function: () => (Reflect.construct(Function, ['return 2']) as () => unknown)(),
            inlineScript() {
              const script = document.createElement('script')
              script.textContent = 'window.inlineRan = true'
              document.body.append(script)
              if (!('inlineRan' in window)) throw new Error('did not run')
            },
            inlineHandler() {
              const button = document.createElement('button')
              button.setAttribute('onclick', 'window.handlerRan = true')
              document.body.append(button)
              button.click()
              button.remove()
              if (!('handlerRan' in window)) throw new Error('did not run')
            },
            dataScript: () =>
              new Promise((ran, failed) => {
                const script = document.createElement('script')
                script.src = 'data:text/javascript,window.dataRan=1'
                script.onload = ran
                script.onerror = () => failed(new Error('refused'))
                document.body.append(script)
              }),
            blobImport: () => import(/* @vite-ignore */ URL.createObjectURL(new Blob(['export default 1']))),
            wasm: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
            worker: () =>
              new Promise((ran, failed) => {
                const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
                worker.onmessage = ran
                worker.onerror = () => failed(new Error('refused'))
              }),
          }
          for (const name of names) {
            try {
              await tries[name]?.()
              found[name] = 'ran'
            } catch {
              found[name] = 'refused'
            }
          }
          resolve(found)
        })
      }),
    Object.keys(attempts),
  )
}

test('the page comes with a policy that lets nothing in but its own files', async ({ zhixing: { page } }) => {
  const headers = await page.evaluate(async () =>
    Object.fromEntries((await fetch('app://zhixing/index.html')).headers),
  )
  const policy = Object.fromEntries(
    String(headers['content-security-policy'])
      .split('; ')
      .map(rule => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  )
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('no code runs that did not come as a file', async ({ zhixing: { page } }) => {
  const refused = {
    eval: 'refused',
    function: 'refused',
    inlineScript: 'refused',
    inlineHandler: 'refused',
    dataScript: 'refused',
    blobImport: 'refused',
    wasm: 'refused',
    worker: 'refused',
  }
  expect(await attempt(page, refused)).toEqual(refused)
})

test('nothing leaves for the network', async ({ zhixing: { page } }) => {
  let connections = 0
  const server: Server = createServer(socket => {
    connections++
    socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const there = `127.0.0.1:${port}`
  await expect(page.getByRole('heading', { name: '欢迎使用知行' })).toBeVisible()
  await page.evaluate(async host => {
    const http = `http://${host}/`
    const quietly = async (attempt: () => unknown) => {
      try {
        await attempt()
      } catch {
        // Refused, as it should be; the server counts what got through.
      }
    }
    const append = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.body.append(element)
    }
    await quietly(() => fetch(http))
    await quietly(() => fetch(http, { mode: 'no-cors', method: 'POST', body: 'x' }))
    await quietly(
      () =>
        new Promise(done => {
          const request = new XMLHttpRequest()
          request.onloadend = done
          request.open('GET', http)
          request.send()
        }),
    )
    await quietly(() => new WebSocket(`ws://${host}/`))
    await quietly(() => new EventSource(http))
    await quietly(() => navigator.sendBeacon(http, 'x'))
    await quietly(() => append('img', { src: http }))
    await quietly(() => append('script', { src: http }))
    await quietly(() => append('iframe', { src: http }))
    await quietly(() => append('video', { src: http }))
    await quietly(() => append('object', { data: http }))
    await quietly(() => append('link', { rel: 'stylesheet', href: http }))
    await quietly(() => append('link', { rel: 'prefetch', href: http }))
    await quietly(() => append('link', { rel: 'preconnect', href: http }))
    await quietly(() => append('link', { rel: 'modulepreload', href: http }))
    await quietly(() => {
      const form = document.createElement('form')
      form.action = http
      form.method = 'post'
      document.body.append(form)
      form.submit()
    })
    await quietly(() => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] })
      peer.createDataChannel('x')
    })
    // A request that was let through would be on its way before this answer of the service.
    await fetch('app://zhixing/index.html')
  }, there)
  expect(connections).toBe(0)
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('欢迎使用知行')
  await new Promise(resolve => server.close(resolve))
})

test('it stays on its own page, in its own window', async ({ zhixing: { app, page } }) => {
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  const before = await windows()
  const opened = await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    return [
      window.open('https://example.com/'),
      window.open('app://zhixing/index.html'),
      window.open('about:blank'),
    ]
  })
  expect(opened).toEqual([null, null, null])

  await page.evaluate(() => Object.assign(window, { stillHere: true }))
  for (const address of [
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'data:text/html,<p>x</p>',
    'app://elsewhere/index.html',
    'javascript:document.body.remove()',
  ]) {
    await page.evaluate(to => {
      try {
        window.location.href = to
      } catch {
        // Refused by the page itself.
      }
    }, address)
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve)))
  }
  expect(page.url()).toContain('app://zhixing/')
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  expect(await windows()).toBe(before)

  // Nobody is asked about this one, so the page is brought back.
  await page.evaluate(() => {
    window.location.href = 'about:blank'
  })
  await expect(page.getByRole('heading', { name: '欢迎使用知行' })).toBeVisible()
  expect(page.url()).toContain('app://zhixing/')
})

test('there are no webviews and no downloads', async ({ zhixing: { app, page } }) => {
  const contents = () => app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  const before = await contents()
  const isPlain = await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    document.body.append(view)
    return !('getWebContentsId' in view)
  })
  expect(isPlain).toBe(true)
  expect(await contents()).toBe(before)

  // The page’s own sandbox stops one before the session hears of it; the session prevents any other.
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    document.body.append(link)
    link.click()
  })
  const heard = await app.evaluate(
    ({ session }) =>
      new Promise<{ url: string; prevented: boolean }>(resolve => {
        session.defaultSession.once('will-download', (event, item) =>
          resolve({ url: item.getURL(), prevented: event.defaultPrevented }),
        )
        session.defaultSession.downloadURL('app://zhixing/index.html')
      }),
  )
  expect(heard).toEqual({ url: 'app://zhixing/index.html', prevented: true })
})

test('no permission is given', async ({ zhixing: { page } }) => {
  const answers = await page.evaluate(async () => {
    const said = async (attempt: () => Promise<unknown>) => {
      try {
        return String(await attempt())
      } catch {
        return 'refused'
      }
    }
    const state = (name: string) => () =>
      navigator.permissions.query({ name: name as PermissionName }).then(status => status.state)
    return {
      geolocation: await said(state('geolocation')),
      notifications: await said(() => Notification.requestPermission()),
      camera: await said(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await said(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await said(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await said(() => navigator.clipboard.readText()),
      midi: await said(() => navigator.requestMIDIAccess()),
    }
  })
  expect(answers).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'refused',
    microphone: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    midi: 'refused',
  })
})

test('app:// serves the page’s own files only', async ({ zhixing: { app, page } }) => {
  expect(await page.evaluate(async () => (await fetch('app://zhixing/index.html')).status)).toBe(200)
  const addresses = [
    'app://zhixing/../package.json',
    'app://zhixing/../../package.json',
    'app://zhixing/..%2f..%2fpackage.json',
    'app://zhixing/%2e%2e/%2e%2e/package.json',
    'app://zhixing/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://zhixing/%252e%252e%252fpackage.json',
    'app://zhixing/..%5c..%5cpackage.json',
    'app://zhixing/assets/..%2f..%2fmain%2findex.js',
    'app://zhixing//etc/passwd',
    'app://zhixing/%00',
    'app://zhixing/%ff',
    'app://elsewhere/index.html',
  ]
  const statuses = await app.evaluate(
    ({ net }, list) =>
      Promise.all(
        list.map(address =>
          net.fetch(address).then(
            answer => answer.status,
            () => 404,
          ),
        ),
      ),
    addresses,
  )
  expect(Object.fromEntries(addresses.map((address, index) => [address, statuses[index]]))).toEqual(
    Object.fromEntries(addresses.map(address => [address, 404])),
  )
})

test('the page knows nothing of Node, and of the host only its few calls', async ({
  zhixing: { app, page },
}) => {
  const globals = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron']
  expect(await page.evaluate(names => names.filter(name => name in window), globals)).toEqual([])

  const surface = await page.evaluate(() =>
    Object.entries(window.zhixing)
      .map(([name, value]) => `${name}: ${typeof value}`)
      .sort(),
  )
  expect(surface).toEqual([
    'beginThere: function',
    'chooseFiles: function',
    'chooseFolder: function',
    'chooseSave: function',
    'closeWindow: function',
    'copyText: function',
    'diagnostics: function',
    'keepFolder: function',
    'keepWindowOpen: function',
    'localFolders: function',
    'moveToFolder: function',
    'onCloseAsked: function',
    'onServiceNews: function',
    'openMoved: function',
    'openWritten: function',
    'painted: function',
    'places: function',
    'restartService: function',
    'setAppearance: function',
    'setBookAside: function',
    'showBookFolder: function',
    'showLog: function',
    'showWritten: function',
    'ticketOf: function',
    'versions: object',
  ])
  const news = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        window.zhixing.onServiceNews((...told: unknown[]) => resolve(told.length))
        void window.zhixing.restartService()
      }),
  )
  expect(news, 'news come without an event object').toBe(1)

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } =
      contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  })
})

test('host calls check what is asked', async ({ zhixing: { page } }) => {
  const answers = await page.evaluate(async () => {
    const said = async (attempt: Promise<unknown> | undefined) => {
      try {
        return String(await attempt)
      } catch {
        return 'refused'
      }
    }
    const host = window.zhixing as unknown as Record<string, (input?: unknown) => Promise<unknown>>
    return {
      title: await said(host.chooseFiles?.({ title: 5, filter: 'any' })),
      filter: await said(
        host.chooseSave?.({ title: 'x', filter: 'exe', suggestedName: 'x' }) as Promise<unknown>,
      ),
      theme: await said(host.setAppearance?.({ language: 'zh-CN', theme: 'neon' })),
      path: await said(host.openWritten?.('/etc/passwd')),
      ticket: await said(host.showWritten?.('not-a-ticket')),
      bareFolder: await said(host.moveToFolder?.('/tmp')),
      folder: await said(host.moveToFolder?.({ ticket: '/tmp', aim: 'open' })),
      moved: await said(host.openMoved?.()),
      text: await said(host.copyText?.({ toString: 1 })),
    }
  })
  expect(answers).toEqual({
    title: 'refused',
    filter: 'refused',
    theme: 'refused',
    path: 'false',
    ticket: 'false',
    bareFolder: 'refused',
    folder: 'failed',
    moved: 'not_there',
    text: 'refused',
  })
})

test('a strange message on the service’s port is answered, and the service lives', async ({ zhixing }) => {
  const { page } = zhixing
  await expect.poll(() => servicePid(zhixing)).not.toBeNull()
  const pid = await servicePid(zhixing)
  const answers = await page.evaluate(async () => {
    const port = await new Promise<MessagePort>(resolve => {
      window.addEventListener('message', event => {
        if (event.data === 'zhixing:port' && event.ports[0]) resolve(event.ports[0])
      })
      window.postMessage('zhixing:want-port', window.location.origin)
    })
    const kinds: string[] = []
    // The page itself is joined to this port too: only what was asked here is listened to.
    const ask = (message: unknown, id = 0) =>
      new Promise<void>(resolve => {
        const hear = ({ data }: MessageEvent) => {
          if (data.id !== id) return
          kinds.push(data.ok ? 'answered' : data.error.kind)
          port.removeEventListener('message', hear)
          resolve()
        }
        port.addEventListener('message', hear)
        port.postMessage(message)
      })
    const call = (id: number, rest: object) => ask({ id, ...rest }, id)
    await ask(null)
    await ask(5)
    await ask('stop')
    await ask([])
    await ask({ id: 'x', stop: true })
    await call(10_001, {})
    await call(10_002, { area: 7, name: {}, input: null })
    await call(10_003, { area: 'book', name: 'nothing', input: {} })
    await call(10_004, { area: '__proto__', name: 'toString', input: {} })
    await call(10_005, { area: 'constructor', name: 'name', input: {} })
    await call(10_006, { area: 'book', name: 'history', input: { limit: 1e9 } })
    await call(10_007, {
      area: 'settings',
      name: 'addOperator',
      input: { name: 'x' },
      meta: { commandId: {}, operatorId: [] },
    })
    await call(10_008, { area: 'book', name: 'state', input: {} })
    return kinds
  })
  expect(answers).toEqual([...Array<string>(12).fill('invalid'), 'answered'])
  expect(await servicePid(zhixing)).toBe(pid)
})

test('a foreign frame gets neither calls nor a port', async ({ zhixing: { app, page } }) => {
  const seen = await page.evaluate(async () => {
    let ports = 0
    window.addEventListener('message', event => {
      if (event.data === 'zhixing:port') ports += event.ports.length
    })
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inside = frame.contentWindow as Window
    inside.addEventListener('message', event => {
      ports += event.ports.length
    })
    inside.postMessage('zhixing:want-port', '*')
    // As if the frame had asked: the source of the message is the frame.
    window.dispatchEvent(new MessageEvent('message', { data: 'zhixing:want-port', source: inside }))
    await window.zhixing.places()
    return { calls: 'zhixing' in inside, ports }
  })
  expect(seen).toEqual({ calls: false, ports: 0 })

  // Another origin, given our very preload, in a window of its own.
  const answers = await app.evaluate(async ({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows()
    const contents = own?.webContents as unknown as { getLastWebPreferences(): { preload: string } }
    const { preload } = contents.getLastWebPreferences()
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await stranger.loadURL('data:text/html,<p>stranger</p>')
    const answer = (await stranger.webContents.executeJavaScript(`(async () => {
      let ports = 0
      addEventListener('message', event => { ports += event.ports.length })
      postMessage('zhixing:want-port', '*')
      let places = 'answered'
      try { await window.zhixing.places() } catch { places = 'refused' }
      return { places, ports }
    })()`)) as { places: string; ports: number }
    stranger.destroy()
    return answer
  })
  expect(answers).toEqual({ places: 'refused', ports: 0 })
})
