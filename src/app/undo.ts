import { z } from 'zod'
import { create } from 'zustand'
import { commandRef } from '../contract/book/history'
import { CallError } from '../contract/wire'
import { client } from './client'

type CommandRef = ReturnType<typeof commandRef.parse>

/** Later commands stand in the way: the newest of them, how many there are, and whether one of them stays. */
interface Blocked {
  seq: number
  blockers: CommandRef[]
  count: number
  final: boolean
}

const standingRecords = z.object({
  count: z.number().int().min(1),
  records: z.array(z.object({ table: z.string(), label: z.string().nullable() })),
})
/** Records that hang on it and that nothing takes away: how many, and the first of them. */
type Standing = z.output<typeof standingRecords>

interface UndoTrouble {
  /** The frame's dialog lists what stands in the way. */
  blocked: Blocked | null
  /** The same of what stands there for good. */
  standing: Standing | null
  /** Undo or redo was refused for another reason; the frame says it. */
  refused: unknown
  clear(): void
}

export const useUndoTrouble = create<UndoTrouble>(set => ({
  blocked: null,
  standing: null,
  refused: null,
  clear: () => set({ blocked: null, standing: null, refused: null }),
}))

interface UndoWork {
  /** The step that is being taken back or brought again; the button that asked for it waits. */
  seq: number | null
  /** It takes long enough that the frame says so; counts how often it was asked for meanwhile. */
  slow: { kind: 'undo' | 'redo'; asked: number } | null
}

export const useUndoWork = create<UndoWork>(() => ({ seq: null, slow: null }))

/** What takes longer than this is said, and nobody's impatience is saved up for when it is done. */
const slowMs = 300

/** Takes one command back. What stands in the way is shown by the frame. True when it was taken back. */
export function takeBack(seq: number, withLater = false): Promise<boolean> {
  return alone('undo', seq, () => client.book.undo({ seq, withLater }))
}

/** Brings back what the undo with this number took away. */
export function bringBack(undoSeq: number): Promise<boolean> {
  return alone('redo', undoSeq, () => client.book.redo({ seq: undoSeq }))
}

/** Ctrl+Z: the newest command that can be taken back. */
export const takeBackNewest = inTurn(async () => {
  const { undo } = await client.book.undoState({})
  return undo ? takeBack(undo.seq) : refuse('nothing_to_undo')
})

/** Ctrl+Shift+Z: what was taken back last, while nothing new has been done since. */
export const bringBackNewest = inTurn(async () => {
  const { redo } = await client.book.undoState({})
  return redo ? bringBack(redo.seq) : refuse('nothing_to_redo')
})

let turn: Promise<unknown> = Promise.resolve()
/** Presses of an earlier round were for what the person saw then: they come to nothing. */
let round = 0

/**
 * The newest is known only when the step before is done: Ctrl+Z twice takes back two, as fast as fingers go. Where one
 * is slow, or is refused, those pressed meanwhile are not saved up.
 */
function inTurn(step: () => Promise<boolean>): () => Promise<boolean> {
  return () => {
    if (isSlow()) return Promise.resolve(false)
    const own = round
    const next = turn
      .then(() => (own === round ? step() : false))
      .catch((error: unknown) => {
        round++
        useUndoTrouble.setState({ refused: error })
        return false
      })
    turn = next
    return next
  }
}

/** Asked again while one is at work: the frame says that it is. */
function isSlow(): boolean {
  const { slow } = useUndoWork.getState()
  if (slow) useUndoWork.setState({ slow: { ...slow, asked: slow.asked + 1 } })
  return slow !== null
}

/** One at a time: what is asked for while one is carried out is not done afterwards. */
async function alone(kind: 'undo' | 'redo', seq: number, call: () => Promise<unknown>): Promise<boolean> {
  if (isSlow() || useUndoWork.getState().seq !== null) return false
  useUndoWork.setState({ seq })
  const timer = setTimeout(() => {
    round++
    useUndoWork.setState({ slow: { kind, asked: 0 } })
  }, slowMs)
  try {
    await call()
    return true
  } catch (error) {
    round++
    useUndoTrouble.setState(troubleOf(seq, error))
    return false
  } finally {
    clearTimeout(timer)
    useUndoWork.setState({ seq: null, slow: null })
  }
}

function refuse(code: string): false {
  round++
  useUndoTrouble.setState({ refused: new CallError({ kind: 'refused', code, params: {} }) })
  return false
}

function troubleOf(seq: number, error: unknown): Partial<UndoTrouble> {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return { refused: error }
  const { code, params } = error.error
  if (code === 'undo_touched_later') {
    const { count, final } = params
    const blockers = commandRef.array().safeParse(params.blockers)
    if (blockers.success)
      return { blocked: { seq, blockers: blockers.data, count: Number(count), final: final === true } }
  }
  if (code === 'undo_would_break') {
    const standing = standingRecords.safeParse(params)
    if (standing.success) return { standing: standing.data }
  }
  return { refused: error }
}
