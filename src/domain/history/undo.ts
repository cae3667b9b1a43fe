/** How a command is taken back: by its captured rows, by a counter-step (issue → void), or not at all. */
export const undoModes = ['captured', 'compensated', 'final'] as const
export type UndoMode = (typeof undoModes)[number]

/** A command as it goes into the audit: an undo takes its targets back, a redo brings those of an undo again. */
export type HistoryStep =
  | { readonly seq: number; readonly kind: 'do' }
  | { readonly seq: number; readonly kind: 'undo'; readonly targets: readonly number[] }
  | { readonly seq: number; readonly kind: 'redo'; readonly targets: readonly number[]; readonly of: number }

/** `done`: commands that hold. `undone`: undos that have not been brought back. The highest number is the newest. */
export type StackPart = 'done' | 'undone'

/** What a step does to the stack: first emptied, then taken off, then put on. */
export interface StackChange {
  readonly empty: StackPart | null
  readonly off: readonly { readonly part: StackPart; readonly seq: number }[]
  readonly on: readonly { readonly part: StackPart; readonly seq: number }[]
}

const inPart = (part: StackPart, seqs: readonly number[]) => seqs.map(seq => ({ part, seq }))

/**
 * The stack behind Ctrl+Z and Ctrl+Shift+Z, one step at a time, so that no history has to be read to know what
 * comes next. Something new leaves nothing to redo.
 */
export function stackChange(step: HistoryStep): StackChange {
  if (step.kind === 'do') return { empty: 'undone', off: [], on: inPart('done', [step.seq]) }
  if (step.kind === 'undo')
    return { empty: null, off: inPart('done', step.targets), on: inPart('undone', [step.seq]) }
  return { empty: null, off: inPart('undone', [step.of]), on: inPart('done', step.targets) }
}

/** A command that undo is asked for, as far as the rule needs to know it. */
export interface Undoable {
  readonly kind: 'do' | 'undo' | 'redo'
  readonly undo: UndoMode
  /** It holds: not undone since. */
  readonly live: boolean
  /** It does not stand behind an upgrade, a recovery or a note, where undo ends. */
  readonly reachable: boolean
}

export type UndoRefusal = 'nothing_to_undo' | 'undo_is_final' | 'undo_behind' | 'already_undone'

/** Why a command cannot be undone whatever came later; null when it can. */
export function undoRefusal(command: Undoable | undefined): UndoRefusal | null {
  if (command?.kind !== 'do') return 'nothing_to_undo'
  if (command.undo === 'final') return 'undo_is_final'
  if (!command.reachable) return 'undo_behind'
  return command.live ? null : 'already_undone'
}

/** What commands touched, as the undo of one asks it: each question once for each command and each aggregate. */
export interface Touched {
  /** Commands from this one on that hold, the oldest first. */
  liveFrom(seq: number): readonly number[]
  /** What a command touched, each once. */
  aggregatesOf(seq: number): readonly string[]
  /** Commands after this one that touched it, whether or not they hold. */
  laterOn(aggregate: string, seq: number): readonly number[]
}

/**
 * The commands and all live ones that must go with them: those that touched an aggregate of one of them later, and so
 * on. They are walked in the order they came, so what touched an aggregate is looked up once however many did.
 */
export function withLater(seqs: readonly number[], touched: Touched): ReadonlySet<number> {
  const touching = new Set(seqs)
  const all = new Set(seqs)
  const walked = new Set<string>()
  for (const seq of touched.liveFrom(Math.min(...seqs))) {
    if (!touching.has(seq)) continue
    all.add(seq)
    for (const aggregate of touched.aggregatesOf(seq)) {
      if (walked.has(aggregate)) continue
      walked.add(aggregate)
      for (const later of touched.laterOn(aggregate, seq)) touching.add(later)
    }
  }
  return all
}

export type RedoRefusal = 'nothing_to_redo' | 'redo_compensated'

/** Why what an undo took back cannot be brought again; null when it can. */
export function redoRefusal(
  undoing: { readonly kind: 'do' | 'undo' | 'redo'; readonly reachable: boolean } | undefined,
  targets: readonly { readonly undo: UndoMode; readonly undoneByThis: boolean }[],
): RedoRefusal | null {
  if (undoing?.kind !== 'undo' || !undoing.reachable) return 'nothing_to_redo'
  if (targets.some(target => !target.undoneByThis)) return 'nothing_to_redo'
  return targets.some(target => target.undo === 'compensated') ? 'redo_compensated' : null
}
