import { app, type Session } from 'electron'
import { developmentServer, isPageAddress } from './own-pages'
import { isRelease } from './release'

/**
 * Shuts every door of every window: navigation, new windows, webviews. No page links outside the
 * application, so the list of places a link may open in the system's browser is empty.
 */
export function shutDoors(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', event => {
      const reload = event.isMainFrame && isPageAddress(event.url) && isPageAddress(contents.getURL())
      if (!reload) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
    // A page cannot hold the window open, nor ask anything in a dialog of its own.
    contents.on('will-prevent-unload', event => event.preventDefault())
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
  app.on('select-client-certificate', event => event.preventDefault())
  app.on('login', event => event.preventDefault())
}

/** A session that may talk to our own scheme only, and be granted nothing. */
export function shutSession(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  target.on('will-download', event => event.preventDefault())
  target.setSpellCheckerEnabled(false)
  target.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
}

function mayLoad(url: string): boolean {
  if (/^(app|data|blob):/.test(url)) return true
  if (!isRelease() && url.startsWith('devtools:')) return true
  const server = developmentServer()
  return server !== null && new URL(url).host === new URL(server).host
}
