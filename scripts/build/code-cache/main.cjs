// Opened by scripts/build/code-cache.mjs in the application's own Electron: runs the built service once in a utility
// process, as the application does at its start, and has it write down what V8 made of each script.
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { app, MessageChannelMain, utilityProcess } = require('electron')

const [built] = process.argv.slice(-1)
const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-code-cache-'))
app.setPath('userData', join(dataDir, 'electron'))

/** What makes a book to open, and what the page asks of it first. */
const making = [['book', 'create', { kind: 'demonstration' }]]
const asking = [
  ['book', 'state', {}],
  ['settings', 'operators', {}],
  ['reports', 'today', {}],
  ['reports', 'counts', {}],
]

/** A service of its own for these calls, told `last` in the end; resolves when it has ended properly. */
function run(calls, last) {
  return new Promise((resolve, reject) => {
    const service = utilityProcess.fork(join(__dirname, 'service.cjs'), [built], { stdio: 'inherit' })
    service.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`the service ended with ${code}`)),
    )
    const { port1, port2 } = new MessageChannelMain()
    const ask = id => {
      const [area, name, input] = calls[id]
      const meta = { commandId: '018f0000-0000-7000-8000-000000000001', operatorId: null }
      port1.postMessage({ id, area, name, input, meta })
    }
    port1.on('message', ({ data }) => {
      if (!('ok' in data)) return
      if (!data.ok) reject(new Error(`${calls[data.id]}: ${JSON.stringify(data.error)}`))
      else if (data.id + 1 < calls.length) ask(data.id + 1)
      else service.postMessage({ kind: last })
    })
    port1.start()
    service.postMessage({ kind: 'open', dataDir, aside: false, kept: true, checkBehind: false })
    service.postMessage({ kind: 'connect', greet: last === 'keep' }, [port2])
    ask(0)
  })
}

// In two processes: what only the making of a book runs is not in the cache.
void app.whenReady().then(async () => {
  try {
    await run(making, 'close')
    await run(asking, 'keep')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
  rmSync(dataDir, { recursive: true, force: true })
  app.exit(process.exitCode)
})
