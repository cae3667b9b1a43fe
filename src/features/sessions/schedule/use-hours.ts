import { useCallback } from 'react'
import { useAsk } from '../../../app/call'
import { creditedHours } from '../../../domain/days/credited-hours'

/** Minutes as credited hours (学时), which are as long as the office says. */
export function useHours(): (minutes: number) => number {
  const office = useAsk('settings', 'office', {})
  const minutesPerHour = office.data?.minutesPerHour ?? 45
  return useCallback((minutes: number) => creditedHours(minutes, minutesPerHour), [minutesPerHour])
}
