import { readFileSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Session } from 'electron'

export const appOrigin = 'app://zhixing'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** No inline script, no eval, no network; style attributes are set through the DOM, which needs no exception. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "worker-src 'none'",
  // Without allow-modals: print(), alert() and their kind would hold the window. Frames within inherit it.
  'sandbox allow-scripts allow-same-origin allow-forms',
].join('; ')

/** Must be called before the application is ready. `codeCache`: V8 keeps compiled scripts between starts. */
export function appSchemePrivileges(): Electron.CustomScheme {
  return {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  }
}

/**
 * Serves the page's own files and nothing beside them. The older of Electron's two ways: `protocol.handle` answers
 * with a `Response`, whose implementation (undici) takes longer to load than all files to read, while the page waits.
 */
export function serveApp(target: Session, folder: string): void {
  target.protocol.registerBufferProtocol('app', ({ url }, answer) => answer(answerTo(folder, url)))
}

/** The file with its headers, or 404. */
export function answerTo(folder: string, url: string): Electron.ProtocolResponse & { data: Buffer } {
  const file = fileOf(folder, url)
  try {
    if (!file) return notFound()
    const body = readFileSync(file)
    return {
      headers: {
        'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
      data: file.endsWith('.html') ? Buffer.from(inOneLanguage(body.toString(), url)) : body,
    }
  } catch {
    return notFound()
  }
}

const notFound = () => ({ statusCode: 404, data: Buffer.from('not found') })

/** The page names the words of every language, to be brought with its first script: those it will not speak are left out. */
export function inOneLanguage(html: string, url: string): string {
  const spoken = new URL(url).searchParams.get('lang')
  if (!spoken) return html
  return html.replace(/\s*<link [^>]*data-words="([^"]*)"[^>]*>/g, (link, language) =>
    language === spoken ? link : '',
  )
}

/** The file behind an app:// address, or null when it names another host or climbs out of the folder. */
export function fileOf(folder: string, url: string): string | null {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return null
  }
  if (parsed.protocol !== 'app:' || parsed.host !== 'zhixing') return null
  let path: string
  try {
    path = decodeURIComponent(parsed.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(normalize(folder + sep)) ? file : null
}
