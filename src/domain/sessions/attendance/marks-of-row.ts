import { type AttendanceMark, bothMarks } from './attendance-mark'
import type { ScannedBlock } from './scan-reach'

/** Where a mark stands: under which heading, and as the cell has it. */
export type Written = { readonly heading: string; readonly value: string }

type Said = { readonly mark: AttendanceMark } & Written

/** The marks of one row, block by block. Of a day and of a half of it the narrower column counts. */
export class MarksOfRow {
  /** More minutes than the block has: that cannot be. */
  readonly beyond: (Written & { readonly block: ScannedBlock })[] = []
  private readonly ofBlock = new Map<string, { readonly width: number; readonly said: readonly Said[] }>()

  add(blocks: readonly ScannedBlock[], mark: AttendanceMark, { heading, value }: Written): void {
    const width = blocks.length
    for (const [block, own] of marksOfBlocks(blocks, mark)) {
      if ((own.minutes ?? 0) > block.end - block.start) {
        this.beyond.push({ heading, value, block })
        continue
      }
      const known = this.ofBlock.get(block.id)
      if (known && known.width < width) continue
      const others = known?.width === width ? known.said : []
      this.ofBlock.set(block.id, { width, said: [...others, { mark: own, heading, value }] })
    }
  }

  /** Where the mark of a block stands. */
  writtenOf = (blockId: string): Written | undefined => this.ofBlock.get(blockId)?.said.at(-1)

  /**
   * By block what its columns say together, and the remark beside them of minutes; `differing`: columns that say what
   * cannot both be, of which none counts.
   */
  settled(
    note: string,
    blocks: readonly ScannedBlock[],
  ): {
    readonly byBlock: ReadonlyMap<string, AttendanceMark>
    readonly differing: readonly { readonly column: string; readonly value: string }[]
  } {
    const byBlock = new Map<string, AttendanceMark>()
    const differing = new Map<string, { column: string; value: string }>()
    for (const [id, { said }] of this.ofBlock) {
      const together = marksTogether(said.map(({ mark }) => mark))
      if (together) byBlock.set(id, together)
      else {
        const column = said.map(({ heading }) => heading).join(' / ')
        differing.set(column, { column, value: said.map(({ value }) => value).join(' / ') })
      }
    }
    addMinutes(byBlock, note, blocks)
    return { byBlock, differing: [...differing.values()] }
  }
}

/** In whatever order they stand; that somebody was not absent is said beside all the others. */
function marksTogether(marks: readonly AttendanceMark[]): AttendanceMark | null {
  const inOrder = [...marks.filter(one => !one.onlyNotAbsent), ...marks.filter(one => one.onlyNotAbsent)]
  const [first, ...others] = inOrder
  let together: AttendanceMark | null = first ?? null
  for (const one of others) together = together && bothMarks(together, one)
  return together
}

/** What a remark says of the only one that somebody was late for, or left early: 20分钟. */
function addMinutes(
  byBlock: Map<string, AttendanceMark>,
  note: string,
  blocks: readonly ScannedBlock[],
): void {
  const [only, other] = [...byBlock].filter(([, { state }]) => state === 'late' || state === 'left_early')
  if (!only || other) return
  const [id, { state, minutes: known }] = only
  const minutes = minutesIn(note, state)
  const block = blocks.find(one => one.id === id)
  if (known !== null || minutes === null || !block || minutes > block.end - block.start) return
  byBlock.set(id, { state, minutes })
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
