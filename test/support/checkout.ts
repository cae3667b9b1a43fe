import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The checkout this code belongs to, whether it runs where it lies or bundled into a folder below: a path relative to
 * the module would not survive the bundling.
 */
export const checkout: string = rootAbove(import.meta.dirname)

function rootAbove(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, 'electron.vite.config.ts'))) return here
    if (dirname(here) === here) throw new Error(`no checkout above ${folder}`)
  }
}
