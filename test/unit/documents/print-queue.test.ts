import { describe, expect, it, vi } from 'vitest'
import { createPrintQueue, PrintFailure, within } from '../../../electron/main/print-queue'

const failure = (code: string) => expect.objectContaining({ name: 'PrintFailure', code })

describe('the print queue', () => {
  it('runs one job at a time, in order, and goes on after a failure', async () => {
    const queue = createPrintQueue()
    const seen: string[] = []
    const job = (name: string, fails = false) =>
      queue.add(async () => {
        seen.push(`${name} begins`)
        await Promise.resolve()
        seen.push(`${name} ends`)
        if (fails) throw new PrintFailure('crashed')
        return name
      })
    const results = await Promise.allSettled([job('a'), job('b', true), job('c')])
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('goes on after a job that throws at once', async () => {
    const queue = createPrintQueue()
    const broken = queue.add(() => {
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    await expect(queue.add(async () => 1)).resolves.toBe(1)
  })

  it('refuses what waits and what comes after closing', async () => {
    const queue = createPrintQueue()
    let finish = () => {}
    const running = queue.add(() => new Promise<void>(resolve => (finish = resolve)))
    const waiting = queue.add(async () => 1)
    await Promise.resolve()
    queue.close()
    finish()
    await expect(waiting).rejects.toEqual(failure('closed'))
    await expect(queue.add(async () => 1)).rejects.toEqual(failure('closed'))
    await expect(running).resolves.toBeUndefined()
  })
})

describe('within', () => {
  const never = new Promise<never>(() => {})

  it('gives what comes in time', async () => {
    await expect(within(Promise.resolve(1), 1000, new AbortController().signal)).resolves.toBe(1)
  })

  it('gives up in time', async () => {
    vi.useFakeTimers()
    const result = expect(within(never, 1000, new AbortController().signal)).rejects.toEqual(
      failure('timeout'),
    )
    await vi.advanceTimersByTimeAsync(1000)
    await result
    vi.useRealTimers()
  })

  it('fails at once when the window is gone, before or meanwhile', async () => {
    const gone = new AbortController()
    const meanwhile = within(never, 1000, gone.signal)
    gone.abort(new PrintFailure('crashed'))
    await expect(meanwhile).rejects.toEqual(failure('crashed'))
    await expect(within(never, 1000, gone.signal)).rejects.toEqual(failure('crashed'))
  })
})
