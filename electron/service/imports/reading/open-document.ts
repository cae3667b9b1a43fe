import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import { UNSAVED } from '../../../../src/domain/imports/sheet-cells'
import type { Cell, Sheet } from '../../../../src/domain/imports/table'
import type { Spill } from '../../db/spill'
import type { ZipEntry } from '../../zip/format'
import { inflateEntry } from '../../zip/unpack'
import { numberReader, serialOf } from './cell-value'
import { FileRefused, type ReadingLimits } from './limits'
import { openDocumentContent } from './package-kind'
import { countOf, placedSheet } from './placed-sheet'
import { wholeBudget } from './table-builder'
import { type CellStyle, shownAs } from './workbook-frame'
import { tooLarge } from './workbook-parts'
import { type Attributes, walkXml } from './xml-walk'

const urn = 'urn:oasis:names:tc:opendocument:xmlns'
const namespaces = new Map([
  ...['office', 'table', 'text', 'style'].map(prefix => [`${urn}:${prefix}:1.0`, prefix] as const),
  [`${urn}:datastyle:1.0`, 'number'] as const,
])

/** What stands in a cell without being its value: notes, pronunciation, what a tracked change took out, drawings. */
const passedOver = new Set([
  'office:annotation',
  'office:forms',
  'table:shapes',
  'table:dde-links',
  'table:tracked-changes',
  'text:ruby-text',
  'text:note',
  'text:tracked-changes',
])
const drawing = /^(draw|dr3d|presentation):/

interface OpenCell {
  readonly attributes: Attributes
  readonly times: number
  readonly covered: boolean
  text: string
  paragraphs: number
}

interface OpenTable {
  readonly name: string
  readonly style: string | null
  readonly out: ReturnType<typeof placedSheet>
  row: number
  times: number
  hidden: boolean
  column: number
  cells: { column: number; times: number; value: Cell }[]
}

/** The tables of a packed OpenDocument file. Throws ZipDamage and FileRefused. */
export function readPackedDocument(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: ReadingLimits,
  spill: Spill,
): Sheet[] | ImportRefusal {
  const partOf = (name: string): Buffer | null => {
    const found = entries.filter(entry => entry.name === name)
    if (found.length > 1) throw new FileRefused(refusal('unreadable'))
    if (found.some(entry => entry.encrypted)) throw new FileRefused(refusal('password_protected'))
    if (tooLarge(found, { ...limits, allParts: limits.olderBytes }))
      throw new FileRefused(refusal('older_too_large'))
    return found[0] ? inflateEntry(bytes, found[0]) : null
  }
  // Its parts are encrypted one by one, and the list of them says so.
  if (partOf('META-INF/manifest.xml')?.includes('encryption-data')) return refusal('password_protected')
  const content = partOf(openDocumentContent)
  const styles = partOf('styles.xml')?.toString('utf8') ?? null
  return content ? readOpenDocument(content.toString('utf8'), limits, spill, styles) : refusal('unreadable')
}

/** What is known of its styles by their names. */
function documentStyles() {
  const dateFormats = new Set<string>()
  const dates = new Set<string>()
  const unshown = new Set<string>()
  let open = ''
  return {
    /** Cells that show a number as a day or a time. */
    dates,
    /** Tables that are hidden. */
    unshown,
    begin(name: string, attributes: Attributes): undefined {
      if (name === 'number:date-style' || name === 'number:time-style')
        dateFormats.add(attributes('style:name') ?? '')
      else if (name === 'style:style') {
        open = attributes('style:name') ?? ''
        if (dateFormats.has(attributes('style:data-style-name') ?? '')) dates.add(open)
      } else if (name === 'style:table-properties' && attributes('table:display') === 'false')
        unshown.add(open)
    },
  }
}
const nothing = () => undefined

/**
 * The tables of an OpenDocument file in plain XML; `common`: the styles that a packed one keeps apart. Throws
 * FileRefused.
 */
export function readOpenDocument(
  xml: string,
  limits: ReadingLimits,
  spill: Spill,
  common: string | null = null,
): Sheet[] {
  const budget = wholeBudget(limits)
  const read = numberReader(false)
  const styles = documentStyles()
  if (common !== null) walkXml(common, namespaces, { begin: styles.begin, end: nothing, text: nothing })
  const sheets: Sheet[] = []
  let from1904 = false
  let table: OpenTable | null = null
  let cell: OpenCell | null = null
  let paragraph = 0

  const add = (text: string): void => {
    if (!cell || paragraph === 0) return
    cell.text += text
    if (cell.text.length > limits.cell)
      throw new FileRefused(refusal('cell_too_long', { row: (table?.row ?? 0) + 1, characters: limits.cell }))
  }
  const begin = (name: string, attributes: Attributes): boolean | undefined => {
    if (passedOver.has(name) || drawing.test(name)) return false
    styles.begin(name, attributes)
    if (name === 'table:null-date') from1904 = attributes('table:date-value') === '1904-01-01'
    else if (name === 'table:table') {
      // One within a cell is no sheet.
      if (table) return false
      table = {
        name: attributes('table:name') ?? '',
        style: attributes('table:style-name'),
        out: placedSheet(limits, spill, budget),
        row: 0,
        times: 1,
        hidden: false,
        column: 0,
        cells: [],
      }
    } else if (table && name === 'table:table-row') {
      table.times = countOf(attributes('table:number-rows-repeated'))
      table.hidden = ['collapse', 'filter'].includes(attributes('table:visibility') ?? '')
      table.column = 0
      table.cells = []
    } else if (table && (name === 'table:table-cell' || name === 'table:covered-table-cell')) {
      const covered = name === 'table:covered-table-cell'
      const times = countOf(attributes('table:number-columns-repeated'))
      cell = { attributes, times, covered, text: '', paragraphs: 0 }
      if (!covered)
        table.out.merge(
          table.row,
          table.column,
          Math.min(countOf(attributes('table:number-rows-spanned')), limits.rows),
          Math.min(countOf(attributes('table:number-columns-spanned')), limits.columns),
        )
    } else if (cell && (name === 'text:p' || name === 'text:h')) {
      paragraph += 1
      if (cell.paragraphs > 0) add('\n')
      cell.paragraphs += 1
    } else if (name === 'text:s') add(' '.repeat(spacesOf(attributes('text:c'), limits.cell + 1)))
    else if (name === 'text:tab') add('\t')
    else if (name === 'text:line-break') add('\n')
  }
  const end = (name: string): void => {
    if (name === 'text:p' || name === 'text:h') paragraph = Math.max(0, paragraph - 1)
    if (!table) return
    if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const value = cell && !cell.covered ? cellValue(cell.attributes, cell.text, read, styles.dates) : null
      const times = cell?.times ?? 1
      if (value !== null) table.cells.push({ column: table.column, times, value })
      table.column += times
      cell = null
      paragraph = 0
    } else if (name === 'table:table-row') {
      table.out.rows(table.row, table.times, table.cells, table.hidden)
      table.row += table.times
    } else if (name === 'table:table') {
      sheets.push(table.out.sheet(table.name, table.style !== null && styles.unshown.has(table.style)))
      table = null
    }
  }
  walkXml(xml, namespaces, { begin, end, text: text => add(text.replace(/[\t\r\n ]+/g, ' ')) })
  return sheets.map(sheet => ({ ...sheet, from1904 }))
}

/** As it is shown where it is a text, or a number that is shown with leading zeros or words around it. */
function cellValue(
  attributes: Attributes,
  text: string,
  read: ReturnType<typeof numberReader>,
  dates: ReadonlySet<string>,
): Cell {
  const shown = text.trim()
  const number = (style: CellStyle) => {
    const said = attributes('office:value')
    const value = said === null || said.trim() === '' ? Number.NaN : Number(said)
    return Number.isNaN(value) ? shown || null : read(value, style ?? shownAs(shown, value))
  }
  if (attributes('office:value-type') === null && shown === '' && attributes('table:formula')) return UNSAVED
  switch (attributes('office:value-type')) {
    case 'float':
      // Some programs write a day as a number, and only its style tells.
      return number(dates.has(attributes('table:style-name') ?? '') ? 'date' : null)
    case 'currency':
      return number(null)
    case 'percentage':
      return number('percent')
    case 'boolean':
      return attributes('office:boolean-value') === 'true'
    case 'date': {
      const serial = serialOf(attributes('office:date-value') ?? '', false)
      return serial === null ? shown || null : read(serial, 'date')
    }
    case 'time': {
      const serial = dayPartOf(attributes('office:time-value') ?? '')
      return serial === null ? shown || null : read(serial, 'date')
    }
    default:
      return attributes('office:string-value') || shown || null
  }
}

/** Of spaces in a row there may be none. */
const spacesOf = (said: string | null, most: number): number =>
  said?.trim() === '0' ? 0 : Math.min(countOf(said), most)

/** PT09H00M00S as a part of a day. */
function dayPartOf(duration: string): number | null {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(duration.trim())
  if (!found) return null
  const [hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map(part => Number((part ?? '0').replace(',', '.')))
  return ((hours * 60 + minutes) * 60 + seconds) / 86_400
}
