import { runBench, wholeBench } from './run'

// npm run -s bench -- --json [--pairs N]: standard output is the figures' alone.
const args = process.argv.slice(2)
const asked = args.indexOf('--pairs')
const pairs = asked < 0 ? wholeBench.pairs : Math.max(1, Number(args[asked + 1]) || wholeBench.pairs)
const figures = await runBench({ ...wholeBench, pairs }, text => process.stderr.write(`measuring: ${text}\n`))
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
else {
  for (const [metric, { ratio, p95, floor, n, productMs, floorMs }] of Object.entries(figures)) {
    process.stdout.write(
      `${metric}: ${ratio} × (p95 ${p95}) of ${floor}; ${productMs} ms against ${floorMs} ms, ${n} pairs\n`,
    )
  }
}
