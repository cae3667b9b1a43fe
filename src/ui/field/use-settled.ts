import { useEffect, useState } from 'react'

/** The value once it has stood still for `wait` milliseconds: a search waits for the end of the word. */
export function useSettled<Value>(value: Value, wait: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait)
    return () => clearTimeout(timer)
  }, [value, wait])
  return settled
}
