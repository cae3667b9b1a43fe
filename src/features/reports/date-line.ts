import type { Language } from '../../i18n/setup'

/** The day as the head of the page says it: 12月9日 星期三 · Wednesday, 9 December. */
export function dateLine(language: Language, day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(at)
  }
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at)
  return `${part({ month: 'long', day: 'numeric' })} ${part({ weekday: 'long' })}`
}
