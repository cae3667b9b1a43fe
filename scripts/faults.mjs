// npm run faults: the whole table of faults; npm test runs a fixed sample of the same files.
import { build } from './setup/build.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'
import { isGreen, tallyLine } from './test/tally.mjs'
import { runVitest } from './test/vitest.mjs'

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'shim', 'display'] })
  try {
    await build()
    const tally = await runVitest('faults', ready, {
      env: { ZHIXING_FAULTS: 'full' },
      oneByOne: true,
      args: process.argv.slice(2),
    })
    console.log(tallyLine(tally))
    if (!isGreen(tally)) process.exitCode = 1
  } finally {
    ready.stop()
  }
})
