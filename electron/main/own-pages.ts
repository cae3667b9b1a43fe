import { appOrigin } from './app-scheme'
import { isRelease } from './release'

/**
 * The server that reloads pages as they are edited (`npm run dev`): only on this machine, and only in a
 * program that was not packaged. A package has one origin.
 */
export function developmentServer(): string | null {
  const given = isRelease() ? undefined : process.env.ELECTRON_RENDERER_URL
  if (!given) return null
  const { protocol, hostname } = new URL(given)
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? given : null
}

/** The address of the one page, with what it must know before it is drawn. */
export function pageAddress(configured: { lang: string | null; theme: string }): string {
  const page = new URL(developmentServer() ?? `${appOrigin}/index.html`)
  if (configured.lang) page.searchParams.set('lang', configured.lang)
  if (configured.theme !== 'system') page.searchParams.set('theme', configured.theme)
  return page.href
}

/** Whether an address is our own page's. */
export function isOwnAddress(url: string): boolean {
  if (url.startsWith(`${appOrigin}/`)) return true
  const server = developmentServer()
  return server !== null && url.startsWith(`${new URL(server).origin}/`)
}

/** Whether an address is the one page itself, with whatever is configured; any other address of ours is only a part of it. */
export function isPageAddress(url: string): boolean {
  return isOwnAddress(url) && ['/', '/index.html'].includes(new URL(url).pathname)
}
