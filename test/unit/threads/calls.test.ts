import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { memorySpill } from '../../../electron/service/db/spill'
import { createImportWorker, type ImportWorker } from '../../../electron/service/imports/import-worker'
import { Refusal, Stopped } from '../../../electron/service/refusal'
import { type Answered, answerCalls, answerOne } from '../../../electron/service/threads/answer-calls'
import { callsOver } from '../../../electron/service/threads/call-thread'
import type { Calls } from '../../../electron/service/threads/thread-shape'

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** Both sides of a port, with everything cloned on the way as between threads. */
function channel(): { here: MessagePort; there: MessagePort } {
  const { port1: here, port2: there } = new MessageChannel()
  ports.push(here, there)
  return { here, there }
}

function asked<C extends Calls<C>>(calls: C, answered?: (call: Answered) => void) {
  const { here, there } = channel()
  answerCalls(there, calls, answered)
  return callsOver<C>(here)
}

describe('a call to another thread', () => {
  it('brings back what was answered, each call its own', async () => {
    const { call } = asked({ double: async (given: number) => given * 2, name: () => '王芳' })
    expect(await Promise.all([call('double', 4), call('name', undefined), call('double', 5)])).toEqual([
      8,
      '王芳',
      10,
    ])
  })

  it('hears how far the work has come, then its result', async () => {
    const heard: [number, number][] = []
    const { call } = asked({
      copy(_input: string, progress: (done: number, total: number) => void) {
        progress(1, 3)
        progress(3, 3)
        return 'copied'
      },
    })
    expect(await call('copy', 'book.db', (...at) => heard.push(at))).toBe('copied')
    expect(heard).toEqual([
      [1, 3],
      [3, 3],
    ])
  })

  it('is refused with the code and all its parameters', async () => {
    const worker: ImportWorker = {
      ...createImportWorker(memorySpill()),
      open() {
        throw new Refusal('too_many_rows_whole', { rows: 20_000, sheet: '在职' })
      },
    }
    const failure = await asked(worker)
      .call('open', { path: '/office/花名册.xlsx' })
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Refusal)
    expect(failure).toMatchObject({ code: 'too_many_rows_whole', params: { rows: 20_000, sheet: '在职' } })
  })

  it('is stopped as one that was stopped here', async () => {
    const { call } = asked({ write: () => Promise.reject(new Stopped()) })
    await expect(call('write', undefined)).rejects.toBeInstanceOf(Stopped)
  })

  it('fails with the message, the code of the system and where it happened there', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const { call } = asked({ pack: () => Promise.reject(full) })
    await expect(call('pack', undefined)).rejects.toMatchObject({
      message: 'no space left',
      code: 'ENOSPC',
      stack: full.stack,
    })
  })

  it('fails when what it would answer cannot cross', async () => {
    const { call } = asked({ look: () => () => 'a function' })
    await expect(call('look', undefined)).rejects.toThrow(/could not be cloned/)
  })

  it('lets the thread know of every end after its answer is on the way', async () => {
    const ends: Answered[] = []
    const failure = new Error('the file cannot be trusted')
    const { call } = asked({ run: (ok: boolean) => (ok ? 1 : Promise.reject(failure)) }, one =>
      ends.push(one),
    )
    await call('run', true)
    await call('run', false).catch(() => undefined)
    expect(ends).toEqual([{ name: 'run' }, { name: 'run', error: failure }])
  })

  it('is rejected when nobody answers any more', async () => {
    const { call, rejectAll } = asked({ wait: () => new Promise(() => undefined) })
    const waiting = call('wait', undefined)
    rejectAll(new Stopped())
    await expect(waiting).rejects.toBeInstanceOf(Stopped)
  })
})

it('a thread for one call closes its port with the answer', async () => {
  const { here, there } = channel()
  const closed = new Promise(resolve => here.once('close', () => resolve('closed')))
  const calls = { copy: () => 'copied' }
  answerOne(there, calls)
  expect(await callsOver<typeof calls>(here).call('copy', undefined)).toBe('copied')
  expect(await closed).toBe('closed')
})
