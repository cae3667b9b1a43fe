import { type AttendanceMark, bothMarks } from './attendance-mark'
import type { ScannedBlock } from './scan-log-attendance'

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

  /** What a remark says of the only one that somebody was late for, or left early: 20分钟. */
  addMinutes(note: string, blocks: readonly ScannedBlock[]): void {
    const [only, other] = [...this.byBlock].filter(
      ([, { state }]) => state === 'late' || state === 'left_early',
    )
    if (!only || other) return
    const [id, { state, minutes: known }] = only
    const minutes = minutesIn(note, state)
    const block = blocks.find(one => one.id === id)
    if (known !== null || minutes === null || !block || minutes > block.end - block.start) return
    this.byBlock.set(id, { state, minutes })
  }

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

const MINUTES =
  /^(?:(?<late>[迟遲]到?了?|晚到|late)|(?<early>早退|提前(?:离开|離開)?|left early))? ?[:：]? ?(?:by )?(?<minutes>\d{1,3}) ?(?:分[钟鐘]?|min(?:ute)?s?\.?)$/i

/** Of a remark that says nothing but how many they were. */
function minutesIn(note: string, state: AttendanceMark['state']): number | null {
  const { late, early, minutes } = MINUTES.exec(note)?.groups ?? {}
  const isOther = (late && state !== 'late') || (early && state !== 'left_early')
  return minutes === undefined || isOther ? null : Number(minutes)
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
