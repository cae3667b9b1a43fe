/**
 * Where pieces of the wanted widths end among columns that are there already: the nearest edge, and a column at least
 * for each as long as there are enough. `snapped([10, 20, 30], [28, 32]) // [2, 3]`
 */
export function snapped(columns: readonly number[], wanted: readonly number[]): number[] {
  const edges = [0]
  for (const width of columns) edges.push((edges.at(-1) ?? 0) + width)
  let reached = 0
  let last = 0
  return wanted.map((width, index) => {
    reached += width
    const after = wanted.length - index - 1
    if (after === 0) return columns.length
    const least = Math.min(last + 1, columns.length)
    const most = Math.max(least, columns.length - after)
    let best = least
    for (let edge = least; edge <= most; edge++)
      if (Math.abs((edges[edge] ?? 0) - reached) < Math.abs((edges[best] ?? 0) - reached)) best = edge
    last = best
    return best
  })
}
