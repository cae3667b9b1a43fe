/*
 * Decimals as a person types them, kept as whole numbers of the smallest unit:
 * with scale 2, “88.5” is 8850. No floating point is involved.
 */

/** Full-width digits and stops, as a Chinese input method leaves them, made plain: `８８。５` → `88.5`. */
export function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/[－−]/g, '-')
    .replace(/[,，\s]/g, '')
}

/** Whole units of 10^-scale, null when empty, undefined when it is no such number: ('88.5', 2) → 8850. */
export function parseDecimal(text: string, scale: number): number | null | undefined {
  const plain = plainDigits(text)
  if (plain === '') return null
  const match = /^(-?)(\d{0,12})(?:\.(\d*))?$/.exec(plain)
  if (!match) return undefined
  const [, sign = '', whole = '', part = ''] = match
  if (whole === '' && part === '') return undefined
  if (part.length > scale) return undefined
  const units = Number(whole + part.padEnd(scale, '0'))
  return units === 0 ? 0 : sign ? -units : units
}

/** As it is shown, without idle zeros: (8850, 2) → '88.5'. */
export function formatDecimal(units: number, scale: number): string {
  if (scale === 0) return String(units)
  const digits = String(Math.abs(units)).padStart(scale + 1, '0')
  const part = digits.slice(-scale).replace(/0+$/, '')
  const whole = digits.slice(0, -scale)
  return `${units < 0 ? '-' : ''}${whole}${part ? `.${part}` : ''}`
}
