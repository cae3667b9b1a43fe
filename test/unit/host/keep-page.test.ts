import { beforeEach, describe, expect, it, vi } from 'vitest'
import { appOrigin } from '../../../electron/main/app-scheme'
import { keepPage } from '../../../electron/main/keep-page'

const machine = vi.hoisted(() => ({ said: [] as [title: string, text: string][], quits: 0, locale: 'zh-CN' }))

vi.mock('electron', () => ({
  app: { getLocale: () => machine.locale, quit: () => machine.quits++, isPackaged: true },
  dialog: { showErrorBox: (title: string, text: string) => machine.said.push([title, text]) },
  protocol: {},
  net: {},
}))
vi.mock('electron-log/main', () => ({ default: { warn: () => undefined, error: () => undefined } }))

const page = `${appOrigin}/index.html`

/** A window in memory: what happens to it is told by the test. */
function openWindow() {
  const listeners = new Map<string, (...given: unknown[]) => void>()
  const loaded: string[] = []
  keepPage(
    {
      isDestroyed: () => false,
      loadURL: async (url: string) => void loaded.push(url),
      webContents: {
        on: (event: string, listener: (...given: unknown[]) => void) => listeners.set(event, listener),
        once: () => undefined,
        navigationHistory: { clear: () => undefined },
      },
    } as never,
    () => page,
  )
  return {
    loaded,
    fails: (url = page, code = -6) => listeners.get('did-fail-load')?.({}, code, 'words', url, true),
    goes: (reason: string) => listeners.get('render-process-gone')?.({}, { reason }),
  }
}

const minute = 60_000
/** The words of the reason are read when they are wanted. */
const wordsCome = { timeout: 10_000 }
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  Object.assign(machine, { said: [], quits: 0, locale: 'zh-CN' })
  return () => vi.useRealTimers()
})

describe('a page that fails', () => {
  it('is brought back five times, then given up with a reason, and the program ends', async () => {
    const window = openWindow()
    for (let times = 1; times <= 3; times++) window.fails()
    for (let times = 1; times <= 2; times++) window.goes('crashed')
    expect(window.loaded).toEqual(Array(5).fill(page))
    expect(machine).toMatchObject({ said: [], quits: 0 })
    window.fails()
    await vi.waitFor(() => expect(machine.quits).toBe(1), wordsCome)
    expect(machine.said).toEqual([['知行的页面无法显示', expect.stringContaining('数据没有改动')]])
    expect(window.loaded).toHaveLength(5)
  })

  it('is given up in the language of the machine', async () => {
    machine.locale = 'de'
    const window = openWindow()
    for (let times = 1; times <= 6; times++) window.goes('oom')
    await vi.waitFor(() => expect(machine.quits).toBe(1), wordsCome)
    expect(machine.said[0]?.[1]).toContain('Your data')
  })

  it('is brought back however often where that takes its time', () => {
    const window = openWindow()
    for (let times = 1; times <= 20; times++) {
      window.fails()
      vi.advanceTimersByTime(minute)
    }
    expect(window.loaded).toHaveLength(20)
    expect(machine.quits).toBe(0)
  })

  it('does not count an address that is not the page, one that was overtaken, or an end as it should be', () => {
    const window = openWindow()
    for (let times = 1; times <= 10; times++) {
      window.fails(`${appOrigin}/nothing.png`)
      window.fails(page, -3)
      window.goes('clean-exit')
    }
    expect(window.loaded).toEqual(Array(10).fill(page))
    expect(machine.quits).toBe(0)
  })
})
