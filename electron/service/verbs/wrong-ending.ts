import { extname } from 'node:path'
import type { WrongUse } from './verb'

/** Where a file's name ends as none of `known` does: what would be written is not what the name says. */
export const wrongEnding = (file: string, known: readonly string[]): WrongUse | null =>
  known.includes(extname(file).toLowerCase()) ? null : { what: 'ending', params: { file, known } }
