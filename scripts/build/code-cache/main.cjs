// Opened by scripts/build/code-cache.mjs in the application's own Electron: runs the built service once in a utility
// process, as the application does at its start, and has it write down what V8 made of each script.
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { app, MessageChannelMain, utilityProcess } = require('electron')

const [built] = process.argv.slice(-1)
const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-code-cache-'))
app.setPath('userData', join(dataDir, 'electron'))

/** What the page asks first, and what makes a book to ask. */
const calls = [
  ['book', 'create', { kind: 'empty' }],
  ['book', 'state', {}],
  ['settings', 'operators', {}],
  ['reports', 'today', {}],
  ['reports', 'counts', {}],
]

function ask(port, number) {
  const [room, name, input] = calls[number]
  const meta = { commandId: '018f0000-0000-7000-8000-000000000001', operatorId: null }
  port.postMessage({ id: number, room, name, input, meta })
}

void app.whenReady().then(() => {
  const service = utilityProcess.fork(join(__dirname, 'service.cjs'), [built], { stdio: 'inherit' })
  service.once('exit', code => {
    rmSync(dataDir, { recursive: true, force: true })
    app.exit(code)
  })
  const { port1, port2 } = new MessageChannelMain()
  let answered = 0
  port1.on('message', ({ data }) => {
    if (!('ok' in data)) return
    if (!data.ok) {
      console.error(`${calls[data.id]}: ${JSON.stringify(data.error)}`)
      app.exit(1)
    }
    answered += 1
    if (answered < calls.length) ask(port1, answered)
    else service.postMessage({ kind: 'keep' })
  })
  port1.start()
  service.postMessage({ kind: 'open', dataDir, aside: false, kept: true, checkBehind: false })
  service.postMessage({ kind: 'connect', greet: false }, [port2])
  ask(port1, 0)
})
