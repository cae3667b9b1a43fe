import { create } from 'zustand'
import { CallError, refusalCode } from '../contract/wire'
import { client, type KnownHistory, knownHistory } from './client'

/** What the person has seen and wants all the same. */
export interface Sure {
  withLater?: boolean
  others?: boolean
  voids?: boolean
}

interface UndoTrouble {
  /** The frame's dialog says what stands in the way, or whose step it is. */
  asking: {
    seq: number
    sure: Sure
    code: string
    params: Record<string, unknown>
    /** The newest entry the question speaks of. */
    seen: number | undefined
    /** Whose entries these are. */
    of: KnownHistory
  } | null
  /** Undo or redo was refused for another reason; the frame says it. */
  refused: unknown
  clear(): void
}

export const useUndoTrouble = create<UndoTrouble>(set => ({
  asking: null,
  refused: null,
  clear: () => set({ asking: null, refused: null }),
}))

interface UndoWork {
  /** The step that is being taken back or brought again; the button that asked for it waits. */
  seq: number | null
  /** It takes long enough that the frame says so, and how many steps were asked for after it. */
  slow: { kind: 'undo' | 'redo'; waiting: number } | null
}

export const useUndoWork = create<UndoWork>(() => ({ seq: null, slow: null }))

/** What takes longer than this is said. */
const slowMs = 300

/** More steps than these are not asked for ahead: who leans on the keys means no more than what is in sight. */
const mostWaiting = 20

/**
 * Takes one command back. What stands in the way is shown by the frame. True when it was taken back. `seen`: what the
 * answer to a question rests on; where a step came since, the question is asked anew.
 */
export function takeBack(seq: number, sure: Sure = {}, seen?: number): Promise<boolean> {
  const meant = { ...sure }
  const undo = async () => {
    try {
      await client.book.undo({ seq, ...meant }, seen === undefined ? {} : { seen })
    } catch (error) {
      if (refusalCode(error) !== 'changed_since') throw error
      delete meant.withLater
      delete meant.others
      delete meant.voids
      await client.book.undo({ seq })
    }
  }
  return alone('undo', seq, undo, meant)
}

/** Brings back what the undo with this number took away. */
export function bringBack(undoSeq: number): Promise<boolean> {
  return alone('redo', undoSeq, () => client.book.redo({ seq: undoSeq }))
}

/** Ctrl+Z: the newest command that can be taken back. */
export const takeBackNewest = inTurn(async () => {
  await running
  const { undo, onlyStory } = await client.book.undoState({})
  return undo ? takeBack(undo.seq) : refuse(onlyStory ? 'only_story_left' : 'nothing_to_undo')
})

/** Ctrl+Shift+Z: what was taken back last, while nothing new has been done since. */
export const bringBackNewest = inTurn(async () => {
  await running
  const { redo } = await client.book.undoState({})
  return redo ? bringBack(redo.seq) : refuse('nothing_to_redo')
})

let turn: Promise<unknown> = Promise.resolve()
/** Pressed, and not begun. */
let waiting = 0
/** Presses of an earlier round were for what the person saw then: they come to nothing. */
let round = 0
/** What is being carried out, whoever asked for it. */
let running: Promise<unknown> = Promise.resolve()

/**
 * The newest is known only when the step before is done: Ctrl+Z twice takes back two, as fast as fingers go and however
 * long each takes. Where one is refused, those pressed after it come to nothing.
 */
function inTurn(step: () => Promise<boolean>): () => Promise<boolean> {
  return () => {
    if (waiting >= mostWaiting) {
      sayAtWork()
      return Promise.resolve(false)
    }
    const own = round
    waiting++
    const begin = () => {
      waiting--
      return own === round ? step() : false
    }
    const next = turn.then(begin).catch((error: unknown) => {
      round++
      useUndoTrouble.setState({ refused: error })
      return false
    })
    turn = next
    sayAtWork()
    return next
  }
}

/** Asked for more while one takes long: the frame says that it is at work, and how many wait. */
function sayAtWork(): void {
  const { slow } = useUndoWork.getState()
  if (slow) useUndoWork.setState({ slow: { ...slow, waiting } })
}

/** One at a time: a button pressed while one is carried out does nothing. */
async function alone(
  kind: 'undo' | 'redo',
  seq: number,
  call: () => Promise<unknown>,
  sure: Sure = {},
): Promise<boolean> {
  if (useUndoWork.getState().seq !== null) {
    sayAtWork()
    return false
  }
  useUndoWork.setState({ seq })
  const timer = setTimeout(() => useUndoWork.setState({ slow: { kind, waiting } }), slowMs)
  const of = knownHistory()
  const { newest: seen } = of
  const work = call()
  running = work.catch(() => undefined)
  try {
    await work
    return true
  } catch (error) {
    round++
    useUndoTrouble.setState(troubleOf({ seq, sure, seen, of }, error))
    return false
  } finally {
    clearTimeout(timer)
    useUndoWork.setState({ seq: null, slow: null })
  }
}

/** A question about the steps of data that another book took the place of is answered by nothing but this. */
export function refuseReplaced(): void {
  useUndoTrouble.setState({ asking: null })
  refuse('changed_meanwhile')
}

function refuse(code: string): false {
  round++
  useUndoTrouble.setState({ refused: new CallError({ kind: 'refused', code, params: {} }) })
  return false
}

const asked = /^undo_(touched_later|would_break|of_another|voids_printed)$/

type Tried = Pick<NonNullable<UndoTrouble['asking']>, 'seq' | 'sure' | 'seen' | 'of'>

function troubleOf(tried: Tried, error: unknown): Partial<UndoTrouble> {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return { refused: error }
  const { code, params } = error.error
  // Of one that would hang in the air nothing more is known than that.
  return asked.test(code) && params.count !== 0 ? { asking: { ...tried, code, params } } : { refused: error }
}
