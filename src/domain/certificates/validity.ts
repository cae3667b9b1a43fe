import { type Day, daysBetween } from '../days/day'
import { addMonths } from '../days/month'

/** The last valid day: the same day of the month that many months on, or that month's last; null is 长期. */
export function validUntil(issued: Day, months: number | null): Day | null {
  return months === null ? null : addMonths(issued, months)
}

/** How long before its last day a certificate is called expiring, and stands on Today to be renewed. */
export const renewalNotice = 30

/** `expiring` begins so many days before the last valid day; on that day itself a certificate is still valid. */
export function validityAt(
  until: Day | null,
  today: Day,
  noticeDays: number = renewalNotice,
): 'valid' | 'expiring' | 'expired' {
  if (until === null) return 'valid'
  const left = daysBetween(today, until)
  if (left < 0) return 'expired'
  return left <= noticeDays ? 'expiring' : 'valid'
}
