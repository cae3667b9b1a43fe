import { basename, extname } from 'node:path'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { isRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { Sheet } from '../../../../src/domain/imports/table'
import { readSource, SourceRefused } from '../../../files/read-source'
import { memorySpill, type Spill } from '../../db/spill'
import { readDelimited } from './delimited'
import { fileKind } from './file-signature'
import { type ReadingLimits, readingLimits } from './limits'
import { decodeText, type TextEncoding } from './text-encoding'
import { readWorkbook } from './workbook'

export type SheetsRead = {
  readonly kind: 'xlsx' | 'csv'
  readonly tables: readonly Sheet[]
  /** For text files: what it was decoded as. */
  readonly encoding?: TextEncoding
}

export type ReadingOptions = {
  readonly limits?: Partial<ReadingLimits>
  /** Overrules the guess for text files. */
  readonly encoding?: TextEncoding
  /** The file's name, where only its bytes are given. */
  readonly name?: string
  /** Where rows go that do not fit into memory; without one they are kept all the same. */
  readonly spill?: Spill
}

/** Reads a file (path or bytes) into sheets, or says why it cannot. Keeps nothing: fit for a worker that is killed. */
export async function readSheets(
  source: string | Uint8Array,
  options: ReadingOptions = {},
): Promise<SheetsRead | ImportRefusal> {
  const limits = { ...readingLimits, ...options.limits }
  const spill = options.spill ?? memorySpill()
  const bytes = await bytesOf(source, limits)
  if (isRefusal(bytes)) return bytes
  const name = options.name ?? (typeof source === 'string' ? basename(source) : '')
  const kind = fileKind(bytes, name)
  if (typeof kind === 'object') return refusal(kind.refused)
  if (kind === 'workbook') {
    const tables = await readWorkbook(bytes, limits, spill)
    if (isRefusal(tables)) return tables
    return hasRows(tables) ? { kind: 'xlsx', tables } : refusal('no_rows')
  }
  const decoded = decodeText(bytes, options.encoding)
  if (isRefusal(decoded)) return decoded
  const table = readDelimited(decoded.text, basename(name, extname(name)), limits, spill)
  if (isRefusal(table)) return table
  return hasRows([table]) ? { kind: 'csv', tables: [table], encoding: decoded.encoding } : refusal('no_rows')
}

async function bytesOf(source: string | Uint8Array, limits: ReadingLimits): Promise<Buffer | ImportRefusal> {
  if (typeof source !== 'string') {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    return bytes.length > limits.fileBytes ? refusal('too_large') : bytes
  }
  try {
    return await readSource(source, limits.fileBytes)
  } catch (error) {
    if (error instanceof SourceRefused) return refusal(error.code)
    throw error
  }
}

/** Rows are kept up to the last that is not blank. */
const hasRows = (tables: readonly Sheet[]) => tables.some(table => table.rows.length > 0)
