// npm start: everything a fresh machine needs, then the application. -- --once ends after the first page's picture.
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { ended, openApplication, passSignals } from './setup/application.mjs'
import { build } from './setup/build.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse, Refusal } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

/** How long the first page may take with `--once`, milliseconds. */
const PATIENCE = 180_000

await orRefuse(async () => {
  const once = process.argv.includes('--once')
  const args = process.argv.slice(2).filter(arg => arg !== '--once')
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  try {
    await build()
    if (ready.virtual) console.log('This machine has no screen: Zhixing opens on a virtual display.')
    const announce = { ZHIXING_ANNOUNCE: '1' }
    if (ready.virtual || once) announce.ZHIXING_PICTURE = inRoot('shots', 'first-page.png')
    await mkdir(dirname(inRoot('shots', 'first-page.png')), { recursive: true })

    const child = openApplication(ready, args, { stdio: ['inherit', 'pipe', 'inherit'], announce })
    passSignals(child)
    let pictured = false
    createInterface({ input: child.stdout }).on('line', line => {
      const [, word, value] = /^zhixing:(\w+) ?(.*)$/.exec(line) ?? []
      if (word === 'book') console.log(`The book lies in ${value}`)
      else if (word === 'picture') {
        pictured = true
        console.log(`A picture of the first page: ${value}`)
        if (once) child.kill('SIGTERM')
        else if (ready.virtual) console.log('Running until Ctrl+C.')
      } else if (word !== 'painted') console.log(line)
    })
    const late = once && setTimeout(() => child.kill('SIGKILL'), PATIENCE)
    const code = await ended(child)
    clearTimeout(late)
    if (once && !pictured) throw new Refusal('The first page did not appear.')
    process.exitCode = once || [130, 143].includes(code) ? 0 : code
  } finally {
    ready.stop()
  }
})
