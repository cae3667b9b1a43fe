import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { isRefusal, refusal } from '../../../../src/domain/imports/refusal'
import { isBlank, type Table } from '../../../../src/domain/imports/table'
import { readDelimited } from './delimited'
import { fileKind } from './file-signature'
import { type ReadingLimits, readingLimits } from './limits'
import { decodeText, type TextEncoding } from './text-encoding'
import { readWorkbook } from './workbook'

export type TablesRead = {
  readonly kind: 'xlsx' | 'csv'
  readonly tables: readonly Table[]
  /** For text files: what it was decoded as. */
  readonly encoding?: TextEncoding
}

export type ReadingOptions = {
  readonly limits?: Partial<ReadingLimits>
  /** Overrules the guess for text files. */
  readonly encoding?: TextEncoding
  /** The file's name, where only its bytes are given. */
  readonly name?: string
}

/** Reads a file (path or bytes) into tables, or says why it cannot. Keeps nothing: fit for a worker that is killed. */
export async function readTables(
  source: string | Uint8Array,
  options: ReadingOptions = {},
): Promise<TablesRead | ImportRefusal> {
  const limits = { ...readingLimits, ...options.limits }
  const bytes = await bytesOf(source, limits)
  if (isRefusal(bytes)) return bytes
  const name = options.name ?? (typeof source === 'string' ? basename(source) : '')
  const kind = fileKind(bytes, name)
  if (typeof kind === 'object') return refusal(kind.refused)
  if (kind === 'workbook') {
    const tables = await readWorkbook(bytes, limits)
    if (isRefusal(tables)) return tables
    return hasRows(tables) ? { kind: 'xlsx', tables } : refusal('no_rows')
  }
  const decoded = decodeText(bytes, options.encoding)
  if (isRefusal(decoded)) return decoded
  const table = readDelimited(decoded.text, basename(name, extname(name)), limits)
  if (isRefusal(table)) return table
  return hasRows([table]) ? { kind: 'csv', tables: [table], encoding: decoded.encoding } : refusal('no_rows')
}

async function bytesOf(source: string | Uint8Array, limits: ReadingLimits): Promise<Buffer | ImportRefusal> {
  if (typeof source !== 'string') {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    return bytes.length > limits.fileBytes ? refusal('too_large') : bytes
  }
  try {
    const { size } = await stat(source)
    if (size > limits.fileBytes) return refusal('too_large')
    return await readFile(source)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return refusal(code === 'ENOENT' ? 'file_missing' : 'unreadable')
  }
}

function hasRows(tables: readonly Table[]): boolean {
  return tables.some(table => table.rows.some(row => !row.every(isBlank)))
}
