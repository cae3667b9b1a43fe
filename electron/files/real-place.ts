import { type BigIntStats, lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** Where a path leads once its links are followed, whether or not something stands there yet. */
export interface RealPlace {
  /** The deepest folder of it that exists, as the system itself writes it. */
  folder: string
  /** What would have to be made below that folder; the last is the name of the file. */
  rest: readonly string[]
  /** What stands there; never a link. Null when nothing does. */
  stat: BigIntStats | null
}

/** Longer chains of links are a circle. */
const mostLinks = 40

/** Null where the links go round in a circle or the path may not be looked at. */
export function realPlace(path: string): RealPlace | null {
  try {
    let at = resolve(path)
    for (let links = 0; links < mostLinks; links++) {
      const { folder, rest } = deepestOf(dirname(at))
      const name = basename(at)
      if (rest.length > 0) return { folder, rest: [...rest, name], stat: null }
      const stat = statOf(join(folder, name))
      if (!stat?.isSymbolicLink()) return { folder, rest: [name], stat }
      // A link that leads nowhere yet would be written through all the same.
      at = resolve(folder, readlinkSync(join(folder, name)))
    }
    return null
  } catch {
    return null
  }
}

function deepestOf(path: string): { folder: string; rest: string[] } {
  const rest: string[] = []
  for (let at = path; ; at = dirname(at)) {
    try {
      return { folder: realpathSync.native(at), rest }
    } catch (error) {
      if (at === dirname(at)) throw error
      rest.unshift(basename(at))
    }
  }
}

function statOf(path: string): BigIntStats | null {
  try {
    return lstatSync(path, { bigint: true })
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
