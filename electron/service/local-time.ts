const two = (value: number): string => String(value).padStart(2, '0')

/** The local calendar day of an instant. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** 'YYYY-MM-DDTHH:mm' of an instant on this machine's clock: what periods are counted by. */
export function localTimestamp(at: Date): string {
  return `${localDay(at)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** On this machine's clock, one text in either language: '2026-12-09 10:42'. What is no instant stays as it is. */
export function localMinute(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${localDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}`
}
