// npm run -s cli -- --data DIR VERB …: the services of the application without a window. Standard output is the verb's.
import { ended, openApplication, passSignals } from './setup/application.mjs'
import { build } from './setup/build.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

/** Runs the command line of the application and gives its exit code. */
export async function commandLine(args) {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  try {
    await build()
    const child = openApplication(ready, ['--cli', ...args])
    passSignals(child)
    return await ended(child)
  } finally {
    ready.stop()
  }
}

if (process.argv[1]?.endsWith('cli.mjs')) {
  await orRefuse(async () => {
    process.exitCode = await commandLine(process.argv.slice(2))
  })
}
