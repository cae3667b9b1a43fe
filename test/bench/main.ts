import { readArgs, WrongUse } from './args'
import { figureLine } from './figure-line'
import { rows } from './rows'
import { runBench } from './run'

// npm run -s bench -- --json: standard output is the figures' alone.
try {
  const { json, only, size } = readArgs(
    process.argv.slice(2),
    rows.map(row => row.id),
  )
  const { figures } = await runBench(size, only, text => process.stderr.write(`${text}\n`))
  if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else
    for (const [metric, figure] of Object.entries(figures))
      process.stdout.write(`${figureLine(metric, figure)}\n`)
} catch (error) {
  if (!(error instanceof WrongUse)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
