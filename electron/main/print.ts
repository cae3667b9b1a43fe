import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BrowserWindow, type CustomScheme, type Session, session } from 'electron'
import { withoutShadows } from './print-fonts'
import { createPrintQueue, PrintFailure, within } from './print-queue'

/**
 * To be registered before `ready`, in the one `registerSchemesAsPrivileged` call of main (a second call would undo
 * the first). Standard, so that a document's fonts are of its own origin.
 */
export const printScheme: CustomScheme = { scheme: 'doc', privileges: { standard: true, secure: true } }

const ORIGIN = 'doc://print/'
const FONT_PATH = /^\/fonts\/([A-Za-z0-9-]+\.ttf)$/
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:"

/** How long one document may take; 500 certificates take under two seconds. */
const PATIENCE_MS = 60_000

export interface PageFormat {
  landscape: boolean
  /** A name Chromium knows, or inches. The document's own `@page` size comes first. */
  pageSize: 'A3' | 'A4' | 'A5' | { width: number; height: number }
}

export interface Printer {
  /** A self-contained document as PDF. Fails with `PrintFailure`. */
  print(html: string, page: PageFormat): Promise<Uint8Array>
  /** Opens the window before it is needed: the first print then costs what the others do. */
  warm(): Promise<void>
  close(): void
}

interface PrintWindow {
  window: BrowserWindow
  /** Aborted when the window's process is gone. */
  gone: AbortController
}

/** One hidden window without script or network, kept warm; documents and the bundled fonts come from memory. */
export function createPrinter({ fontsDir }: { fontsDir: string }): Printer {
  const queue = createPrintQueue()
  const documents = new Map<string, string>()
  let enclosure: Session | null = null
  let current: PrintWindow | null = null
  let lastId = 0
  let closed = false

  function openWindow(): PrintWindow {
    if (current && !current.window.isDestroyed() && !current.gone.signal.aborted) return current
    current?.window.destroy()
    enclosure ??= enclose(documents, fontsDir)
    const gone = new AbortController()
    const window = new BrowserWindow({
      show: false,
      width: 1123,
      height: 794,
      webPreferences: {
        session: enclosure,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webgl: false,
        spellcheck: false,
        devTools: false,
        backgroundThrottling: false,
      },
    })
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    window.webContents.on('will-navigate', event => event.preventDefault())
    window.webContents.on('render-process-gone', () => gone.abort(new PrintFailure('crashed')))
    window.on('closed', () => gone.abort(new PrintFailure(closed ? 'closed' : 'crashed')))
    current = { window, gone }
    return current
  }

  async function printOnce(html: string, page: PageFormat): Promise<Uint8Array> {
    const id = String(++lastId)
    const { window, gone } = openWindow()
    documents.set(id, html)
    try {
      await within(load(window, ORIGIN + id), PATIENCE_MS, gone.signal)
      const pdf = window.webContents.printToPDF({
        landscape: page.landscape,
        pageSize: page.pageSize,
        preferCSSPageSize: true,
        printBackground: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      })
      return await within(pdf, PATIENCE_MS, gone.signal)
    } catch (failure) {
      // Whatever it was doing, a window that failed is not used again.
      window.destroy()
      throw failure
    } finally {
      documents.delete(id)
    }
  }

  return {
    print: (html, page) =>
      queue.add(async () => {
        try {
          return await printOnce(html, page)
        } catch (failure) {
          // A process that died takes one document with it only if it dies of that document.
          if (closed || !(failure instanceof PrintFailure) || failure.code !== 'crashed') throw failure
          return await printOnce(html, page)
        }
      }),
    warm: () =>
      queue.add(async () => {
        await printOnce('<!doctype html><title></title>', { landscape: false, pageSize: 'A4' })
      }),
    close() {
      closed = true
      queue.close()
      current?.window.destroy()
      current = null
    },
  }
}

/**
 * Until the load event, which the document's font preloads hold back until the fonts are there. `loadURL`'s own
 * promise also fails for a frame within, and what a document wants besides itself is none of ours.
 */
function load(window: BrowserWindow, address: string): Promise<void> {
  const { webContents } = window
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      webContents.off('did-finish-load', finished)
      webContents.off('did-fail-load', failed)
      settled()
    }
    const finished = () => settle(resolve)
    const failed = (
      _event: unknown,
      _code: number,
      _words: string,
      _address: string,
      isMainFrame: boolean,
    ) => {
      if (isMainFrame) settle(() => reject(new PrintFailure('load_failed')))
    }
    webContents.on('did-finish-load', finished)
    webContents.on('did-fail-load', failed)
    window.loadURL(address).catch(() => undefined)
  })
}

/** A session in memory that serves `doc://print/…` and lets nothing else through. */
function enclose(documents: ReadonlyMap<string, string>, fontsDir: string): Session {
  const enclosure = session.fromPartition('print')
  enclosure.protocol.handle(printScheme.scheme, async request => {
    const { pathname } = new URL(request.url)
    const document = documents.get(pathname.slice(1))
    if (document !== undefined) {
      return new Response(document, {
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
      })
    }
    const font = FONT_PATH.exec(pathname)?.[1]
    if (font === undefined) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(withoutShadows(await readFile(join(fontsDir, font)))), {
      headers: { 'content-type': 'font/ttf', 'cache-control': 'max-age=31536000, immutable' },
    })
  })
  enclosure.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !details.url.startsWith(ORIGIN) }),
  )
  enclosure.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  enclosure.setPermissionCheckHandler(() => false)
  enclosure.on('will-download', event => event.preventDefault())
  return enclosure
}
