/**
 * The known word nearest to one that is none, as a slip of the finger makes it: 'bakup' is 'backup', 'exprot' 'export'.
 * A word that is begun stands for the whole. Null where nothing is near.
 */
export function nearest(typed: string, known: readonly string[]): string | null {
  const word = typed.toLowerCase()
  if (word === '') return null
  const begun = known.filter(one => one.startsWith(word))
  if (word.length > 1 && begun.length === 1) return begun[0] ?? null
  const [best] = known
    .map(one => ({ one, steps: stepsBetween(word, one.toLowerCase()) }))
    .filter(({ one, steps }) => steps <= Math.max(1, Math.floor(Math.max(word.length, one.length) / 3)))
    .sort((a, b) => a.steps - b.steps)
  return best?.one ?? null
}

/** Letters to add, leave out, change or swap with their neighbour. */
function stepsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, at) => at)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let i = 1; i <= from.length; i++) {
    rows.push([i])
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      const swapped =
        i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? at(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped))
    }
  }
  return at(from.length, to.length)
}
