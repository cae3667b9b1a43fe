// npm run bench -- --json: ratios against floors measured in the same run. Standard output is the bench's alone.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ended, passSignals } from './setup/application.mjs'
import { build } from './setup/build.mjs'
import { inRoot, notes, readJson } from './setup/project.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

/** The bench's own processes, each beside the others; they find the application's threads there too. */
const processes = ['main', 'import-child', 'print-child']

/** Bundles the bench, which is TypeScript over the application's own sources, into modules that Node runs. */
async function bundle() {
  const threads = readJson(inRoot('scripts', 'build', 'threads.json'))
  const vite = await import('vite')
  const outDir = join(notes, 'bench')
  const input = Object.fromEntries([
    ...processes.map(name => [name, inRoot('test', 'bench', `${name}.ts`)]),
    ...Object.entries(threads).map(([name, source]) => [name, inRoot(source)]),
  ])
  await vite.build({
    root: inRoot(),
    configFile: false,
    logLevel: 'error',
    // As the application is built: all in one place but the addon.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@playwright/test'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input,
        external: ['electron', 'better-sqlite3', '@playwright/test'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  // The printing process is an Electron application of its own.
  await writeFile(join(outDir, 'package.json'), JSON.stringify({ type: 'module', main: 'print-child.js' }))
  return join(outDir, 'main.js')
}

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  try {
    await build()
    const child = spawn(process.execPath, [await bundle(), ...process.argv.slice(2)], {
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
