/** Of some certificates, how many were printed, as far as that is known: the papers to be called back. */
export function printedAmong(some: readonly { readonly printed: boolean | null }[]): {
  which: 'all' | 'some' | 'unknown' | 'none'
  printed: number
} {
  const printed = some.filter(one => one.printed === true).length
  if (printed > 0) return { which: printed === some.length ? 'all' : 'some', printed }
  return { which: some.some(one => one.printed === null) ? 'unknown' : 'none', printed }
}
