import { withoutEdges } from '../text/edges'

const RESERVED = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** What no file system or eye can be trusted with: controls, line separators, bidi, zero width, lone surrogates. */
const DANGEROUS =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD\uFFFE\uFFFF]/gu
const FORBIDDEN = /[<>:"/\\|?*]/g

/** Bytes in UTF-8 a name may take: ext4 allows 255, and a copy may get ' (12)' and a temporary ending. */
const MOST_BYTES = 200
const bytesOf = (character: string) => {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

function shortened(text: string, mostBytes: number): string {
  let [kept, bytes] = ['', 0]
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > mostBytes) break
    kept += character
  }
  return kept
}

/** Spaces and dots at the ends: Windows drops them, a leading dot hides the file, '..' climbs. */
const trimmed = (text: string) => withoutEdges(text, /[\s.]/)

const cleaned = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(DANGEROUS, '')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')

/**
 * The name of a file and its ending as they are once nothing unseen is left in them. An ending is plain letters and
 * digits; whatever else stands behind the last dot is part of the name: `'签到 3.1-5'` has none.
 */
export function splitFileName(text: string): { stem: string; ending: string } {
  const clean = trimmed(cleaned(text))
  const [, stem = clean, ending = ''] = /^(.+)\.([A-Za-z0-9]+)$/.exec(clean) ?? []
  return { stem, ending }
}

/**
 * A file name, never a path, that Windows, macOS and Linux all take (TRUST.md, Exports). Forbidden characters
 * become '_', CON and its kind get one in front; what has nothing left is 'file'. The extension is plain letters.
 */
export function safeFileName(text: string, extension = ''): string {
  const ending = extension.replace(/[^A-Za-z0-9]/g, '')
  const suffix = ending === '' ? '' : `.${ending}`
  const stem = trimmed(shortened(trimmed(cleaned(text)), MOST_BYTES - suffix.length)) || 'file'
  // Windows looks at what stands before the first dot: 'con.notes' is reserved too.
  const reserved = RESERVED.test((stem.split('.')[0] ?? '').trim())
  return `${reserved ? '_' : ''}${stem}${suffix}`
}

/** Keeps names apart in one folder, without regard to case: a second 'a.pdf' becomes 'a (2).pdf'. */
export function distinctFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let candidate = name
    for (let copy = 2; taken.has(candidate.toLowerCase()); copy += 1) candidate = `${stem} (${copy})${ending}`
    taken.add(candidate.toLowerCase())
    return candidate
  })
}
