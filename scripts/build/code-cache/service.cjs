// In the utility process: the service itself, from its built scripts. Told to, it writes a cache beside each of them.
const { readdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const [built] = process.argv.slice(-1)
const { scriptsOf } = require(join(built, 'cached-script.js'))
const scripts = new Map()
const load = scriptsOf(built, (file, script) => scripts.set(file, script))

process.parentPort.on('message', ({ data }) => {
  if (data.kind !== 'keep') return
  // What is loaded late is compiled as far as its loading goes.
  for (const name of readdirSync(built)) if (/^late-.*\.js$/.test(name)) load(name)
  // After they ran: so the functions a start calls are in it, and no others.
  for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData())
  process.parentPort.postMessage({ kind: 'kept' })
  process.exit(0)
})
load('book-service.js')
