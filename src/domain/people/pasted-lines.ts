import { plainText } from '../text/comparable-name'
import { withoutEdges } from '../text/edges'

/** '1. ', '(2)', '3、', '4）' and the bare '5' glued to a Chinese name: the numbering of a list, not a person. */
const NUMBERING = /^\s*[(]?(\d{1,3})\s*(?:[.、):]\s*(?!\d)|(?=\p{Script=Han}))/u
const ORNAMENT = /[^\p{L}\p{N}]/u

/** A line without its list number, unless that number is somebody's staff number. */
export function withoutNumbering(line: string, isStaffNumber: (text: string) => boolean): string {
  const numbering = NUMBERING.exec(line)
  if (!numbering || isStaffNumber(numbering[1] ?? '')) return line
  return line.slice(numbering[0].length)
}

export function linesOf(text: string): string[] {
  return plainText(text)
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
}

/** The parts a line names one after another: separated by , 、 and ;. Tabs stay, a row of a sheet is one person. */
export function segmentsOf(line: string): string[] {
  return line.split(/[,、;|]/).filter(segment => segment.trim() !== '')
}

/** The words of a segment without brackets, '@' and ornaments such as a tick or an emoji. */
export function wordsOf(segment: string): string[] {
  return segment
    .split(/[\s()（）【】[\]<>《》:@]+/u)
    .map(word => withoutEdges(word, ORNAMENT))
    .filter(word => word !== '')
}
