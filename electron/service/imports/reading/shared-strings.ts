import { StringDecoder } from 'node:string_decoder'
import { refusal } from '../../../../src/domain/imports/refusal'
import { FileRefused } from './limits'
import { stringItemText, withoutCdata } from './xml-text'

/** The texts that a workbook's cells name by number. */
export interface SharedStrings {
  /** Undefined for a number no string has. */
  at(index: number): string | undefined
}

/** The first strings are those that repeat: kept as strings. All others lie in one buffer, a hundred bytes less each. */
const KEPT = 32_768
const LONGEST_ITEM = 4 * 1024 * 1024

/** Reads the part `sharedStrings.xml` piece by piece. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const kept: string[] = []
  const packed = createPackedTexts()
  const decoder = new StringDecoder('utf8')
  const take = (text: string) => {
    // A copy: a piece of a larger string would keep all of it.
    if (kept.length < KEPT) kept.push(Buffer.from(text, 'utf8').toString('utf8'))
    else packed.push(text)
  }
  let rest = ''
  for await (const piece of pieces) rest = takeItems(rest + decoder.write(piece), take)
  if (nextItem(takeItems(rest + decoder.end(), take), 0)) throw new FileRefused(refusal('unreadable'))
  return { at: index => (index < KEPT ? kept[index] : packed.at(index - KEPT)) }
}

/** Takes every whole item of the text and gives back what follows the last. */
function takeItems(whole: string, take: (text: string) => void): string {
  const text = withoutCdata(whole)
  let at = 0
  for (;;) {
    const tag = nextItem(text, at)
    if (tag === null) break
    const { opens, prefix, empty, content } = tag
    if (empty) {
      take('')
      at = content
      continue
    }
    const close = text.indexOf(`</${prefix}si>`, content)
    if (close < 0) {
      at = opens
      break
    }
    take(stringItemText(text.slice(content, close)))
    at = close + prefix.length + 5
  }
  const rest = text.slice(at)
  if (rest.length > LONGEST_ITEM) throw new FileRefused(refusal('unreadable'))
  return rest
}

const ITEM = /<((?:[\w.-]+:)?)si(?:\s[^<>]*?)?(\/?)>/g

function nextItem(text: string, from: number) {
  ITEM.lastIndex = from
  const match = ITEM.exec(text)
  if (!match) return null
  return { opens: match.index, prefix: match[1]!, empty: match[2] === '/', content: ITEM.lastIndex }
}

/** Texts as UTF-8 one after another; each is made anew when it is asked for. */
function createPackedTexts() {
  let bytes = Buffer.alloc(64 * 1024)
  let ends = new Uint32Array(4096)
  let count = 0
  let used = 0
  return {
    push(text: string) {
      const most = used + text.length * 3
      if (most > bytes.length) {
        const larger = Buffer.alloc(Math.max(most, Math.floor(bytes.length * 1.5)))
        bytes.copy(larger, 0, 0, used)
        bytes = larger
      }
      if (count === ends.length) {
        const larger = new Uint32Array(Math.floor(ends.length * 1.5))
        larger.set(ends)
        ends = larger
      }
      used += bytes.write(text, used, 'utf8')
      ends[count] = used
      count += 1
    },
    at(index: number): string | undefined {
      if (!(index >= 0 && index < count)) return undefined
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}
