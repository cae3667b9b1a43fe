import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder'

/** A folder of a person, outside every data folder: only there files for them may be written. */
export const outsideFolder = (): string => temporaryFolder('outside')

export const outside = (name: string): string => join(outsideFolder(), name)
