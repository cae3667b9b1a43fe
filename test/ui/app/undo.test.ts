import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeBack, takeBackNewest, useUndoTrouble, useUndoWork } from '../../../src/app/undo'
import { CallError } from '../../../src/contract/wire'

const calls = vi.hoisted(() => ({ book: {} }))
vi.mock('../../../src/app/client', () => ({ client: calls, knownHistory: () => ({}) }))

const refused = (code: string, params = {}) => new CallError({ kind: 'refused', code, params })

/** The service's side: each undo answers when the test says so. */
function undoAsked() {
  const asked: number[] = []
  const answers: { done(): void; refuse(error: unknown): void }[] = []
  let newest = 9
  calls.book = {
    undoState: async () => ({ undo: { seq: newest }, redo: null }),
    undo: ({ seq }: { seq: number }) => {
      asked.push(seq)
      return new Promise((resolve, reject) => {
        answers.push({
          done() {
            newest = seq - 1
            resolve({ undone: [seq] })
          },
          refuse: reject,
        })
      })
    },
  }
  return { asked, answer: () => answers.shift() }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  useUndoTrouble.getState().clear()
})
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('Ctrl+Z', () => {
  it.each([
    [false, 'nothing_to_undo'],
    [true, 'only_story_left'],
  ])(
    'where nothing is left that it takes back (the demonstration year before it: %s) says %s',
    async (...row) => {
      const [onlyStory, code] = row
      calls.book = { undoState: async () => ({ undo: null, redo: null, onlyStory }) }
      expect(await takeBackNewest()).toBe(false)
      expect(useUndoTrouble.getState().refused).toMatchObject({ error: { code } })
    },
  )

  it('twice takes back two, as fast as fingers go', async () => {
    const { asked, answer } = undoAsked()
    const both = [takeBackNewest(), takeBackNewest()]
    await settle()
    answer()?.done()
    await settle()
    answer()?.done()
    expect(await Promise.all(both)).toEqual([true, true])
    expect(asked).toEqual([9, 8])
  })

  it('waits for one that takes long, and says how many wait; a button does nothing meanwhile', async () => {
    const { asked, answer } = undoAsked()
    const presses = [takeBackNewest(), takeBackNewest()]
    await vi.advanceTimersByTimeAsync(300)
    expect(useUndoWork.getState()).toEqual({ seq: 9, slow: { kind: 'undo', waiting: 1 } })
    presses.push(takeBackNewest(), takeBack(5))
    expect(useUndoWork.getState().slow).toEqual({ kind: 'undo', waiting: 2 })
    for (let step = 0; step < 3; step += 1) {
      answer()?.done()
      await settle()
    }
    expect(await Promise.all(presses)).toEqual([true, true, true, false])
    expect(asked).toEqual([9, 8, 7])
    expect(useUndoWork.getState()).toEqual({ seq: null, slow: null })
  })

  it('waits for a step that a button takes back, and takes the newest after it', async () => {
    const { asked, answer } = undoAsked()
    const both = [takeBack(9), takeBackNewest()]
    await settle()
    expect(asked).toEqual([9])
    answer()?.done()
    await settle()
    answer()?.done()
    expect(await Promise.all(both)).toEqual([true, true])
    expect(asked).toEqual([9, 8])
  })

  it('asks for no more than twenty ahead', async () => {
    const { asked, answer } = undoAsked()
    const presses = Array.from({ length: 30 }, () => takeBackNewest())
    for (let step = 0; step < 30; step += 1) {
      await settle()
      answer()?.done()
    }
    expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(20)
    expect(asked).toHaveLength(20)
  })

  it('pressed impatiently does nothing more once one was refused', async () => {
    const { asked, answer } = undoAsked()
    const presses = [takeBackNewest(), takeBackNewest(), takeBackNewest()]
    await settle()
    answer()?.refuse(refused('undo_is_final'))
    expect(await Promise.all(presses)).toEqual([false, false, false])
    expect(asked).toEqual([9])
  })
})

describe('a step somebody else did', () => {
  it('is taken back once the person said that it is meant', async () => {
    const sent: unknown[] = []
    calls.book = {
      undo: async (input: { others?: boolean }) => {
        sent.push(input)
        if (!input.others) throw refused('undo_of_another', { names: ['周敏'] })
        return { undone: [4] }
      },
    }
    expect(await takeBack(4)).toBe(false)
    const { asking } = useUndoTrouble.getState()
    expect(asking).toMatchObject({ seq: 4, code: 'undo_of_another' })
    useUndoTrouble.getState().clear()
    expect(await takeBack(4, { ...asking?.sure, others: true })).toBe(true)
    expect(sent).toEqual([{ seq: 4 }, { seq: 4, others: true }])
  })
})

describe('what stands in the way', () => {
  it('is kept for the frame to list: records that stay, and how many', async () => {
    const { answer } = undoAsked()
    const pressed = takeBack(3)
    await settle()
    const standing = { count: 9, records: [{ table: 'certificate', label: 'KF-TS-2026-0001' }] }
    answer()?.refuse(refused('undo_would_break', standing))
    expect(await pressed).toBe(false)
    const asking = { seq: 3, sure: {}, code: 'undo_would_break', params: standing }
    expect(useUndoTrouble.getState()).toMatchObject({ asking, refused: null })
  })
})
