import type { Language } from '../../i18n/setup'

/** A calendar day in words: 2026年12月9日 · 9 December 2026. */
export function dayText(language: Language, day: string): string {
  return textOf(language, { dateStyle: 'long', timeZone: 'UTC' }, `${day}T00:00:00Z`) ?? day
}

/** An instant on this machine's clock: 2026年12月9日 10:42 · 9 Dec 2026, 10:42. */
export function instantText(language: Language, instant: string): string {
  const style = { dateStyle: language === 'en' ? 'medium' : 'long', timeStyle: 'short' } as const
  return textOf(language, style, instant) ?? instant
}

/** The same to the second, where two within a minute have to be told apart: 2026年12月9日 10:42:07. */
export function secondText(language: Language, instant: string): string {
  const style = { dateStyle: language === 'en' ? 'medium' : 'long', timeStyle: 'medium' } as const
  return textOf(language, style, instant) ?? instant
}

/**
 * How long ago an instant was: 3小时前 · 3 hours ago, and `justNow` within the minute, for which the system's words (此刻,
 * this minute) speak of what is not over. Empty for what is no date, or to come; less than a minute ahead was done since
 * `now` was looked at.
 */
export function agoText(language: Language, instant: string, justNow: string, now: number): string {
  const minutes = Math.floor((now - new Date(instant).getTime()) / 60_000)
  if (minutes === 0 || minutes === -1) return justNow
  if (!(minutes >= 0)) return ''
  const format = new Intl.RelativeTimeFormat(language === 'en' ? 'en-GB' : language, { numeric: 'auto' })
  if (minutes < 60) return format.format(-minutes, 'minute')
  if (minutes < 24 * 60) return format.format(-Math.floor(minutes / 60), 'hour')
  return format.format(-Math.floor(minutes / (24 * 60)), 'day')
}

/** The local clock of an instant: 10:42. */
export function clockText(language: Language, instant: string): string {
  return textOf(language, { hour: '2-digit', minute: '2-digit' }, instant) ?? instant
}

/** The local calendar day of an instant, 'YYYY-MM-DD'; what is no instant as it is. */
export function localDayOf(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Null for what is no date: a book or an archive from elsewhere may hold any text, which is shown as it is. */
function textOf(language: Language, options: Intl.DateTimeFormatOptions, moment: string): string | null {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return null
  // British order in English: the day before the month, and a clock of 24 hours.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(at)
}
