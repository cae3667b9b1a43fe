/** No office issues more under one series, and a damaged file must not use a series up. */
export const highestSerial = 99_999_999

/** Numbers that one entry of the history names, and that somebody is done with at once. */
export const mostNumbersNamed = 5_000

/** A series as it is counted: a # stands for the serial. Whatever else the office's codes hold, its numbers are kept. */
export const isSeries = (text: string): boolean => text.length <= 200 && text.includes('#')

/**
 * The serial of a number in a series, null where it is none of it: of 'KF-TS-2026-0012' in 'KF-TS-2026-#' it is 12. A
 * series with another # than the serial's has no number that can be told.
 */
export function serialOf(series: string, number: string): number | null {
  const [before = '', after = '', more] = series.split('#')
  if (more !== undefined || !number.startsWith(before) || !number.endsWith(after)) return null
  const digits = number.slice(before.length, Math.max(before.length, number.length - after.length))
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null
}
