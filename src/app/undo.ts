import { create } from 'zustand'
import { commandRef } from '../contract/book/history'
import { CallError } from '../contract/wire'
import { client } from './client'

type CommandRef = ReturnType<typeof commandRef.parse>

interface UndoTrouble {
  /** Later commands stand in the way; the frame's dialog lists them. */
  blocked: { seq: number; blockers: CommandRef[] } | null
  /** Undo or redo was refused for another reason; the frame says it. */
  refused: unknown
  clear(): void
}

let turn: Promise<unknown> = Promise.resolve()

export const useUndoTrouble = create<UndoTrouble>(set => ({
  blocked: null,
  refused: null,
  clear: () => set({ blocked: null, refused: null }),
}))

/** Takes one command back. What stands in the way is shown by the frame. True when it was taken back. */
export function takeBack(seq: number, withLater = false): Promise<boolean> {
  return attempt(seq, () => client.book.undo({ seq, withLater }))
}

/** Brings back what the undo with this number took away. */
export function bringBack(undoSeq: number): Promise<boolean> {
  return attempt(undoSeq, () => client.book.redo({ seq: undoSeq }))
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

/** The newest is known only when the step before is done: Ctrl+Z twice takes back two. */
function inTurn(step: () => Promise<boolean>): () => Promise<boolean> {
  return () => {
    const next = turn.then(step).catch((error: unknown) => {
      useUndoTrouble.setState({ refused: error })
      return false
    })
    turn = next
    return next
  }
}

async function attempt(seq: number, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call()
    return true
  } catch (error) {
    const blockers = blockersOf(error)
    useUndoTrouble.setState(blockers ? { blocked: { seq, blockers } } : { refused: error })
    return false
  }
}

function refuse(code: string): false {
  useUndoTrouble.setState({ refused: new CallError({ kind: 'refused', code, params: {} }) })
  return false
}

function blockersOf(error: unknown): CommandRef[] | null {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return null
  if (error.error.code !== 'undo_touched_later') return null
  const blockers = commandRef.array().safeParse(error.error.params.blockers)
  return blockers.success ? blockers.data : null
}
