import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { book } from '../../../../src/contract/book'
import type { OutputOf } from '../../../../src/contract/define'
import { isLeftByMove } from '../../../files/moved-note'
import { isFolder, isOwnName, kindOf } from '../../files/own-names'
import { isPutAside } from '../disk/aside-path'
import { warningOf } from '../disk/place-facts'
import { tooLong, writable } from '../lock/read-only'
import type { LifeHandlers } from './life-procedures'

type FolderFacts = OutputOf<typeof book.folders>[number]

/** Looks at folders before the book goes there. */
export const folderHandlers: Pick<LifeHandlers, 'book.folders'> = {
  async 'book.folders'(job, input) {
    return input.folders.map((ticket): FolderFacts => {
      const folder = job.host.pathOf(ticket, 'folder')
      return folder === null ? unusable : factsOfFolder(folder)
    })
  },
}

const unusable: FolderFacts = { warning: null, tooLong: false, writable: false, taken: false, others: [] }

function factsOfFolder(folder: string): FolderFacts {
  return {
    warning: warningOf(folder),
    tooLong: tooLong(folder),
    writable: canBeMade(folder),
    taken: ['book.db', 'backups'].some(name => kindOf(join(folder, name)) !== 'nothing'),
    others: othersIn(folder),
  }
}

const mostNamed = 3

/** What we keep there, or left when a book moved away or something was put aside. */
const isOurs = (name: string): boolean => isOwnName(name) || isLeftByMove(name) || isPutAside(name)

/** What is seen there and is not ours; what the system leaves in every folder is nobody's. */
function othersIn(folder: string): string[] {
  if (!isFolder(folder)) return []
  try {
    return readdirSync(folder)
      .filter(name => !isOurs(name) && !/^\.|^(desktop\.ini|thumbs\.db)$/i.test(name))
      .sort()
      .slice(0, mostNamed)
  } catch {
    // One that cannot be read is refused for that.
    return []
  }
}

/** Whether a folder can be written, or made where it is not there. */
function canBeMade(folder: string): boolean {
  const found = kindOf(folder)
  if (found === 'nothing') return dirname(folder) !== folder && canBeMade(dirname(folder))
  return found === 'folder' && writable(folder)
}
