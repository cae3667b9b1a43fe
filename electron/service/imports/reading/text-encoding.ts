import iconv from 'iconv-lite'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import { chineseEncoding } from './chinese-encoding'

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

const NUL = 0
const LINE_END = 0x0a

/**
 * Decodes a text file: byte-order mark, UTF-16 by its zero bytes, strict UTF-8 over the whole file, then gb18030
 * (never `gbk`, which mangles 䶮 and 㛃) or Big5. A file that is UTF-8 in some lines and GB18030 in others is refused, and
 * so is one that reads as Chinese in neither.
 */
export function decodeText(bytes: Buffer, wanted?: TextEncoding): DecodedText | ImportRefusal {
  if (wanted) return decodedAs(wanted, bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodedAs('utf-8', bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodedAs('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodedAs('utf-16be', bytes)
  const wide = wideEncoding(bytes)
  if (wide) return decodedAs(wide, bytes)
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== null) return isReadable(utf8) ? { text: utf8, encoding: 'utf-8' } : refusal('not_a_table')
  const mixed = mixedAt(bytes)
  if (mixed !== null) return refusal('mixed_encoding', { line: mixed })
  const western = westernRuns(bytes)
  if (!western) return chinese(bytes)
  const latin = new TextDecoder('windows-1252').decode(bytes)
  return isReadable(latin) ? { text: latin, encoding: 'windows-1252' } : refusal('not_a_table')
}

function chinese(bytes: Buffer): DecodedText | ImportRefusal {
  const encoding = chineseEncoding(bytes)
  const text = strictly(encoding ?? 'gb18030', bytes)
  if (text === null || !isReadable(text)) return refusal('not_a_table')
  return encoding === null ? refusal('unknown_encoding') : { text, encoding }
}

function decodedAs(encoding: TextEncoding, bytes: Buffer): DecodedText | ImportRefusal {
  const text = encoding === 'big5' ? big5Text(bytes) : new TextDecoder(encoding).decode(bytes)
  return text !== null && isReadable(text) ? { text, encoding } : refusal('not_a_table')
}

function strictly(encoding: TextEncoding, bytes: Buffer): string | null {
  if (encoding === 'big5') return big5Text(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** With the characters of Hong Kong (堃), which the platform's own decoder leaves blank. */
function big5Text(bytes: Buffer): string | null {
  const text = iconv.decode(bytes, 'big5')
  return text.includes('\ufffd') ? null : text
}

/** UTF-16 without a mark: separators and digits leave a zero at every other byte, always on the same side. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 8192)
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== NUL) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd < sample.length / 40 || even + odd === 0) return null
  if (even * 20 < odd) return 'utf-16le'
  return odd * 20 < even ? 'utf-16be' : null
}

/** The first line (1-based) that breaks with an otherwise sound UTF-8 file, or null when the file is not UTF-8 at all. */
function mixedAt(bytes: Buffer): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sound = 0
  let broken = 0
  let firstBroken = 0
  let line = 0
  for (let start = 0; start < bytes.length; ) {
    line += 1
    const end = bytes.indexOf(LINE_END, start)
    const stop = end < 0 ? bytes.length : end
    const part = bytes.subarray(start, stop)
    start = stop + 1
    if (part.every(byte => byte < 0x80)) continue
    try {
      decoder.decode(part)
      sound += 1
    } catch {
      broken += 1
      if (broken === 1) firstBroken = line
    }
  }
  // One line of GB18030 may be UTF-8 by accident (联通); a tenth of them is not an accident.
  return sound > 1 && sound * 9 >= broken ? firstBroken : null
}

/** Accented letters stand alone among ASCII; Chinese bytes come in runs of two and more. */
function westernRuns(bytes: Buffer): boolean {
  let runs = 0
  let single = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x80) continue
    const start = at
    while (at + 1 < bytes.length && bytes[at + 1]! >= 0x80) at += 1
    runs += 1
    if (at === start) single += 1
  }
  return runs > 0 && single * 2 > runs
}

const UNREADABLE_SHARE = 0.002
const SAMPLE = 400_000

/** A table's text has no control characters to speak of, and no replacement characters. */
function isReadable(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  const odd = sample.match(/(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu)?.length ?? 0
  return odd <= Math.max(3, sample.length * UNREADABLE_SHARE)
}
