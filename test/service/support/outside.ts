import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of a person, outside every data folder: only there files for them may be written. */
export const outsideFolder = (): string => mkdtempSync(join(tmpdir(), 'zhixing-outside-'))

export const outside = (name: string): string => join(outsideFolder(), name)
