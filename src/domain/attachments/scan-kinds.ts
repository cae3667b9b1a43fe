/**
 * What offices file, in one list: the system's dialog, what may be dropped, how a file is named once it is filed and
 * the sentence that says what may be attached are all made of it.
 */
interface ScanKind {
  group: ScanGroup
  /** What it is by its first bytes. */
  mediaType: string
  /** The first is the one a file of this kind gets that came under another. */
  endings: readonly [string, ...string[]]
  /** Several kinds have the same first bytes: the part that only this one has in it. */
  part?: string
}
/** Words for people: `sessions:scanGroup.<group>`. */
export const scanGroups = ['pdf', 'ofd', 'picture', 'word', 'excel', 'slides', 'text'] as const
export type ScanGroup = (typeof scanGroups)[number]

const zip = 'application/zip'
const ole = 'application/x-ole-storage'
/** Whatever has no first bytes of its own. */
export const unknownType = 'application/octet-stream'

const scanKinds: readonly ScanKind[] = [
  { group: 'pdf', mediaType: 'application/pdf', endings: ['pdf'] },
  { group: 'picture', mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { group: 'picture', mediaType: 'image/png', endings: ['png'] },
  { group: 'picture', mediaType: 'image/tiff', endings: ['tif', 'tiff'] },
  { group: 'picture', mediaType: 'image/heic', endings: ['heic', 'heif'] },
  { group: 'picture', mediaType: 'image/bmp', endings: ['bmp'] },
  { group: 'picture', mediaType: 'image/webp', endings: ['webp'] },
  { group: 'picture', mediaType: 'image/gif', endings: ['gif'] },
  { group: 'word', mediaType: zip, endings: ['docx'], part: 'word/' },
  { group: 'word', mediaType: ole, endings: ['doc', 'wps'], part: 'WordDocument' },
  { group: 'word', mediaType: 'application/rtf', endings: ['rtf', 'doc'] },
  { group: 'excel', mediaType: zip, endings: ['xlsx'], part: 'xl/' },
  { group: 'excel', mediaType: ole, endings: ['xls', 'et'], part: 'Workbook' },
  { group: 'slides', mediaType: zip, endings: ['pptx'], part: 'ppt/' },
  { group: 'slides', mediaType: ole, endings: ['ppt', 'dps'], part: 'PowerPoint Document' },
  { group: 'ofd', mediaType: zip, endings: ['ofd'], part: 'OFD.xml' },
  { group: 'text', mediaType: unknownType, endings: ['txt', 'csv'] },
]

/** Endings a file may have that is chosen or dropped as a scan, without the dot. */
export const scanEndings: readonly string[] = [...new Set(scanKinds.flatMap(({ endings }) => endings))]

/** A workbook with a password is an old Office file outside: what it is cannot be seen. */
const sealed = new Set(['docx', 'xlsx', 'pptx'])
/** Pages of the web and lists of text lie about under these, written by other programs: their Office opens them. */
const lenient = new Set(['doc', 'wps', 'xls', 'et', 'ppt', 'dps', 'rtf', 'txt', 'csv'])

/** Endings that promise a page or a picture. */
export const looksLikePage = (ending: string): boolean =>
  scanKinds.some(
    ({ group, endings }) =>
      (group === 'pdf' || group === 'picture') && endings.includes(ending.toLowerCase()),
  )

/** The parts to look for in a file, where its first bytes leave open what it is. */
export const partsOf = (mediaType: string): readonly string[] =>
  scanKinds.flatMap(kind => (kind.mediaType === mediaType && kind.part ? [kind.part] : []))

/**
 * Under which ending a file is filed that came under `ending` (lower case, empty for none), has these first bytes and
 * this part in it: its own where that is right or nothing speaks against it. Null when it promises what it is not and
 * nobody can say what it is, e.g. `endingFor({ ending: 'jpg', mediaType: 'image/heic', part: null }) // 'heic'`.
 */
export function endingFor(file: { ending: string; mediaType: string; part: string | null }): string | null {
  const { ending, mediaType, part } = file
  const listed = scanEndings.includes(ending)
  if (mediaType === unknownType) return listed && !lenient.has(ending) ? null : ending
  const alike = scanKinds.filter(kind => kind.mediaType === mediaType)
  // A kind of file that is not for scans.
  if (alike.length === 0) return ending
  const is = alike.find(kind => kind.part === undefined || kind.part === part)
  if (is) {
    // Another program's own kind may be built alike; no ending, or the end of a date (签到 3.15), names none.
    const isOthers = is.part !== undefined && !listed && /\D/.test(ending)
    return is.endings.includes(ending) || isOthers ? ending : is.endings[0]
  }
  const couldBe =
    alike.some(({ endings }) => endings.includes(ending)) || (mediaType === ole && sealed.has(ending))
  return couldBe || !listed ? ending : null
}
