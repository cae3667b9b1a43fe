import { app, type Session, type WebContents } from 'electron'
import { appOrigin } from './app-scheme'

/** Shuts every door of every window: navigation, new windows, webviews, permissions, downloads, the network. */
export function shutDoors(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event, url) => {
      if (!isOwnPage(contents, url)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
    contents.on('will-attach-webview', event => event.preventDefault())
  })
}

/** A session that may talk to our own schemes and devtools only. */
export function shutSession(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
  target.on('will-download', event => event.preventDefault())
  target.setSpellCheckerEnabled(false)
  target.webRequest.onBeforeRequest((details, answer) => {
    answer({
      cancel:
        !/^(app|devtools|doc|data|blob|chrome-extension):/.test(details.url) ||
        details.url.startsWith('chrome-extension:'),
    })
  })
}

function isOwnPage(contents: WebContents, url: string): boolean {
  return url.startsWith(`${appOrigin}/`) && contents.getURL().startsWith(`${appOrigin}/`)
}
