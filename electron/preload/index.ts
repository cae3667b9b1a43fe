import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { HostCalls, ServiceNews } from '../../src/contract/host'

let closeAsked: (() => void) | null = null

/** Hands the page its MessagePorts and a few host calls: no raw ipc, no event object. */
const calls: HostCalls = {
  chooseFiles: request => ipcRenderer.invoke('host:choose-files', request),
  chooseSave: request => ipcRenderer.invoke('host:choose-save', request),
  chooseFolder: request => ipcRenderer.invoke('host:choose-folder', request),
  async ticketOf(file, filter) {
    const path = webUtils.getPathForFile(file)
    return path ? ipcRenderer.invoke('host:dropped-file', { path, filter }) : null
  },
  openWritten: ticket => ipcRenderer.invoke('host:open-written', ticket),
  showWritten: ticket => ipcRenderer.invoke('host:show-written', ticket),
  moveToFolder: request => ipcRenderer.invoke('host:move-to-folder', request),
  openMoved: () => ipcRenderer.invoke('host:open-moved'),
  localFolders: () => ipcRenderer.invoke('host:local-folders'),
  keepFolder: ticket => ipcRenderer.invoke('host:keep-folder', ticket),
  showBookFolder: () => ipcRenderer.invoke('host:show-book-folder'),
  places: () => ipcRenderer.invoke('host:places'),
  showLog: () => ipcRenderer.invoke('host:show-log'),
  diagnostics: () => ipcRenderer.invoke('host:diagnostics'),
  copyText: text => ipcRenderer.invoke('host:copy-text', text),
  setAppearance: appearance => ipcRenderer.invoke('host:set-appearance', appearance),
  painted: () => ipcRenderer.send('host:painted'),
  beginThere: () => ipcRenderer.invoke('host:begin-there'),
  restartService: () => ipcRenderer.invoke('host:restart-service'),
  setBookAside: () => ipcRenderer.invoke('host:set-book-aside'),
  onCloseAsked(listener) {
    closeAsked = listener
  },
  keepWindowOpen: held => ipcRenderer.send('host:keep-window-open', held),
  closeWindow: () => ipcRenderer.send('host:close-window'),
  onServiceNews(listener) {
    ipcRenderer.on('host:service-news', (_event, news: ServiceNews) => listener(news))
  },
  versions: {
    app: process.argv.find(one => one.startsWith('--app-version='))?.slice(14) ?? '',
    electron: process.versions.electron ?? '',
  },
}
contextBridge.exposeInMainWorld('zhixing', calls)

ipcRenderer.on('host:close-asked', () => {
  // A page that cannot ask has nothing against it.
  if (!closeAsked) return ipcRenderer.send('host:close-window')
  closeAsked()
  ipcRenderer.send('host:close-heard')
})

// The first port is asked for before the page's own script is here: what the page will ask lies answered in it by then.
let port: { coming: boolean; wanted: boolean; here: readonly MessagePort[] | null } = {
  coming: true,
  wanted: false,
  here: null,
}
ipcRenderer.send('host:want-port', 'first')
ipcRenderer.on('host:port', event => {
  if (port.wanted) handOn(event.ports)
  port = { coming: false, wanted: false, here: port.wanted ? null : event.ports }
})
// A service that died meanwhile took its port along.
ipcRenderer.on('host:service-news', (_event, news: ServiceNews) => {
  if (news.kind !== 'ready') port.here = null
})
window.addEventListener('message', event => {
  if (event.source !== window || event.data !== 'zhixing:want-port') return
  if (port.here) {
    handOn(port.here)
    port.here = null
    return
  }
  port.wanted = true
  if (port.coming) return
  port.coming = true
  ipcRenderer.send('host:want-port', 'again')
})

// A port cannot cross the context bridge: it is handed on as the page's own message, to its own origin only.
function handOn(ports: readonly MessagePort[]): void {
  window.postMessage('zhixing:port', window.location.origin, [...ports])
}
