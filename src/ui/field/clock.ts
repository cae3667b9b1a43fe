import { plainDigits } from './decimal'

const HALF = /^(上午|早上|下午|晚上)|([ap])\.?m\.?$/i

/**
 * A time as a person types it, as 'HH:MM'; null when it is none: '930' '9:30' '9：30' '0930' → '09:30', '14' → '14:00',
 * '4:30 PM' and '下午4:30' → '16:30'.
 */
export function parseClock(text: string): string | null {
  const typed = plainDigits(text)
  const half = HALF.exec(typed)
  const plain = typed.replace(HALF, '').replaceAll('：', ':').replaceAll('.', ':')
  const match =
    /^(\d{1,2}):(\d{1,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})$/.exec(plain)
  if (!match) return null
  const first = Number(match[1])
  const minute = Number(match[2] ?? 0)
  if (first > (half ? 12 : 23) || minute > 59) return null
  const late = half !== null && /^(p|下午|晚上)$/i.test(half[2] ?? half[1] ?? '')
  const hour = half ? (first % 12) + (late ? 12 : 0) : first
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Moves a time within its day: ('09:30', 15) → '09:45'. */
export function shiftClock(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = Math.min(23 * 60 + 59, Math.max(0, hour * 60 + minute + minutes))
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
