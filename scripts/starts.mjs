// npm run starts: two hundred starts of the application under the test runner on a loaded machine; takes about 20 minutes.
import { build } from './setup/build.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'
import { runPlaywright } from './test/playwright.mjs'
import { isGreen, tallyLine } from './test/tally.mjs'

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'display'] })
  try {
    await build()
    const env = {
      ZHIXING_STARTS: process.env.ZHIXING_STARTS ?? '200',
      ZHIXING_LOAD: process.env.ZHIXING_LOAD ?? '8',
    }
    const tally = await runPlaywright('e2e', ready, { env, args: ['starts.spec.ts'] })
    console.log(tallyLine(tally))
    if (!isGreen(tally)) process.exitCode = 1
  } finally {
    ready.stop()
  }
})
