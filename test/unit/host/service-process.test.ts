import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A service that hears what it is sent, and ends when the test says so or it is killed. */
class Service extends EventEmitter {
  readonly heard: string[] = []
  killed = false
  postMessage(message: { kind: string }) {
    this.heard.push(message.kind)
  }
  kill() {
    this.killed = true
    this.emit('exit', 15)
  }
}

const started = vi.hoisted((): unknown[] => [])
vi.mock('electron', () => ({
  utilityProcess: {
    fork() {
      const service = new Service()
      started.push(service)
      return service
    },
  },
  MessageChannelMain: class {},
  shell: {},
}))
vi.mock('../../../electron/main/data-folder', () => ({ isKept: () => false }))
vi.mock('electron-log/main', () => ({ default: { warn: vi.fn(), error: vi.fn() } }))

const { startServiceProcess } = await import('../../../electron/main/service-process')

const news = { opened: vi.fn(), restarting: vi.fn(), ready: vi.fn(), gaveUp: vi.fn() }
function running() {
  const process = startServiceProcess({ dataDir: '/books/office', missing: () => false }, vi.fn(), news)
  return { process, service: started.at(-1) as Service }
}
const patience = 15_000

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
})
afterEach(() => vi.useRealTimers())

describe('a service that is ended', () => {
  it('is asked to close the book, and has as long as any step may take', async () => {
    const { process, service } = running()
    const closed = process.close()
    vi.advanceTimersByTime(patience - 1)
    expect(service).toMatchObject({ heard: ['open', 'close'], killed: false })
    service.emit('exit', 0)
    await closed
    vi.advanceTimersByTime(patience)
    expect(service.killed).toBe(false)
    expect(process.runs).toBe(false)
  })

  // What it had acknowledged lies in the log by then, which a move takes along (test/faults/life.test.ts).
  it('is killed when it does not end: whoever waits goes on, and it is no death to count', async () => {
    const { process, service } = running()
    const closed = [process.close(), process.close()]
    vi.advanceTimersByTime(patience)
    expect(service.killed).toBe(true)
    await Promise.all(closed)
    expect(service.heard.filter(kind => kind === 'close')).toHaveLength(1)
    expect(started.at(-1)).toBe(service)
    expect(news.restarting).not.toHaveBeenCalled()
  })

  it('starts anew after a kill, on the same book', async () => {
    const { process, service } = running()
    const again = process.restart()
    vi.advanceTimersByTime(patience)
    await again
    expect(service.killed).toBe(true)
    expect(started.at(-1)).not.toBe(service)
    expect(process.runs).toBe(true)
    expect(news.gaveUp).not.toHaveBeenCalled()
  })
})
