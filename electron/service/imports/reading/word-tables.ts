import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { Sheet } from '../../../../src/domain/imports/table'
import type { Spill } from '../../db/spill'
import type { ZipEntry } from '../../zip/format'
import { inflateEntry } from '../../zip/unpack'
import type { ReadingLimits } from './limits'
import { textTables } from './text-tables'
import { tooLarge } from './workbook-parts'
import { type Attributes, walkXml } from './xml-walk'

export const wordDocument = 'word/document.xml'

/** The tables of a .docx, each a sheet. Throws ZipDamage and FileRefused. */
export function readWordTables(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: ReadingLimits,
  spill: Spill,
): Sheet[] | ImportRefusal {
  const document = entries.filter(({ name }) => name === wordDocument)
  if (document.some(entry => entry.encrypted)) return refusal('password_protected')
  if (tooLarge(document, { ...limits, allParts: limits.olderBytes })) return refusal('older_too_large')
  if (document.length > 1) return refusal('unreadable')
  const [content] = document.map(entry => inflateEntry(bytes, entry))
  if (!content) return refusal('not_a_table')
  const sheets = tablesIn(content.toString('utf8'), limits, spill)
  return sheets.length > 0 ? sheets : refusal('not_a_table')
}

const wordprocessing = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]
const namespaces = new Map([
  ...wordprocessing.map(uri => [uri, 'w'] as const),
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'] as const,
])

/**
 * Struck out while changes were tracked, text stands in `w:delText` and so in no cell; where it was moved away it stands
 * in `w:moveFrom`, what an older Word is to show instead in `mc:Fallback`, and how a character is said in `w:rt`.
 */
const passedOver = new Set(['w:moveFrom', 'mc:Fallback', 'w:rt'])

function tablesIn(xml: string, limits: ReadingLimits, spill: Spill): Sheet[] {
  const tables = textTables(limits, spill)
  let inText = false
  /** Whether the run that is open is marked as hidden. */
  let hidden = false
  const begin = (name: string, attributes: Attributes): boolean | undefined => {
    if (passedOver.has(name)) return false
    const value = () => attributes('w:val')
    if (name === 'w:r' || name === 'w:pPr') hidden = false
    else if (name === 'w:vanish') hidden = !/^(0|false|off)$/i.test(value() ?? '')
    else if (name === 'w:t') inText = true
    else if (name === 'w:noBreakHyphen' && !hidden) tables.text('-')
    else if (name === 'w:tab') tables.text(' ')
    else if (name === 'w:br' || name === 'w:cr') tables.endLine()
    else if (name === 'w:tbl') tables.beginTable()
    else if (name === 'w:tr') tables.beginRow()
    else if (name === 'w:tc') tables.beginCell()
    else if (name === 'w:gridBefore') tables.leaveFree(Number(value()) || 0)
    else if (name === 'w:gridSpan') tables.span({ across: Number(value()) || 1 })
    else if (name === 'w:vMerge') tables.span({ vertical: value() === 'restart' ? 'begins' : 'continues' })
    return undefined
  }
  const end = (name: string): void => {
    if (name === 'w:t') inText = false
    // The mark of a paragraph may be hidden, its runs are not with it.
    else if (name === 'w:r' || name === 'w:pPr') hidden = false
    else if (name === 'w:p') tables.endLine()
    else if (name === 'w:tbl') tables.endTable()
    else if (name === 'w:tr') tables.endRow()
    else if (name === 'w:tc') tables.endCell()
  }
  walkXml(xml, namespaces, {
    begin,
    end,
    text: text => {
      if (inText && !hidden) tables.text(text)
    },
  })
  return tables.sheets()
}
