/**
 * A phone as lists show it: 138****5678 (FORMS.md, personal information).
 * Other lengths keep at most the first three and last four digits and hide at least four, or all of a short one.
 */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/[^\d]/g, '')
  return maskMiddle(digits)
}

/** At most the first three and the last four characters, with at least four hidden between, or all of a short text. */
export function maskMiddle(text: string): string {
  const characters = [...text]
  const { length } = characters
  if (length < 8) return '*'.repeat(length)
  const shownFirst = Math.min(3, length - 8)
  const hidden = '*'.repeat(length - shownFirst - 4)
  return `${characters.slice(0, shownFirst).join('')}${hidden}${characters.slice(-4).join('')}`
}

/** A phone of which digits are hidden, as lists and other systems write it: 138****5678, 138••••5678, 138xxxx5678. */
export function isMaskedPhone(text: string): boolean {
  const plain = text.normalize('NFKC')
  return /[*•●·]/.test(plain) || /^\+?[\d\s-]*x{2,}[\d\s-]*$/i.test(plain)
}

/** The hidden phone shows no digit that `phone` has not, from either end. */
export function mayBePhone(masked: string, phone: string): boolean {
  const shown = masked.normalize('NFKC').replaceAll(/[\s()-]/g, '')
  const whole = phone.normalize('NFKC').replaceAll(/\D/g, '')
  const first = /^\+?(?:86(?=1\d))?(\d*)/.exec(shown)?.[1] ?? ''
  const last = /\d*$/.exec(shown)?.[0] ?? ''
  return whole.startsWith(first) && whole.endsWith(last) && first.length + last.length <= whole.length
}
