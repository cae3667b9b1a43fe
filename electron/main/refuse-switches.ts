import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { app, dialog } from 'electron'
import { argumentOf } from './data-folder'
import { isRelease } from './release'
import { knownDoors, refusedSwitch } from './switches'

/**
 * The first thing the application does: a release that was given a switch of Chromium's which opens a door ends before
 * Chromium acts on it. Chromium waits for this module before it opens its debugging port.
 */

/** Set in the process that only shows what another one refused; null otherwise. */
export const refusalToShow: string | null = shownName(argumentOf('refused-switch'))

const commandLine = process.argv.includes('--cli')

if (isRelease()) {
  const refused = await firstRefused()
  if (refused !== null) await refuse(refused)
}

async function firstRefused(): Promise<string | null> {
  // The command line's own reading says what else is wrong with it.
  const verbOptions = commandLine ? await (await import('../cli/option-names')).optionNames() : []
  return (
    refusedSwitch(process.argv.slice(1), {
      platform: process.platform,
      root: process.getuid?.() === 0,
      verbOptions,
    }) ??
    knownDoors.find(name => app.commandLine.hasSwitch(name)) ??
    null
  )
}

/** Exit code 2, as for any wrong command line. */
async function refuse(name: string): Promise<never> {
  const { text } = await words(name)
  process.stderr.write(`${text}\n`)
  const quiet = commandLine || process.argv.includes('--hidden') || refusalToShow !== null
  if (!quiet) await showElsewhere(name)
  process.exit(2)
}

async function showElsewhere(name: string): Promise<void> {
  if (process.platform !== 'linux') {
    await show(name)
    return
  }
  // Here a dialog needs a ready Chromium, and one with this switch must not get that far.
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const lang = argumentOf('lang')
  spawn(process.execPath, [...sandbox, `--refused-switch=${name}`, ...(lang ? [`--lang=${lang}`] : [])], {
    detached: true,
    stdio: 'ignore',
  }).unref()
}

/** In the process that was started to say it: the dialog, then the end. */
export async function showRefusal(name: string): Promise<void> {
  await show(name)
  // Its own files lie in a folder made for this run.
  const clear = () => rmSync(dirname(app.getPath('userData')), { recursive: true, force: true })
  app.on('quit', clear)
  app.exit(2)
}

async function show(name: string): Promise<void> {
  const { title, text } = await words(name)
  dialog.showErrorBox(title, text)
}

async function words(name: string): Promise<{ title: string; text: string }> {
  const { createWords } = await import('../../src/i18n/setup')
  const language = argumentOf('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale
  const { t } = createWords(language.startsWith('zh') ? 'zh-CN' : 'en')
  return { title: t('book:refusedSwitch.title'), text: t('book:refusedSwitch.text', { name: `--${name}` }) }
}

/** What comes in by the command line is shown to a person: a name only. */
function shownName(given: string | null): string | null {
  return given !== null && /^[\w.-]{1,80}$/.test(given) ? given : null
}
