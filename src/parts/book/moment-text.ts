import type { Language } from '../../i18n/setup'

/** A calendar day in words: 2026年12月9日 · 9 December 2026. */
export function dayText(language: Language, day: string): string {
  return format(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** An instant on this machine's clock: 2026年12月9日 10:42 · 9 Dec 2026, 10:42. */
export function instantText(language: Language, instant: string): string {
  return format(language, { dateStyle: language === 'en' ? 'medium' : 'long', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** The local clock of an instant: 10:42. */
export function clockText(language: Language, instant: string): string {
  return format(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** The local calendar day of an instant, 'YYYY-MM-DD'. */
export function localDayOf(instant: string): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** `bytesText(3_355_443)` is '3.2 MB'. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes / 1024
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`
}

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // British order in English: the day before the month, and a clock of 24 hours.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
}
