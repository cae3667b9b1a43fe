/** Where an entry of a ZIP lies in the file: from its local header to the last of its packed bytes. */
export interface Extent {
  start: number
  end: number
}

/**
 * Whether two entries share bytes, or one lies beyond `limit` (the directory, or the end of the file). No program
 * writes such an archive; made by hand, a few megabytes count as many entries of that size each.
 */
export function overlaps(extents: readonly Extent[], limit: number): boolean {
  const inOrder = extents.toSorted((a, b) => a.start - b.start)
  let free = 0
  for (const { start, end } of inOrder) {
    if (start < free || end < start || end > limit) return true
    free = end
  }
  return false
}
