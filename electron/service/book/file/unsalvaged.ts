import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Unsalvaged, unsalvaged } from '../../../../src/contract/book/state'
import { readSmallJson, writePart } from '../../../files/small-file'
import { nameDurably } from '../../files/durable'
import { isDiskFull } from '../disk/disk-space'
import { isDamage } from './inspect'

const noteName = 'not-salvaged.json'

/** Beside a damaged book that was put aside: why nothing was salvaged of it, for every start from now on. Throws what the disk says. */
export function noteUnsalvaged(folder: string, why: Unsalvaged): void {
  const path = join(folder, noteName)
  writePart(`${path}.part`, JSON.stringify(why))
  nameDurably(`${path}.part`, path)
}

export const forgetUnsalvaged = (folder: string): void => rmSync(join(folder, noteName), { force: true })

/** Null where something was, or nobody tried. */
export const readUnsalvaged = (folder: string): Unsalvaged | null =>
  unsalvaged.safeParse(readSmallJson(join(folder, noteName))).data ?? null

/** What an error says of a salvage. One that only says that the file is damaged: there is nothing in it to be had. */
export function whyUnsalvaged(error: unknown): Unsalvaged {
  if (isDiskFull(error)) return { because: 'no_space', cause: null }
  const { code, name } = error as { code?: unknown; name?: unknown }
  const cause = String(code ?? name)
  return isDamage(error) && !/^SQLITE_ERROR/.test(cause)
    ? { because: 'nothing', cause: null }
    : { because: 'failed', cause }
}
