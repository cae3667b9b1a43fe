/**
 * A phone as lists show it: 138****5678 (FORMS.md, personal information).
 * Other lengths keep at most the first three and last four digits and hide at least four, or all of a short one.
 */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/[^\d]/g, '')
  if (digits === '') return ''
  if (digits.length < 8) return '*'.repeat(digits.length)
  const shownFirst = Math.min(3, digits.length - 8)
  const hidden = digits.length - shownFirst - 4
  return `${digits.slice(0, shownFirst)}${'*'.repeat(hidden)}${digits.slice(-4)}`
}
