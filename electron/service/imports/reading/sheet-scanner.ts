import { refusal } from '../../../../src/domain/imports/refusal'
import { UNSAVED } from '../../../../src/domain/imports/sheet-cells'
import type { Merge } from '../../../../src/domain/imports/table'
import { FileRefused } from './limits'
import { decodeEntities, decodeEscapes, stringItemText, withoutCdata } from './xml-text'

export interface ScannedRows {
  /**
   * A cell with a value, before styles and shared strings are asked: its 0-based place, its type ('s', 'str',
   * 'inlineStr', 'b', 'e', 'n', 'd' or ''), its index into the cell styles or -1, and its text, never ''.
   */
  cell(row: number, column: number, type: string, style: number, text: string): void
}

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const LONGEST_CELL = 4 * 1024 * 1024
const SHEET_DATA = /<((?:[\w.-]+:)?)sheetData(?:\s[^<>]*)?(\/?)>/
const MERGE = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/gi
/** A tag cut off at the end of a piece is shorter than this. */
const LONGEST_TAG = 16 * 1024

/**
 * Reads a worksheet's XML as it comes: cells with values, and merged blocks. Cells that only carry a style, and rows of
 * nothing else, are passed over without a look: a sheet with borders down to its last row has a million of them.
 */
export function createSheetScanner(rows: ScannedRows) {
  let rest = ''
  let where: 'before' | 'inside' | 'after' = 'before'
  let row = -1
  let nextColumn = 0
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  let emptyCells = /$/y
  let emptyRow = /$/y
  let [rowOpens, rowCloses, cellOpens, cellCloses, dataCloses] = ['', '', '', '', '']

  const tagsOf = (prefix: string) => {
    const named = prefix.replaceAll('.', '\\.')
    rowOpens = `<${prefix}row`
    rowCloses = `</${prefix}row>`
    cellOpens = `<${prefix}c`
    cellCloses = `</${prefix}c>`
    dataCloses = `</${prefix}sheetData`
    // Cells in order, each named: those that say nothing move nothing on.
    emptyCells = new RegExp(`(?:\\s*<${named}c [^<>]*?\\br="[^<>]*/>)+`, 'y')
    emptyRow = new RegExp(`\\s*(?:<${named}c [^<>]*?\\br="[^<>]*/>\\s*)*</${named}row>`, 'y')
  }

  /** Reads what is whole and gives back the rest. */
  const inside = (text: string, last: boolean): string => {
    let at = 0
    for (;;) {
      const opens = text.indexOf('<', at)
      if (opens < 0) return ''
      if (text.startsWith(cellOpens, opens) && endsName(text.charCodeAt(opens + cellOpens.length))) {
        const gt = text.indexOf('>', opens)
        if (gt < 0) return pending(text, opens, last)
        if (text.charCodeAt(gt - 1) === SLASH) {
          emptyCells.lastIndex = opens
          at = emptyCells.test(text) ? emptyCells.lastIndex : gt + 1
          placeOf(text, text.lastIndexOf(cellOpens, at - 1), at - 1)
          continue
        }
        const close = text.indexOf(cellCloses, gt)
        if (close < 0) return pending(text, opens, last)
        cell(text, opens, gt, close)
        at = close + cellCloses.length
      } else if (text.startsWith(rowOpens, opens) && endsName(text.charCodeAt(opens + rowOpens.length))) {
        const gt = text.indexOf('>', opens)
        if (gt < 0) return pending(text, opens, last)
        const named = numberOf(attributeOf(text, opens, gt, 'r'))
        row = named > 0 ? named - 1 : row + 1
        if (isHidden(text.slice(opens, gt))) hiddenRows.add(row)
        nextColumn = 0
        at = gt + 1
        if (text.charCodeAt(gt - 1) === SLASH) continue
        emptyRow.lastIndex = at
        if (emptyRow.test(text)) at = emptyRow.lastIndex
      } else if (text.startsWith(rowCloses, opens)) at = opens + rowCloses.length
      else if (text.startsWith(dataCloses, opens)) {
        where = 'after'
        return text.slice(opens)
      } else {
        const comment = text.startsWith('<!--', opens)
        const end = text.indexOf(comment ? '-->' : '>', opens)
        if (end < 0) return pending(text, opens, last)
        at = end + (comment ? 3 : 1)
      }
    }
  }

  /** Where a cell stands: by its name, or after the one before. */
  const placeOf = (text: string, opens: number, gt: number): number => {
    const name = attributeOf(text, opens, gt, 'r')
    let column = nextColumn
    if (name !== '') {
      let digits = 0
      column = 0
      for (let at = 0; at < name.length; at += 1) {
        const letter = name.charCodeAt(at) & ~32
        if (letter < 65 || letter > 90) break
        column = column * 26 + letter - 64
        digits = at + 1
      }
      column -= 1
      const named = Number(name.slice(digits)) - 1
      if (!(column >= 0 && column < MOST_COLUMNS && named >= 0 && named < MOST_ROWS))
        throw new FileRefused(refusal('too_many_columns', { columns: MOST_COLUMNS }))
      // A cell may name a row further down than the one it is written in; one further up was given out already.
      if (named < row) throw new FileRefused(refusal('unreadable'))
      row = named
    }
    nextColumn = column + 1
    return column
  }

  const cell = (text: string, opens: number, gt: number, close: number) => {
    const column = placeOf(text, opens, gt)
    if (column >= MOST_COLUMNS || row < 0 || row >= MOST_ROWS)
      throw new FileRefused(refusal('too_many_columns', { columns: MOST_COLUMNS }))
    const type = attributeOf(text, opens, gt, 't')
    const style = attributeOf(text, opens, gt, 's')
    const value =
      type === 'inlineStr' ? stringItemText(text.slice(gt + 1, close)) : valueText(text.slice(gt + 1, close))
    if (value === '') {
      // Of a formula that came to nothing it is said that its value is a text.
      if (type !== 'str' && FORMULA.test(text.slice(gt + 1, close))) rows.cell(row, column, 'e', -1, UNSAVED)
      return
    }
    rows.cell(
      row,
      column,
      type,
      style === '' ? -1 : Number(style),
      type === 'str' ? decodeEscapes(value) : value,
    )
  }

  const takeMerges = (text: string): string => {
    let end = 0
    for (const match of text.matchAll(MERGE)) {
      const [, left = '', top = '', right = '', bottom = ''] = match
      merges.push({
        top: Number(top) - 1,
        left: columnOf(left),
        bottom: Number(bottom) - 1,
        right: columnOf(right),
      })
      end = match.index + match[0].length
    }
    return text.slice(Math.max(end, text.length - LONGEST_TAG))
  }

  const read = (text: string, last: boolean): string => {
    if (where === 'before') {
      const found = SHEET_DATA.exec(text)
      if (!found) return text.slice(-LONGEST_TAG)
      tagsOf(found[1]!)
      where = found[2] === '/' ? 'after' : 'inside'
      return read(text.slice(found.index + found[0].length), last)
    }
    if (where === 'inside') {
      const left = inside(withoutCdata(text), last)
      // The end of the cells may stand anywhere in the piece.
      return (where as string) === 'after' ? takeMerges(left) : left
    }
    return takeMerges(text)
  }

  return {
    merges,
    /** 0-based. */
    hiddenRows,
    write(text: string): void {
      rest = read(rest === '' ? text : rest + text, false)
    },
    /** Throws FileRefused for XML that breaks off. */
    end(): void {
      rest = read(rest, true)
      if (where === 'inside' || rest.lastIndexOf('<') > rest.lastIndexOf('>'))
        throw new FileRefused(refusal('unreadable'))
    },
  }
}

const SLASH = 47

/** What follows a tag's name: a space of any kind, '/' or '>'. */
const endsName = (code: number) => code <= 32 || code === 62 || code === SLASH

function pending(text: string, from: number, last: boolean): string {
  if (last || text.length - from > LONGEST_CELL) throw new FileRefused(refusal('unreadable'))
  return text.slice(from)
}

/** The value of a one-letter attribute within a tag, or ''. */
function attributeOf(text: string, opens: number, gt: number, name: string): string {
  for (let at = text.indexOf('=', opens); at > 0 && at < gt; at = text.indexOf('=', at + 1)) {
    let before = at - 1
    while (text.charCodeAt(before) <= 32) before -= 1
    let after = at + 1
    while (text.charCodeAt(after) <= 32) after += 1
    const quote = text[after]
    if (quote !== '"' && quote !== "'") continue
    const end = text.indexOf(quote, after + 1)
    if (end < 0 || end > gt) return ''
    if (text[before] === name && text.charCodeAt(before - 1) <= 32) return text.slice(after + 1, end)
    at = end
  }
  return ''
}

const isHidden = (tag: string) => tag.includes('hidden') && /\shidden\s*=\s*["'](?:1|true)["']/.test(tag)

const numberOf = (text: string) => (text === '' ? 0 : Number(text) || 0)

const FORMULA = /<(?:[\w.-]+:)?f[\s/>]/
const VALUE = /<(?:[\w.-]+:)?v(?:\s[^<>]*)?>([^<]*)</

function valueText(content: string): string {
  const value =
    content.startsWith('<v>') && content.endsWith('</v>') && content.indexOf('<', 3) === content.length - 4
      ? content.slice(3, -4)
      : (VALUE.exec(content)?.[1] ?? '')
  return decodeEntities(value)
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
