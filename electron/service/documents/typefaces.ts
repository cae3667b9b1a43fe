import { needsRareTypeface } from './glyph-coverage'

interface BundledTypeface {
  family: string
  file: string
  weight: string
}

/** Whole TTF files in `resources/fonts`: the system's Noto CJK is CFF, which Chromium prints as Type 3. */
const REGULAR: BundledTypeface = { family: 'Zhixing Serif', file: 'NotoSerifSC-Regular.ttf', weight: '400' }
const BOLD: BundledTypeface = { family: 'Zhixing Serif', file: 'NotoSerifSC-Bold.ttf', weight: '700' }

/** 639 characters the Chinese files lack, 𠮷 among them; one weight serves both, so no bold is ever faked. */
const RARE: BundledTypeface = { family: 'Zhixing Rare', file: 'NotoSerifJP-SemiBold.ttf', weight: '100 900' }

/** Bundled faces first, then what Windows, macOS and Linux have for the rest of Unicode. */
export const FONT_STACK = [
  '"Zhixing Serif"',
  '"Zhixing Rare"',
  '"Noto Serif CJK SC"',
  '"Source Han Serif SC"',
  '"Songti SC"',
  'SimSun',
  '"SimSun-ExtB"',
  '"MingLiU-ExtB"',
  'serif',
].join(', ')

/** The faces a document of this text needs; the rare one is 8 MB and loads only for those who need it. */
export function typefacesFor(text: string): readonly BundledTypeface[] {
  return needsRareTypeface(text) ? [REGULAR, BOLD, RARE] : [REGULAR, BOLD]
}

/** Where the print window finds a bundled file, relative to the document: `electron/main/print.ts` serves it. */
export function typefaceAddress(face: BundledTypeface): string {
  return `fonts/${face.file}`
}

// No `local()`: the same document must look the same wherever it is printed.
export function typefaceCss(faces: readonly BundledTypeface[]): string {
  return faces
    .map(
      face =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-display:block;` +
        `src:url("${typefaceAddress(face)}") format("truetype")}`,
    )
    .join('\n')
}
