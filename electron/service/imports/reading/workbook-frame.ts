import { readXlsx, type Sheet } from 'hucre/xlsx'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import { type Part, storedArchive } from './workbook-parts'

/**
 * How a number in a cell of some style is shown: as a date, as a percentage, with leading zeros up to a width and words
 * around them, or plainly.
 */
export type CellStyle = 'date' | 'percent' | PaddedStyle | null

export type PaddedStyle = { readonly before: string; readonly width: number; readonly after: string }

export type FrameSheet = { readonly name: string; readonly hidden: boolean; readonly part: string }

/** A workbook without its cells. */
export type WorkbookFrame = {
  readonly sheets: readonly FrameSheet[]
  readonly from1904: boolean
  readonly styles: readonly CellStyle[]
}

const ACROSS = 16_000
/** A serial that is a day in either date system. */
const PROBE = 40_000
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * Asks hucre what it knows of a workbook: it is given the same parts, but in place of each worksheet one that names
 * its own part and shows one number in every style. So its rules for names, relations and date formats are ours.
 */
export async function readFrame(
  parts: readonly Part[],
  worksheets: readonly string[],
  otherSheets: ReadonlySet<string>,
): Promise<WorkbookFrame | ImportRefusal> {
  const styles = stylesIn(parts)
  const stand = worksheets.map(name => ({ name, content: Buffer.from(standIn(name, styles), 'utf8') }))
  try {
    const workbook = await readXlsx(storedArchive([...parts, ...stand]), {
      readStyles: true,
      sheets: info => !otherSheets.has(info.name),
    })
    return {
      from1904: workbook.dateSystem === '1904',
      styles: workbook.sheets[0] ? stylesOf(workbook.sheets[0], styles) : [],
      sheets: workbook.sheets.map(sheet => ({
        name: sheet.name,
        hidden: Boolean(sheet.hidden || sheet.veryHidden),
        part: String(sheet.rows[0]?.[0]),
      })),
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return refusal(/over the \d+ limit/.test(message) ? 'too_large' : 'unreadable')
  }
}

/** At most as many styles as the part of styles has `<xf>`. */
function stylesIn(parts: readonly Part[]): number {
  const styles = parts.find(part => /(^|\/)styles\.xml$/i.test(part.name))?.content.toString('latin1') ?? ''
  return styles.match(/<(?:[\w.-]+:)?xf[\s/>]/g)?.length ?? 0
}

function standIn(part: string, styles: number): string {
  const name = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  let rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${name}</t></is></c></row>`
  for (let from = 0; from < styles; from += ACROSS) {
    const across = Math.min(ACROSS, styles - from)
    const cells = Array.from({ length: across }, (_, index) => `<c s="${from + index}"><v>${PROBE}</v></c>`)
    rows += `<row r="${2 + from / ACROSS}">${cells.join('')}</row>`
  }
  return `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows}</sheetData></worksheet>`
}

function stylesOf(sheet: Sheet, count: number): CellStyle[] {
  return Array.from({ length: count }, (_, style) => {
    const row = 1 + Math.floor(style / ACROSS)
    const column = style % ACROSS
    if (sheet.rows[row]?.[column] instanceof Date) return 'date'
    return shownBy(sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '')
  })
}

/** Whether a format has a year, month, day, hour, minute or second in it, outside of words, colours and conditions. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general/gi, '')
  return /[ymdhs]/i.test(bare)
}

const WORDS = String.raw`(?:"[^"]*"|\\.|[A-Za-z](?![A-Za-z]))*`
const PADDED = new RegExp(`^(${WORDS})(0+)(${WORDS})$`)

/** '00000' shows 600 as 00600, '"K"0000' shows 101 as K0101, '0.0%' shows 0.85 as 85.0%. */
export function shownBy(format: string): CellStyle {
  const [positive = ''] = format.split(';')
  if (/^[0#,]*(\.0+)?%$/.test(positive)) return 'percent'
  const [, before = '', zeros = '', after = ''] = PADDED.exec(positive) ?? []
  if (zeros === '' || (zeros.length < 2 && before === '' && after === '')) return null
  return { before: plainWords(before), width: zeros.length, after: plainWords(after) }
}

const plainWords = (text: string) =>
  text.replace(/"([^"]*)"|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped)

/** Where a file shows a number but does not say by which format: '00600' of 600. */
export function shownAs(shown: string, value: number): CellStyle {
  if (/^[\d.,]+\s?%$/.test(shown)) return 'percent'
  const [, before = '', digits = '', after = ''] = /^(\D*)(\d+)(\D*)$/.exec(shown) ?? []
  if (Number(digits) !== value || (digits.length < 2 && before === '' && after === '')) return null
  return digits.startsWith('0') || /\p{L}/u.test(before + after)
    ? { before, width: digits.length, after }
    : null
}
