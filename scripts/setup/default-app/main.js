// What `electron DIRECTORY [flags]` does in a stock Electron: the application's name and version come from its
// package.json, process.argv stays as it was given, and its main module is awaited before `ready`, so that
// schemes can still be registered.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
let directory = null
const preloads = []
for (let at = 0; at < args.length && directory === null; at++) {
  const arg = args[at]
  if (arg === '-r' || arg === '--require') preloads.push(args[++at])
  else if (arg === '--version' || arg === '-v') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  } else if (!arg.startsWith('-')) directory = resolve(arg)
}

if (directory === null) {
  console.error('Usage: electron DIRECTORY [flags]')
  process.exit(1)
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
for (const preload of preloads) require(resolve(preload))

const description = join(directory, 'package.json')
if (existsSync(description)) {
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(description, 'utf8'))
  if (version) app.setVersion(version)
  if (productName ?? name) app.name = productName ?? name
  if (process.platform === 'linux') app.setDesktopName(desktopName ?? `${app.name}.desktop`)
  app.setAppPath(directory)
}

try {
  await import(pathToFileURL(require.resolve(directory)).href)
} catch (error) {
  console.error('The application threw an error while loading')
  console.error(error?.stack ?? error)
  process.exit(1)
}
