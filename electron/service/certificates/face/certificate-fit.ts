import type { Language } from '../../../../src/i18n/setup'
import { widthInEms } from '../../documents/text-width'
import type { FaceBox } from './face-design'

/** Widest blank that is never broken; a wider one may be, or it would leave half the line before it empty. */
const UNBROKEN_EMS = 14

/** Extra for indents, blanks, and lines broken early. */
const LINE_SLACK = 1.08
const CHINESE_EXTRA_EMS = 6

/** Whether a name stays on one line: `'投诉处理与情绪管理'` → true. */
export function staysWhole(text: string): boolean {
  return widthInEms(text) <= UNBROKEN_EMS
}

/** A sentence as plain text, and the language it is in. */
export interface FittedText {
  lang: Language
  text: string
}

/** The largest type size of the box, in millimetres, at which its lines, given as plain text, stay within it. */
export function boxSize(box: FaceBox, texts: readonly FittedText[]): number {
  const sizes = box.sizes ?? []
  const ems = texts.map(
    ({ lang, text }) => widthInEms(text) * LINE_SLACK + (lang === 'en' ? 0 : CHINESE_EXTRA_EMS),
  )
  const fits = (size: number): boolean => {
    const tall = texts.map((_, index) => {
      const line = box.lines[index]
      if (!line) return 0
      const rows = Math.ceil(((ems[index] ?? 0) * size * line.size) / box.width)
      return (line.above ?? 0) + rows * line.size * line.leading
    })
    return tall.reduce((sum, one) => sum + one, 0) * size <= box.height - (box.padding ?? 0)
  }
  return sizes.find(fits) ?? sizes.at(-1) ?? 1
}
