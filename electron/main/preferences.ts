import { dirname } from 'node:path'
import { z } from 'zod'
import { language, theme } from '../../src/contract/host'
import { makeFolder } from '../files/make-folder'
import { readSmallJson, writeSmall } from '../files/small-file'
import { leastZoom, mostZoom } from './zoom-steps'

const memory = z.object({
  language: language.nullable().catch(null),
  theme: theme.catch('system'),
  /** How large the page is shown, as a factor of 1. */
  zoom: z.number().min(leastZoom).max(mostZoom).catch(1),
  window: z
    .object({
      x: z.number().int(),
      y: z.number().int(),
      width: z.number().int().min(400).max(20_000),
      height: z.number().int().min(300).max(20_000),
      maximized: z.boolean(),
    })
    .nullable()
    .catch(null),
})
export type Preferences = z.infer<typeof memory>

export interface PreferencesFile {
  readonly now: Preferences
  change(part: Partial<Preferences>): void
  /** For the folder the book moves to. */
  copyTo(file: string): void
}

/** What the next start wants to know before the page can say it: size of the window, theme, language. */
export function openPreferences(file: string): PreferencesFile {
  let now = read(file)
  return {
    get now() {
      return now
    },
    change(part) {
      now = { ...now, ...part }
      write(file, now)
    },
    copyTo: other => write(other, now),
  }
}

function write(file: string, memory: Preferences): void {
  try {
    makeFolder(dirname(file))
    writeSmall(file, JSON.stringify(memory))
  } catch {
    // A folder that cannot be written forgets the window's size; that is no reason to complain.
  }
}

function read(file: string): Preferences {
  return (
    memory.safeParse(readSmallJson(file)).data ?? { language: null, theme: 'system', zoom: 1, window: null }
  )
}
