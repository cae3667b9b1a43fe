// npm run shots: every page in both languages and both sizes, as pictures in shots/.
import { build } from './setup/build.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'
import { runPlaywright } from './test/playwright.mjs'
import { isGreen, tallyLine } from './test/tally.mjs'

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  try {
    await build()
    const tally = await runPlaywright('shots', ready, { args: process.argv.slice(2) })
    console.log(tallyLine(tally))
    if (!isGreen(tally)) process.exitCode = 1
  } finally {
    ready.stop()
  }
})
