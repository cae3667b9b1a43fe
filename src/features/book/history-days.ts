import { type AnyT, textOf } from '../../app/loose-text'
import type { HistoryEntry } from '../../contract/book/history'
import type { Language } from '../../i18n/setup'
import { dayText, localDayOf } from '../../parts/book/moment-text'

/** Entries under the local day they were made on, in the order they come. */
export function byDay(entries: readonly HistoryEntry[]): { day: string; entries: HistoryEntry[] }[] {
  const days: { day: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = localDayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/**
 * 今天 · 昨天 · 2026年12月9日. `above`: the days that stand over it. Below one that is not later, or that has yet to come,
 * lies the story of a demonstration year: its days are no yesterdays of the person’s.
 */
export function dayHeading(
  t: AnyT,
  language: Language,
  day: string,
  today: string,
  above: readonly string[] = [],
): string {
  if (above.some(one => one <= day || one > today)) return dayText(language, day)
  const yesterday = new Date(`${today}T00:00:00Z`)
  yesterday.setUTCDate(yesterday.getUTCDate() - 1)
  if (day === today) return textOf(t, 'book:history.today') ?? day
  if (day === yesterday.toISOString().slice(0, 10)) return textOf(t, 'book:history.yesterday') ?? day
  return dayText(language, day)
}

/** Days of this machine's clock as the instants between them: from the first one's start until the last one's end. */
export function instantsOf(
  from: string | undefined,
  to: string | undefined,
): { from: string | null; until: string | null } {
  const start = (day: string, later = 0) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new Date(year, month - 1, date + later).toISOString()
  }
  return { from: from ? start(from) : null, until: to ? start(to, 1) : null }
}
