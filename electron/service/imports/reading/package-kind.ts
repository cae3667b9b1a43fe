import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { ZipEntry } from '../../zip/format'
import { wordDocument } from './word-tables'

export const openDocumentContent = 'content.xml'

/** What lies in a ZIP archive, by the names of its parts. */
export function packageKind(
  entries: readonly ZipEntry[],
): 'xlsx' | 'xlsb' | 'openDocument' | 'word' | ImportRefusal {
  const names = new Set(entries.map(entry => entry.name))
  const some = (pattern: RegExp) => [...names].some(name => pattern.test(name))
  if (names.has('[Content_Types].xml') && some(/(^|\/)workbook\d*\.xml$/i)) return 'xlsx'
  if (some(/(^|\/)workbook\.bin$/i)) return 'xlsb'
  if (names.has(openDocumentContent)) return 'openDocument'
  if (names.has(wordDocument)) return 'word'
  return refusal(some(/^Index\/.*\.iwa$/) ? 'other_format' : 'not_a_table')
}
