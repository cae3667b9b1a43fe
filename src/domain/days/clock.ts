/** Local minutes since midnight, 0 to 1440; 1440 is 24:00 and only ever an end. */
export type Minutes = number

export const MINUTES_OF_DAY = 1440

/** `clockText(545)` is '09:05'. */
export function clockText(minutes: Minutes): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MINUTES_OF_DAY) {
    throw new RangeError(`not minutes of a day: ${minutes}`)
  }
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Reads '9:05', '09：05', '0905' and '24:00'; null for anything else. */
export function clockMinutes(text: string): Minutes | null {
  const parts = /^(\d{1,2}):(\d{2})$|^(\d{2})(\d{2})$/.exec(text.normalize('NFKC').trim())
  if (!parts) return null
  const hour = Number(parts[1] ?? parts[3])
  const minute = Number(parts[2] ?? parts[4])
  const minutes = hour * 60 + minute
  return minute < 60 && minutes <= MINUTES_OF_DAY ? minutes : null
}
