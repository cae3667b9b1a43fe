import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type HistoryCommand,
  liveCommands,
  redoRefusal,
  redoTarget,
  type UndoMode,
  undoRefusal,
  undoTarget,
} from '../../../src/domain/history/undo'

const act = (seq: number, aggregates: string[] = [], undo: UndoMode = 'captured'): HistoryCommand => ({
  seq,
  kind: 'do',
  undo,
  aggregates,
})
const undo = (seq: number, target: number): HistoryCommand => ({ seq, kind: 'undo', target })
const redo = (seq: number, target: number): HistoryCommand => ({ seq, kind: 'redo', target })

describe('Ctrl+Z and Ctrl+Shift+Z', () => {
  test.each<[string, HistoryCommand[], number | null, number | null]>([
    ['nothing', [], null, null],
    ['one', [act(1)], 1, null],
    ['undone', [act(1), undo(2, 1)], null, 1],
    ['undone and redone', [act(1), undo(2, 1), redo(3, 1)], 1, null],
    ['two undone', [act(1), act(2), undo(3, 2), undo(4, 1)], null, 1],
    ['one of them redone', [act(1), act(2), undo(3, 2), undo(4, 1), redo(5, 1)], 1, 2],
    ['something new since', [act(1), act(2), undo(3, 2), act(4)], 4, null],
    ['an older one undone from the history', [act(1, ['a']), act(2, ['b']), undo(3, 1)], 2, 1],
    ['a final one is last', [act(1), act(2, [], 'final')], 2, null],
    ['undone twice', [act(1), undo(2, 1), redo(3, 1), undo(4, 1)], null, 1],
  ])('%s', (_, commands, undoes, redoes) => {
    expect(undoTarget(commands)).toBe(undoes)
    expect(redoTarget(commands)).toBe(redoes)
  })
})

describe('what stands in the way of an undo', () => {
  const commands = [
    act(1, ['session:1']),
    act(2, ['session:2']),
    act(3, ['session:1', 'person:1']),
    act(4, ['person:1']),
    act(5, ['person:2'], 'final'),
    act(6, ['session:2', 'person:2']),
  ]
  test.each<[number, HistoryCommand[], object | null]>([
    [6, commands, null],
    [5, commands, { code: 'final' }],
    [4, commands, null],
    [3, commands, { code: 'later_commands', seqs: [4] }],
    [1, commands, { code: 'later_commands', seqs: [4, 3] }],
    [1, [...commands, undo(7, 4), undo(8, 3)], null],
    [1, [...commands, undo(7, 4), undo(8, 3), redo(9, 3)], { code: 'later_commands', seqs: [3] }],
    [2, commands, { code: 'later_commands', seqs: [6] }],
    [2, [...commands, act(7, ['person:2'], 'final')], { code: 'later_final', seqs: [7, 6] }],
    [1, [...commands, undo(7, 1)], { code: 'already_undone' }],
    [9, commands, { code: 'unknown' }],
    [7, [...commands, undo(7, 6)], { code: 'unknown' }],
  ])('undo %i %#', (seq, history, refusal) => expect(undoRefusal(history, seq)).toEqual(refusal))

  it('ends at a migration', () => {
    expect(undoRefusal(commands, 4, 4)).toEqual({ code: 'before_migration' })
    expect(undoRefusal(commands, 6, 4)).toBeNull()
  })

  it('says why a redo is over', () => {
    expect(redoRefusal([act(1), undo(2, 1)], 1)).toBeNull()
    expect(redoRefusal([act(1)], 1)).toEqual({ code: 'not_undone' })
    expect(redoRefusal([act(1), undo(2, 1), act(3)], 1)).toEqual({ code: 'done_since' })
    expect(redoRefusal([act(1), act(2), undo(3, 2), undo(4, 1)], 2)).toEqual({ code: 'not_last_undone' })
    expect(redoRefusal([act(1), undo(2, 1)], 1, 2)).toEqual({ code: 'before_migration' })
  })
})

/** Plays steps as a person would: 'do' touches aggregates, 'undo' and 'redo' take the offered target. */
const step = fc.oneof(
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(aggregates => ({ kind: 'do' as const, aggregates })),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
)
function play(
  steps: readonly ({ kind: 'do'; aggregates: string[] } | { kind: 'undo' | 'redo' })[],
): HistoryCommand[] {
  const commands: HistoryCommand[] = []
  for (const each of steps) {
    const seq = commands.length + 1
    if (each.kind === 'do') commands.push(act(seq, each.aggregates))
    else {
      const target = each.kind === 'undo' ? undoTarget(commands) : redoTarget(commands)
      if (target !== null) commands.push({ seq, kind: each.kind, target })
    }
  }
  return commands
}

describe('a history of any length', () => {
  it('can always be undone from the top, down to nothing, and redone to where it was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const commands = play(steps)
        const before = liveCommands(commands).map(each => each.seq)
        for (const seq of [...before].reverse()) {
          expect(undoTarget(commands)).toBe(seq)
          expect(undoRefusal(commands, seq)).toBeNull()
          commands.push(undo(commands.length + 1, seq))
        }
        expect(liveCommands(commands)).toEqual([])
        for (const seq of before) {
          expect(redoTarget(commands)).toBe(seq)
          commands.push(redo(commands.length + 1, seq))
        }
        expect(liveCommands(commands).map(each => each.seq)).toEqual(before)
      }),
    )
  })

  it('lets any command go once those in its way are gone, newest first', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), (steps, pick) => {
        const commands = play(steps)
        const live = liveCommands(commands)
        const chosen = live[pick % Math.max(1, live.length)]
        if (!chosen) return
        const refusal = undoRefusal(commands, chosen.seq)
        for (const seq of refusal?.code === 'later_commands' ? refusal.seqs : []) {
          expect(undoRefusal(commands, seq)).toBeNull()
          commands.push(undo(commands.length + 1, seq))
        }
        expect(undoRefusal(commands, chosen.seq)).toBeNull()
      }),
    )
  })
})
