/** How a command is taken back: by its captured rows, by a counter-step (issue → void), or not at all. */
export const undoModes = ['captured', 'compensated', 'final'] as const
export type UndoMode = (typeof undoModes)[number]

/** A command in the audit, oldest first. `target` is the `do` that an undo or redo is about. */
export type HistoryCommand =
  | {
      readonly seq: number
      readonly kind: 'do'
      readonly undo: UndoMode
      readonly aggregates: readonly string[]
    }
  | { readonly seq: number; readonly kind: 'undo' | 'redo'; readonly target: number }

export type DoneCommand = Extract<HistoryCommand, { kind: 'do' }>

/** Commands that hold now, oldest first: done, and not undone since. */
export function liveCommands(commands: readonly HistoryCommand[]): DoneCommand[] {
  const undone = new Set<number>()
  for (const command of commands) {
    if (command.kind === 'undo') undone.add(command.target)
    else if (command.kind === 'redo') undone.delete(command.target)
  }
  return commands.filter(
    (command): command is DoneCommand => command.kind === 'do' && !undone.has(command.seq),
  )
}

/**
 * What Ctrl+Z is about: the newest live command, also when it is final. Skipping it would undo something
 * older than what the person sees as last; the refusal says why instead.
 */
export function undoTarget(commands: readonly HistoryCommand[]): number | null {
  return liveCommands(commands).at(-1)?.seq ?? null
}

/** What Ctrl+Shift+Z is about: the command undone last, as long as nothing new has been done since. */
export function redoTarget(commands: readonly HistoryCommand[]): number | null {
  const waiting: number[] = []
  for (const command of commands) {
    if (command.kind === 'do') waiting.length = 0
    else if (command.kind === 'undo') waiting.push(command.target)
    else {
      const at = waiting.lastIndexOf(command.target)
      if (at >= 0) waiting.splice(at, 1)
    }
  }
  return waiting.at(-1) ?? null
}

export type UndoRefusal =
  | { readonly code: 'unknown' | 'already_undone' | 'final' | 'before_migration' }
  /** Undo these too, newest first, and the command itself after them. */
  | { readonly code: 'later_commands'; readonly seqs: readonly number[] }
  /** One of the later commands is final, so there is no way back behind it. */
  | { readonly code: 'later_final'; readonly seqs: readonly number[] }

/** A later live command blocks when it touches an aggregate of the command, or of one that blocks it. */
function blockers(live: readonly DoneCommand[], command: DoneCommand): DoneCommand[] {
  const touched = new Set(command.aggregates)
  return live.filter(later => {
    if (later.seq <= command.seq || !later.aggregates.some(aggregate => touched.has(aggregate))) return false
    for (const aggregate of later.aggregates) touched.add(aggregate)
    return true
  })
}

/** Why a command cannot be undone by itself; null when it can. Undo ends at the last schema migration. */
export function undoRefusal(
  commands: readonly HistoryCommand[],
  seq: number,
  migratedAfter = 0,
): UndoRefusal | null {
  if (!commands.some(command => command.kind === 'do' && command.seq === seq)) return { code: 'unknown' }
  const live = liveCommands(commands)
  const command = live.find(each => each.seq === seq)
  if (!command) return { code: 'already_undone' }
  if (command.undo === 'final') return { code: 'final' }
  if (seq <= migratedAfter) return { code: 'before_migration' }
  const later = blockers(live, command)
  if (later.length === 0) return null
  const code = later.some(each => each.undo === 'final') ? 'later_final' : 'later_commands'
  return { code, seqs: later.map(each => each.seq).reverse() }
}

export type RedoRefusal = {
  readonly code: 'not_undone' | 'done_since' | 'not_last_undone' | 'before_migration'
}

/** Redo goes back the way undo came: the last undone first, and not after something new. */
export function redoRefusal(
  commands: readonly HistoryCommand[],
  seq: number,
  migratedAfter = 0,
): RedoRefusal | null {
  const isLive = liveCommands(commands).some(each => each.seq === seq)
  const undoing = commands.findLast(each => each.kind === 'undo' && each.target === seq)
  if (isLive || !undoing) return { code: 'not_undone' }
  if (undoing.seq <= migratedAfter) return { code: 'before_migration' }
  if (commands.some(each => each.kind === 'do' && each.seq > undoing.seq)) return { code: 'done_since' }
  return redoTarget(commands) === seq ? null : { code: 'not_last_undone' }
}
