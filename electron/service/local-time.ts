const two = (value: number): string => String(value).padStart(2, '0')

/** The local calendar day of an instant. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** On this machine's clock, one text in either language: '2026-12-09 10:42'. What is no instant stays as it is. */
export function localMinute(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${localDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}`
}
