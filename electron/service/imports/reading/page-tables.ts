import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { Sheet } from '../../../../src/domain/imports/table'
import type { Spill } from '../../db/spill'
import { decodeHtml } from './html-entities'
import { FileRefused, type ReadingLimits } from './limits'
import { piecesOf } from './page-pieces'
import { textTables } from './text-tables'

const lines = new Set(['p', 'div', 'br', 'li', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** How a character is said stands beside it, until one of these. */
const pronunciation = new Set(['rt', 'rp', 'rtc'])
const endsPronunciation = new Set(['ruby', 'rb', 'td', 'th', 'tr', 'table'])

/**
 * The tables of a web page, each a sheet; a cell holds what it shows, so 00600 is a text. Tags that HTML lets one leave
 * out (`</td>`, `</tr>`) may be left out; a table that never ends was cut off, and people would be missing from it.
 */
export function readPageTables(html: string, limits: ReadingLimits, spill: Spill): Sheet[] | ImportRefusal {
  if (html.length > limits.olderBytes) return refusal('older_too_large')
  const tables = textTables(limits, spill)
  let said = false
  try {
    for (const { text, closes, name, spans } of piecesOf(html)) {
      if (text !== '' && !said) tables.text(shown(text))
      if (pronunciation.has(name)) said = !closes
      else if (endsPronunciation.has(name)) said = false
      if (name === 'table') closes ? tables.endTable() : tables.beginTable()
      else if (name === 'tr') closes ? tables.endRow() : tables.beginRow()
      else if ((name === 'td' || name === 'th') && closes) tables.endCell()
      else if (name === 'td' || name === 'th')
        tables.beginCell({ across: spanIn(spans.colspan), down: spanIn(spans.rowspan) })
      else if (lines.has(name)) tables.endLine()
    }
    if (tables.isOpen()) return refusal('truncated')
    const sheets = tables.sheets()
    return sheets.length > 0 ? sheets : refusal('no_rows')
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal
    throw error
  }
}

/** White space and entities as a browser shows them: only one that is named stays where it is. */
const shown = (text: string): string =>
  decodeHtml(text.replace(/\s+/g, ' '))
    .replace(/[\u00a0\u2002\u2003\u2007-\u200a]/g, ' ')
    .replaceAll('\u00ad', '')

const spanIn = (said = ''): number => Number(/^\s*\+?(\d{1,9})/.exec(said)?.[1] ?? 1)
