// npm run demo -- --out DIR: the whole loop without a person, in the real Electron.
import { commandLine } from './cli.mjs'
import { orRefuse } from './setup/refusal.mjs'

await orRefuse(async () => {
  process.exitCode = await commandLine(['demo', ...process.argv.slice(2)])
})
