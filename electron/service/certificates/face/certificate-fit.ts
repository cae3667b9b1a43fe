import { widthInEms } from '../../documents/text-width'

/** Millimetres of the page; the style sheet is made of the same figures. */
export const FACE_MM = {
  page: { width: 297, height: 210 },
  frame: { inset: 7.4, gap: 1.8 },
  heading: { top: 25.5, height: 26.3 },
  /** Where the sentences may stand: between the headings and the seal. */
  body: { left: 33, top: 65, width: 231, height: 84 },
  /** Room for a seal of 42 mm over issuer and date: nothing else stands in it. */
  seal: { right: 22, width: 74, height: 44 },
  record: { left: 23, width: 150, size: 3.3, above: 14.6 },
} as const

export const CHINESE_LINE = 1.95
export const ENGLISH_LINE = 1.6
/** English type size and the space above it, as parts of the Chinese type size. */
export const ENGLISH_SIZE = 0.64
export const ENGLISH_SPACE = 0.9

/** Type sizes of the Chinese sentence in millimetres, from the ordinary 17 pt to what only absurd names need. */
const SIZES = [6.2, 5.6, 5, 4.4, 3.8, 3.2, 2.7, 2.2, 1.8, 1.5, 1.2, 1, 0.8] as const
const SMALLEST = 0.6

/** Widest blank that is never broken; a wider one may be, or it would leave half the line before it empty. */
const UNBROKEN_EMS = 14

/** Extra for indents, blanks, and lines broken early. */
const LINE_SLACK = 1.08
const CHINESE_EXTRA_EMS = 6

/** Whether a name stays on one line: `'投诉处理与情绪管理'` → true. */
export function staysWhole(text: string): boolean {
  return widthInEms(text) <= UNBROKEN_EMS
}

/** The largest type size, in millimetres, at which both sentences, given as plain text, stay clear of the seal. */
export function sentenceSize(chinese: string, english: string): number {
  const { width, height } = FACE_MM.body
  const chineseEms = widthInEms(chinese) * LINE_SLACK + CHINESE_EXTRA_EMS
  const englishEms = widthInEms(english) * LINE_SLACK
  const fits = (size: number): boolean => {
    const chineseLines = Math.ceil((chineseEms * size) / width)
    const englishLines = Math.ceil((englishEms * size * ENGLISH_SIZE) / width)
    const tall = chineseLines * CHINESE_LINE + ENGLISH_SPACE + englishLines * ENGLISH_SIZE * ENGLISH_LINE
    return tall * size <= height
  }
  return SIZES.find(fits) ?? SMALLEST
}
