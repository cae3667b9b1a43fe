import { randomBytes } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnThing } from '../../files/sweep'

const suffixes = ['', '-wal', '-shm', '-journal', '.part'] as const
const kinds = ['restoring', 'unpacking', 'creating', 'recovering', 'moving'] as const

/**
 * Where a book is made ready beside the real one: '.restoring.db'. What an earlier try left there is written over; where
 * a folder, a link or a device has the name it is another, so that nothing that is not ours is touched or in the way.
 */
export function temporaryBook(folder: string, kind: (typeof kinds)[number]): string {
  return freeName(folder, `.${kind}`, '.db')
}

/** The same for the copy a backup is made of: '.making.part'. */
export const temporaryCopy = (folder: string): string => freeName(folder, '.making', '.part')

function freeName(folder: string, stem: string, end: string): string {
  const path = join(folder, stem + end)
  if (suffixes.every(suffix => mayWriteOver(path + suffix))) return path
  return join(folder, `${stem}-${randomBytes(4).toString('hex')}${end}`)
}

const mayWriteOver = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true

const beside = '(-wal|-shm|-journal)?'

/** Both, as those are told who tidy. */
export const temporaryBooks: OwnThing = {
  name: new RegExp(`^\\.(${kinds.join('|')})(-[0-9a-f]{8})?\\.db${beside}(\\.part)?$`),
}
export const temporaryCopies: readonly OwnThing[] = [
  { name: new RegExp(`^\\.making(-[0-9a-f]{8})?\\.part(\\.rough|\\.source)?${beside}$`) },
  { name: /^\.making(-[0-9a-f]{8})?\.part\.json\.part$/ },
]
