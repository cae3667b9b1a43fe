import { plainDigits } from './decimal'

/** A day as offices write it, as 'YYYY-MM-DD'; null when it is none: '2026/3/1' '2026.3.1' '2026年3月1日' '20260301' → '2026-03-01'. */
export function parseDay(text: string): string | null {
  const plain = plainDigits(text)
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!match) return null
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return exists ? iso : null
}
