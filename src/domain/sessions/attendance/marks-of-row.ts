import { type AttendanceMark, bothMarks } from './attendance-mark'
import type { ScannedBlock } from './scan-reach'

/** Where a mark stands: under which heading, and as the cell has it. */
export type Written = { readonly heading: string; readonly value: string }

/** The marks of one row, block by block. Of a day and of a half of it the narrower column counts. */
export class MarksOfRow {
  readonly byBlock = new Map<string, AttendanceMark>()
  /** Columns about the same blocks that say what cannot both be: neither counts. */
  readonly differing: { readonly column: string; readonly value: string }[] = []
  /** More minutes than the block has: that cannot be. */
  readonly beyond: (Written & { readonly block: ScannedBlock })[] = []
  private readonly written = new Map<string, Written & { readonly width: number }>()

  /** Where the mark of a block stands. */
  writtenOf = (blockId: string): Written | undefined => this.written.get(blockId)

  add(blocks: readonly ScannedBlock[], mark: AttendanceMark, { heading, value }: Written): void {
    const width = blocks.length
    let isDiffering = false
    let other: Written | undefined
    for (const [block, own] of marksOfBlocks(blocks, mark)) {
      const { id } = block
      if ((own.minutes ?? 0) > block.end - block.start) {
        this.beyond.push({ heading, value, block })
        continue
      }
      const known = this.written.get(id)
      if (known && known.width < width) continue
      const before = known?.width === width ? this.byBlock.get(id) : undefined
      const both = before ? bothMarks(before, own) : own
      if (both) this.byBlock.set(id, both)
      else {
        this.byBlock.delete(id)
        isDiffering = true
        other = known
      }
      this.written.set(id, { heading, value, width })
    }
    if (isDiffering && other)
      this.differing.push({ column: `${other.heading} / ${heading}`, value: `${other.value} / ${value}` })
  }
}

/** Whoever is late for a day is late for what is first on it, and whoever leaves early misses the end of what is last. */
function marksOfBlocks(
  blocks: readonly ScannedBlock[],
  mark: AttendanceMark,
): readonly (readonly [ScannedBlock, AttendanceMark])[] {
  if (mark.state !== 'late' && mark.state !== 'left_early') return blocks.map(block => [block, mark])
  const inOrder = [...blocks].sort((a, b) => a.start - b.start)
  const missed = mark.state === 'late' ? inOrder[0] : inOrder.at(-1)
  return inOrder.map(block => [block, block === missed ? mark : { state: 'present', minutes: null }])
}
