import { basename, extname } from 'node:path'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { isRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { Sheet } from '../../../../src/domain/imports/table'
import { readSource, SourceRefused } from '../../../files/read-source'
import { memorySpill, type Spill } from '../../db/spill'
import { listEntries } from '../../zip/directory'
import { ZipDamage } from '../../zip/format'
import { binaryWorkbook } from './binary-workbook'
import { readDelimited } from './delimited'
import { fileKind } from './file-signature'
import { FileRefused, type ReadingLimits, readingLimits } from './limits'
import { readOlderWorkbook } from './older-workbook'
import { readOpenDocument, readPackedDocument } from './open-document'
import { packageKind } from './package-kind'
import { readPageTables } from './page-tables'
import { readSpreadsheet2003 } from './spreadsheet-2003'
import { decodeText, type TextEncoding } from './text-encoding'
import { readWordTables } from './word-tables'
import { readWorkbook } from './workbook'
import { rootName } from './xml-walk'

export type SheetsRead = {
  readonly kind: 'workbook' | 'text'
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
  if (kind === 'archive') return workbookOf(await readArchive(bytes, limits, spill))
  if (kind === 'older') return workbookOf(await readOlderWorkbook(bytes, limits, spill))
  const decoded = decodeText(bytes, options.encoding)
  if (isRefusal(decoded)) return decoded
  if (kind === 'page') return workbookOf(readMarkup(decoded.text, limits, spill))
  const table = readDelimited(decoded.text, basename(name, extname(name)), limits, spill)
  if (isRefusal(table)) return table
  return hasRows([table]) ? { kind: 'text', tables: [table], encoding: decoded.encoding } : refusal('no_rows')
}

/** What lies in an archive, whatever the file is called: an .xlsx row by row, an .xlsb, .ods or .docx whole. */
async function readArchive(
  bytes: Buffer,
  limits: ReadingLimits,
  spill: Spill,
): Promise<Sheet[] | ImportRefusal> {
  try {
    const entries = listEntries(bytes, limits.entries)
    const kind = packageKind(entries)
    if (typeof kind === 'object') return kind
    if (kind === 'word') return readWordTables(bytes, entries, limits, spill)
    if (kind === 'xlsx') return await readWorkbook(bytes, entries, limits, spill)
    if (kind === 'openDocument') return readPackedDocument(bytes, entries, limits, spill)
    const plain = binaryWorkbook(bytes, entries, limits)
    return isRefusal(plain) ? plain : await readOlderWorkbook(plain, limits, spill)
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal
    if (error instanceof ZipDamage) return refusal(error.why)
    throw error
  }
}

/** What begins with a tag is what its outermost element says: an XML of Excel 2003, of OpenDocument, or else a page. */
function readMarkup(text: string, limits: ReadingLimits, spill: Spill): Sheet[] | ImportRefusal {
  if (text.length > limits.olderBytes) return refusal('older_too_large')
  const root = rootName(text)?.split(':').at(-1)
  try {
    if (root === 'Workbook') return readSpreadsheet2003(text, limits, spill)
    if (root === 'document') return readOpenDocument(text, limits, spill)
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal
    throw error
  }
  return readPageTables(text, limits, spill)
}

function workbookOf(tables: Sheet[] | ImportRefusal): SheetsRead | ImportRefusal {
  if (isRefusal(tables)) return tables
  // By its name a sheet is chosen.
  if (new Set(tables.map(({ name }) => name)).size < tables.length) return refusal('unreadable')
  return hasRows(tables) ? { kind: 'workbook', tables } : refusal('no_rows')
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
