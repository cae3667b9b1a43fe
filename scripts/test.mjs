// npm test: everything a fresh machine needs, then every tier. `npm test -- unit service` runs only those;
// `npm test -- e2e -- first-start` hands the rest to the tier's own runner, here to choose a file.
import { gates } from './check/gates.mjs'
import { runGates } from './check/run-gates.mjs'
import { build } from './setup/build.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse, Refusal } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'
import { runPlaywright } from './test/playwright.mjs'
import { duration, isGreen, nothing, sum, tallyLine } from './test/tally.mjs'
import { runVitest } from './test/vitest.mjs'

/** In the order they run: the quick and telling ones first. */
const TIERS = {
  unit: (ready, args) => runVitest('unit', ready, { args, inElectron: true }),
  service: (ready, args) => runVitest('service', ready, { args, inElectron: true }),
  ui: (ready, args) => runVitest('ui', ready, { args }),
  check: () => runGates(gates),
  e2e: (ready, args) => runPlaywright('e2e', ready, { args, sideBySide: true }),
  faults: (ready, args) => runVitest('faults', ready, { args, oneByOne: true }),
  bench: (ready, args) => runVitest('bench', ready, { args, oneByOne: true }),
}

/** Tiers that open the built application, and so need it built and a screen to show it on. */
const OPENING = ['e2e', 'faults', 'bench', 'service']

async function runTier(name, ready, args) {
  console.log(`\n── ${name} ──`)
  const started = Date.now()
  try {
    const tally = await TIERS[name](ready, args)
    return { name, ...tally, took: Date.now() - started }
  } catch (error) {
    console.log(error?.stack ?? error)
    return { name, ...nothing, failed: 1, failures: [String(error)], took: Date.now() - started }
  }
}

let tally = { ...nothing, failed: 1 }
await orRefuse(async () => {
  const given = process.argv.slice(2)
  const rest = given.includes('--') ? given.indexOf('--') : given.length
  const [asked, args] = [given.slice(0, rest), given.slice(rest + 1)]
  const unknown = asked.filter(name => !(name in TIERS))
  if (unknown.length > 0)
    throw new Refusal(`No such tier: ${unknown.join(', ')}. There are: ${Object.keys(TIERS).join(', ')}.`)
  const names = Object.keys(TIERS).filter(name => asked.length === 0 || asked.includes(name))
  const opens = names.some(name => OPENING.includes(name))
  const ready = await prepare({
    need: [
      ...['deps', 'electron', 'native'],
      ...(opens ? ['fonts', 'shim', 'display'] : []),
      ...(names.includes('service') ? ['office'] : []),
    ],
  })
  const results = []
  try {
    if (opens) await build()
    for (const name of names) results.push(await runTier(name, ready, args))
  } finally {
    ready.stop()
  }
  tally = sum(results)
  console.log('')
  for (const { name, failures = [] } of results)
    for (const failure of failures) console.log(`✗ ${name}: ${failure.replace(inRoot(), '.')}`)
  for (const { name, passed, failed, skipped, took } of results) {
    console.log(
      `${name.padEnd(8)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} (${duration(took)})`,
    )
  }
  console.log(`in ${duration(results.reduce((all, { took }) => all + took, 0))}`)
})
if (!isGreen(tally)) process.exitCode = 1
console.log(tallyLine(tally))
