interface TimedBlock {
  readonly starts: number
  readonly ends: number
}

/** Minutes these blocks last together. */
export function minutesOfBlocks(blocks: readonly TimedBlock[]): number {
  return blocks.reduce((sum, block) => sum + Math.max(0, block.ends - block.starts), 0)
}

/**
 * Minutes of what was held: the blocks whose attendance is recorded. Whoever missed nothing is credited with these, on
 * the certificate and the personal file, and the ledger counts them.
 */
export function heldMinutes(
  blocks: readonly (TimedBlock & { readonly recordedOn: string | null })[],
): number {
  return minutesOfBlocks(blocks.filter(block => block.recordedOn !== null))
}

/** What the blocks of a session make, where that is not what is planned for it; null where it is, or nothing is planned. */
export function minutesApart(planned: number, blocks: readonly TimedBlock[]): number | null {
  const scheduled = minutesOfBlocks(blocks)
  return planned === 0 || scheduled === planned ? null : scheduled
}
