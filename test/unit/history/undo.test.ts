import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type HistoryStep,
  redoRefusal,
  stackChange,
  type Touched,
  type UndoMode,
  undoRefusal,
  withLater,
} from '../../../src/domain/history/undo'

const touchedOf = (live: readonly number[], aggregates: ReadonlyMap<number, readonly string[]>): Touched => ({
  liveFrom: seq => live.filter(one => one >= seq),
  aggregatesOf: seq => aggregates.get(seq) ?? [],
  laterOn: (aggregate, seq) =>
    [...aggregates].filter(([one, own]) => one > seq && own.includes(aggregate)).map(([one]) => one),
})

interface Stack {
  done: number[]
  undone: number[]
}

function stackOf(steps: readonly HistoryStep[]): Stack {
  const stack: Stack = { done: [], undone: [] }
  for (const step of steps) {
    const { empty, off, on } = stackChange(step)
    if (empty) stack[empty] = []
    for (const { part, seq } of off) stack[part] = stack[part].filter(one => one !== seq)
    for (const { part, seq } of on) stack[part] = [...stack[part], seq].sort((a, b) => a - b)
  }
  return stack
}

const act = (seq: number): HistoryStep => ({ seq, kind: 'do' })
const undo = (seq: number, ...targets: number[]): HistoryStep => ({ seq, kind: 'undo', targets })
const redo = (seq: number, of: number, ...targets: number[]): HistoryStep => ({
  seq,
  kind: 'redo',
  of,
  targets,
})

describe('Ctrl+Z and Ctrl+Shift+Z', () => {
  test.each<[string, HistoryStep[], number | undefined, number | undefined]>([
    ['nothing', [], undefined, undefined],
    ['one', [act(1)], 1, undefined],
    ['undone', [act(1), undo(2, 1)], undefined, 2],
    ['undone and redone', [act(1), undo(2, 1), redo(3, 2, 1)], 1, undefined],
    ['two undone', [act(1), act(2), undo(3, 2), undo(4, 1)], undefined, 4],
    ['one of them redone', [act(1), act(2), undo(3, 2), undo(4, 1), redo(5, 4, 1)], 1, 3],
    ['something new since', [act(1), act(2), undo(3, 2), act(4)], 4, undefined],
    ['an older one undone from the history', [act(1), act(2), undo(3, 1)], 2, 3],
    ['several undone at once', [act(1), act(2), act(3), undo(4, 3, 1)], 2, 4],
    ['several redone at once', [act(1), act(2), act(3), undo(4, 3, 1), redo(5, 4, 1, 3)], 3, undefined],
    ['undone twice', [act(1), undo(2, 1), redo(3, 2, 1), undo(4, 1)], undefined, 4],
    [
      'redone from the history after something new',
      [act(1), undo(2, 1), act(3), redo(4, 2, 1)],
      3,
      undefined,
    ],
  ])('%s', (_, steps, undoes, redoes) => {
    const stack = stackOf(steps)
    expect(stack.done.at(-1)).toBe(undoes)
    expect(stack.undone.at(-1)).toBe(redoes)
  })
})

describe('why a command cannot be undone', () => {
  const command = { kind: 'do', undo: 'captured' as UndoMode, live: true, reachable: true } as const
  test.each([
    [command, null],
    [{ ...command, undo: 'compensated' as const }, null],
    [undefined, 'nothing_to_undo'],
    [{ ...command, kind: 'undo' as const }, 'nothing_to_undo'],
    [{ ...command, undo: 'final' as const }, 'undo_is_final'],
    [{ ...command, reachable: false, live: false }, 'undo_behind'],
    [{ ...command, live: false }, 'already_undone'],
  ])('%j: %s', (asked, refusal) => expect(undoRefusal(asked)).toBe(refusal))
})

describe('why an undo cannot be brought back', () => {
  const undoing = { kind: 'undo', reachable: true } as const
  const target = { undo: 'captured' as UndoMode, undoneByThis: true }
  test.each([
    [undoing, [target], null],
    [undefined, [], 'nothing_to_redo'],
    [{ ...undoing, kind: 'do' as const }, [], 'nothing_to_redo'],
    [{ ...undoing, reachable: false }, [target], 'nothing_to_redo'],
    [undoing, [target, { ...target, undoneByThis: false }], 'nothing_to_redo'],
    [undoing, [target, { ...target, undo: 'compensated' as const }], 'redo_compensated'],
  ])('%j %j: %s', (asked, targets, refusal) => expect(redoRefusal(asked, targets)).toBe(refusal))
})

describe('what must go with a command', () => {
  const touched = touchedOf(
    [1, 2, 3, 4, 5, 6],
    new Map([
      [1, ['a']],
      [2, ['b']],
      [3, ['a', 'c']],
      [4, ['c']],
      [5, ['d']],
      [6, ['b', 'd']],
    ]),
  )
  test.each([
    [[6], [6]],
    [[4], [4]],
    [[3], [3, 4]],
    [[1], [1, 3, 4]],
    [[2], [2, 6]],
    [
      [1, 5],
      [1, 3, 4, 5, 6],
    ],
  ])('%j takes %j', (seqs, all) => {
    expect([...withLater(seqs, touched)].sort((a, b) => a - b)).toEqual(all)
  })

  it('looks each aggregate up once, however many commands touched it', () => {
    const aggregates = new Map(Array.from({ length: 200 }, (_, at) => [at + 1, ['one', `own ${at}`]]))
    const plain = touchedOf([...aggregates.keys()], aggregates)
    const asked: string[] = []
    const noting: Touched = {
      ...plain,
      laterOn(aggregate, seq) {
        asked.push(aggregate)
        return plain.laterOn(aggregate, seq)
      },
    }
    expect(withLater([1], noting).size).toBe(200)
    expect(asked).toHaveLength(201)
  })
})

/** Plays as a person would: something new, Ctrl+Z, Ctrl+Shift+Z, or an undo picked from the history with all it takes. */
const press = fc.oneof(
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(aggregates => ({ kind: 'do' as const, aggregates })),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
  fc.nat(100).map(pick => ({ kind: 'pick' as const, pick })),
)
type Press = typeof press extends fc.Arbitrary<infer P> ? P : never

class Keyboard {
  readonly steps: HistoryStep[] = []
  private readonly touched = new Map<number, readonly string[]>()

  get stack(): Stack {
    return stackOf(this.steps)
  }

  later = (seq: number): number[] => {
    const mine = this.touched.get(seq) ?? []
    return this.stack.done.filter(
      one => one > seq && this.touched.get(one)?.some(aggregate => mine.includes(aggregate)),
    )
  }

  press(what: Press): void {
    const seq = this.steps.length + 1
    const { done, undone } = this.stack
    if (what.kind === 'do') {
      this.touched.set(seq, what.aggregates)
      this.steps.push(act(seq))
    } else if (what.kind === 'redo') this.redo(undone.at(-1))
    else this.undo(what.kind === 'undo' ? done.at(-1) : done[what.pick % Math.max(1, done.length)])
  }

  undo(target: number | undefined): void {
    if (target === undefined) return
    const targets = [...withLater([target], touchedOf(this.stack.done, this.touched))].sort((a, b) => b - a)
    this.steps.push(undo(this.steps.length + 1, ...targets))
  }

  redo(of: number | undefined): void {
    const step = this.steps.find(one => one.seq === of)
    if (step?.kind === 'undo') this.steps.push(redo(this.steps.length + 1, step.seq, ...step.targets))
  }
}

describe('a history of any length', () => {
  it('can always be undone from the top, one by one, and redone to where it was', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), presses => {
        const keyboard = new Keyboard()
        for (const one of presses) keyboard.press(one)
        const before = keyboard.stack.done
        for (const seq of before.toReversed()) {
          expect(keyboard.stack.done.at(-1)).toBe(seq)
          expect(keyboard.later(seq)).toEqual([])
          keyboard.undo(seq)
        }
        expect(keyboard.stack.done).toEqual([])
        for (const [at] of before.entries()) {
          keyboard.redo(keyboard.stack.undone.at(-1))
          expect(keyboard.stack.done).toEqual(before.slice(0, at + 1))
        }
      }),
    )
  })

  it('holds what was done and not undone since, whatever was pressed', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), presses => {
        const keyboard = new Keyboard()
        for (const one of presses) keyboard.press(one)
        const live = new Set<number>()
        for (const step of keyboard.steps) {
          if (step.kind === 'do') live.add(step.seq)
          else
            for (const target of step.targets) step.kind === 'undo' ? live.delete(target) : live.add(target)
        }
        expect(keyboard.stack.done).toEqual([...live].sort((a, b) => a - b))
      }),
    )
  })
})
