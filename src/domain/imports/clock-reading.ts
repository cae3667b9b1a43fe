import { MINUTES_OF_DAY, type Minutes } from '../days/clock'
import { type Cell, tidy } from './table'

const TIME =
  /^(上午|下午|am|pm)? ?(\d{1,2})[:点时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分?) ?(am|pm|上午|下午)?$/i

/**
 * Reads a time of day in whole minutes since midnight, seconds dropped: '08:59:59' is 539, '1:30 PM' 810,
 * 0.375 (a serial) 540. Null when blank or absent, 'impossible' otherwise.
 */
export function readClock(cell: Cell | undefined): Minutes | 'impossible' | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') {
    return cell >= 0 && cell < 1 ? Math.floor(cell * MINUTES_OF_DAY + 1e-6) : 'impossible'
  }
  if (typeof cell === 'boolean') return 'impossible'
  if (typeof cell !== 'string') return cell.minutes ?? 0
  const text = tidy(cell).normalize('NFKC')
  if (/^$|^[-/\\—–]+$|^n\/?a$|^(无|缺卡|未打卡|未签到|未签退)$/i.test(text)) return null
  const parts = TIME.exec(text)
  if (!parts) return 'impossible'
  const half = (parts[1] ?? parts[5])?.toLowerCase()
  const hour = Number(parts[2])
  const minute = Number(parts[3])
  if (minute > 59 || hour > 23 || (half && hour > 12)) return 'impossible'
  const afternoon = half === 'pm' || half === '下午'
  return ((half ? hour % 12 : hour) + (afternoon ? 12 : 0)) * 60 + minute
}
