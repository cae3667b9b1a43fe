import type { TFunction } from 'i18next'
import { addDays } from '../../domain/days/day'
import type { Language } from '../../i18n/setup'
import { clockText, localDayOf } from '../../parts/book/moment-text'
import { shortDayText } from '../../parts/sessions/day-words'

/** When something was done: 10:42, 昨天, or 12月3日. The demonstration year has a today of its own beside the clock's. */
export function whenText(
  t: TFunction<'today'>,
  language: Language,
  instant: string,
  bookToday: string,
  now: Date = new Date(),
): string {
  const day = localDayOf(instant)
  const todays = [localDayOf(now.toISOString()), bookToday]
  if (todays.includes(day)) return clockText(language, instant)
  if (todays.some(today => addDays(today, -1) === day)) return t('yesterday')
  return shortDayText(language, day, bookToday)
}
