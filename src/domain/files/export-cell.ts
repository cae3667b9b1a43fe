/**
 * Text a spreadsheet may take for a formula: = + - @ at its start, half or full width, also behind blanks and
 * invisible marks, and a leading tab or line break (TRUST.md, Exports). Leading apostrophes count as ours.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠])/u
const PLAIN_NUMBER = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/

function isRisky(text: string): boolean {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text)
}

/** Puts an apostrophe before such text: '=1+1' leaves as "'=1+1". '-5.5' is a plain number and stays. */
export function neutraliseCell(text: string): string {
  return isRisky(text) ? `'${text}` : text
}

/** Numbers, also negative ones, and empty cells leave as they are; only text is neutralised. */
export function exportCell<T extends number | boolean | null>(value: string | T): string | T {
  return typeof value === 'string' ? neutraliseCell(value) : value
}

/** Takes the apostrophe off again, so that a file we wrote comes back in as it was. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && isRisky(text.slice(1)) ? text.slice(1) : text
}
