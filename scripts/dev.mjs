// npm run dev: the application with its pages reloading as they are edited.
import { spawn } from 'node:child_process'
import { ended, passSignals, sandboxArguments } from './setup/application.mjs'
import { inRoot } from './setup/project.mjs'
import { orRefuse } from './setup/refusal.mjs'
import { prepare } from './setup.mjs'

await orRefuse(async () => {
  const ready = await prepare({ need: ['deps', 'electron', 'native', 'fonts', 'display'] })
  const noSandbox = sandboxArguments().length > 0 ? ['--noSandbox'] : []
  const args = ['dev', '--watch', ...noSandbox, '--', ...process.argv.slice(2)]
  const child = spawn(
    process.execPath,
    [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), ...args],
    {
      cwd: inRoot(),
      env: { ...process.env, ...ready.env },
      stdio: 'inherit',
    },
  )
  passSignals(child)
  process.exitCode = await ended(child)
  ready.stop()
})
