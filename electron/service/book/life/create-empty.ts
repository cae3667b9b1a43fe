import { dirname } from 'node:path'
import { migrate } from '../../db/sqlite/migrate'
import { openWriter } from '../../db/sqlite/open'
import { nameDurably } from '../../files/durable'
import { temporaryBook } from '../disk/temporary-name'
import { removeWithLog } from '../file/prepare-restored'
import { removeMark } from '../marks/sequence-mark'

/** Made beside and renamed: a crash leaves no file that is not yet a book. */
export function createEmpty(file: string): void {
  const temporary = temporaryBook(dirname(file), 'creating')
  removeWithLog(temporary)
  // The marks of a book that lay here before know nothing of this one.
  removeMark(file)
  const { sqlite } = openWriter(temporary)
  try {
    migrate(sqlite)
  } finally {
    sqlite.close()
  }
  nameDurably(temporary, file)
}
