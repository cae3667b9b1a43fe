import { Script } from 'node:vm'
import { refusal } from '../../../../src/domain/imports/refusal'
import { FileRefused } from './limits'

const script = new Script('work()')

/**
 * Does work that may never end, on whichever thread; after so many milliseconds it is broken off wherever it is, and
 * FileRefused is thrown. What is broken off runs no `finally`.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  try {
    return script.runInNewContext({ work }, { timeout: milliseconds })
  } catch (error) {
    if ((error as { code?: string } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new FileRefused(refusal('unreadable'))
  }
}
