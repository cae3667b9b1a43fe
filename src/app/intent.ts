import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { go, type Route } from './links'

/** Something a page is asked to begin as soon as it stands there: “新建培训班” from Ctrl+K. */
const usePending = create<{ intent: string | null }>(() => ({ intent: null }))

/** Opens a page and asks it to begin something: `goAndBegin({ page: 'sessions' }, 'sessions.new')`. */
export function goAndBegin(route: Route, intent: string): void {
  usePending.setState({ intent })
  go(route)
}

/** In the page: `useIntent('sessions.new', () => setForm('open'))`. */
export function useIntent(intent: string, begin: () => void): void {
  const pending = usePending(state => state.intent)
  const latest = useRef(begin)
  latest.current = begin
  useEffect(() => {
    if (pending !== intent) return
    usePending.setState({ intent: null })
    latest.current()
  }, [pending, intent])
}
