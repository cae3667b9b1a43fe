import { basename } from 'node:path'
import { Refusal } from '../../refusal'

/** What is said of a file that is no backup names it: what was found of another may stand beside it. */
export async function named<T>(archive: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'archive_unreadable') throw error
    throw new Refusal(error.code, { context: 'named', name: basename(archive).normalize('NFC') })
  }
}
