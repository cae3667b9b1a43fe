type Width = { key: string; width?: number | undefined; stays?: boolean | undefined }

/** Where the columns that stay in sight stand, from the left, and how much of the width they take together. */
export type Staying = {
  readonly left: ReadonlyMap<string, number>
  readonly last: string | null
  readonly taken: number
}

export function stayingColumns(columns: readonly Width[]): Staying {
  const left = new Map<string, number>()
  let taken = 0
  let last: string | null = null
  for (const { key, width = 0, stays } of columns) {
    if (!stays) continue
    left.set(key, taken)
    taken += width
    last = key
  }
  return { left, last, taken }
}
