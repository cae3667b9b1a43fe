import { nothing } from '../test/tally.mjs'

/** Runs the gates one after another, shows what they complain of, and counts each as one test. */
export async function runGates(gates) {
  const tally = { ...nothing, failures: [] }
  for (const { name, check } of gates) {
    const started = Date.now()
    const complaints = await check()
    const took = ((Date.now() - started) / 1000).toFixed(1)
    if (complaints.length === 0) tally.passed++
    else {
      tally.failed++
      tally.failures.push(`${name}: ${complaints[0].split('\n', 1)[0]}`)
    }
    console.log(`${complaints.length === 0 ? '✓' : '✗'} ${name} (${took} s)`)
    for (const complaint of complaints) console.log(`    ${complaint.replaceAll('\n', '\n    ')}`)
  }
  return tally
}
