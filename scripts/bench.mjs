// npm run bench -- --json: ratios against floors measured in the same run. Standard output is the bench's alone.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ended, passSignals } from './setup/application.mjs'
import { build } from './setup/build.mjs'
import { inRoot, notes } from './setup/project.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

/** Bundles the bench, which is TypeScript over the application's own sources, into one module that Node runs. */
async function bundle(entry) {
  const vite = await import('vite')
  const outDir = join(notes, 'bench')
  await vite.build({
    root: inRoot(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return join(outDir, 'main.mjs')
}

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  try {
    await build()
    const bench = await bundle(inRoot('test', 'bench', 'main.ts'))
    const child = spawn(process.execPath, [bench, ...process.argv.slice(2)], {
      cwd: inRoot(),
      env: { ...process.env, ...ready.env },
      stdio: 'inherit',
    })
    passSignals(child)
    process.exitCode = await ended(child)
  } finally {
    ready.stop()
  }
})
