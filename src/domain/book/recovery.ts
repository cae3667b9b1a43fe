/** Of one table: rows that came out of damage. */
export interface RecoveredRows {
  readonly table: string
  /** Missing, at least. */
  readonly lost: number
  /** No step of the history left them as they are. */
  readonly unproved?: { readonly count: number } | undefined
  /** Nothing tells whether they are as they were left. */
  readonly unprovable?: number | undefined
}

/** Rows of one table that nothing proves. Those that no step left as they are may be among those nothing tells of. */
export const rowsUnproved = ({
  unproved,
  unprovable,
}: Pick<RecoveredRows, 'unproved' | 'unprovable'>): number => Math.max(unproved?.count ?? 0, unprovable ?? 0)

/**
 * Whether what a recovery brought is in doubt: rows nothing proves, lost steps (then nobody knows what the last one
 * left), or words of it that are not what was written. Rows that the record contradicts are not meant: those stand
 * accused, and are taken note of by themselves.
 */
export const leavesDoubt = ({
  proved,
  lost,
}: {
  readonly proved: boolean
  readonly lost: readonly RecoveredRows[]
}): boolean =>
  !proved || lost.some(one => (one.unprovable ?? 0) > 0 || (one.table === 'audit' && one.lost > 0))
