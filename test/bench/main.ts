import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../support/checkout'
import { foundElectron } from '../support/electron'
import { readArgs, WrongUse } from './args'
import { thisMachine } from './machine'
import { figureLines, measuredPage } from './measured-page'
import { later, rows } from './rows'
import { type Outcome, runBench } from './run'

// npm run -s bench -- --json: standard output is the figures' alone.
try {
  const { json, only, size, write } = readArgs(
    process.argv.slice(2),
    rows.map(row => row.id),
  )
  const outcome = await runBench(size, only, text => process.stderr.write(`${text}\n`))
  if (write) writePage(outcome)
  process.stdout.write(json ? `${JSON.stringify(outcome.figures, null, 2)}\n` : figureLines(outcome))
} catch (error) {
  if (!(error instanceof WrongUse)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}

function writePage(outcome: Outcome): void {
  const day = new Date().toISOString().slice(0, 10)
  const about = { day, machine: thisMachine(), electron: foundElectron() }
  writeFileSync(join(checkout, 'docs/measured.md'), measuredPage(outcome, later, about))
}
