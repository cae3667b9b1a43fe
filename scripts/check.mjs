// npm run check: the quick gate before every commit: format, lint, types, import rule, strings and unit tests; pages, service and windows are `npm test`'s.
import { gates } from './check/gates.mjs'
import { runGates } from './check/run-gates.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'
import { isGreen, sum, tallyLine } from './test/tally.mjs'
import { runVitest } from './test/vitest.mjs'

const started = Date.now()
await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native'] })
  const tally = sum([await runGates(gates), await runVitest('unit', ready, { inElectron: true })])
  console.log(`in ${Math.round((Date.now() - started) / 1000)} s`)
  console.log(tallyLine(tally))
  if (!isGreen(tally)) process.exitCode = 1
})
