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

/** 今天 · 昨天 · 2026年12月9日. */
export function dayHeading(t: AnyT, language: Language, day: string, today: string): string {
  const yesterday = new Date(`${today}T00:00:00Z`)
  yesterday.setUTCDate(yesterday.getUTCDate() - 1)
  if (day === today) return textOf(t, 'book:history.today') ?? day
  if (day === yesterday.toISOString().slice(0, 10)) return textOf(t, 'book:history.yesterday') ?? day
  return dayText(language, day)
}
