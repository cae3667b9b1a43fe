import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { TicketKind } from '../../../electron/host-wire'
import type { Host, RunOptions } from '../../../electron/service/context'
import { createService, type Service } from '../../../electron/service/service'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'

export interface TestService {
  service: Service
  dataDir: string
  /** Calls through the router, into a real SQLite file. */
  call<R extends keyof Contract, N extends keyof Contract[R] & string>(
    area: R,
    name: N,
    input: InputOf<Contract[R][N]>,
    run?: RunOptions,
  ): Promise<OutputOf<Contract[R][N]>>
  /** The number the command got in the audit. */
  seqOf<R extends keyof Contract, N extends keyof Contract[R] & string>(
    area: R,
    name: N,
    input: InputOf<Contract[R][N]>,
  ): Promise<number>
  /** Ticket of a path, as the host's dialogs would give; without a purpose it opens every door. */
  ticket(path: string, purpose?: TicketKind): string
}

const cleanups: Array<() => Promise<void>> = []
/** Refusals that no contract lists, so that no page has words for them: the router logs each, and each fails its test. */
const undeclared: Error[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
  const [first] = undeclared.splice(0)
  if (first) throw first
})

export const testDay = '2026-12-09'

/** A service on an empty book in a folder of its own, closed and removed after the test. */
export async function openTestService(
  options: {
    dataDir?: string
    create?: boolean
    print?: Host['print']
    view?: Host['view']
    quiet?: boolean
    warnOfPlace?: boolean
    aside?: boolean
    checkBehind?: boolean
  } = {},
): Promise<TestService> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'zhixing-test-'))
  const tickets = new Map<string, { path: string; purpose: TicketKind | undefined }>()
  const service = await createService({
    dataDir,
    host: {
      pathOf(ticket, purpose) {
        const given = tickets.get(ticket)
        return given && (given.purpose ?? purpose) === purpose ? given.path : null
      },
      print: options.print ?? (() => Promise.reject(new Error('no printer in this test'))),
      ...(options.view ? { view: options.view } : {}),
    },
    now: () => new Date(`${testDay}T09:00:00+08:00`),
    writer: 'inline',
    backups: null,
    ...(options.aside ? { aside: true } : {}),
    checkBehind: options.checkBehind ?? false,
    log: error => {
      if (error instanceof Error && error.name === 'UndeclaredRefusal') undeclared.push(error)
      if (!options.quiet) console.error(error)
    },
    onFatal: error => console.error(error),
    warnOfPlace: options.warnOfPlace ?? false,
  })
  cleanups.push(async () => {
    await service.close()
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  })
  if (options.create !== false && (await service.state()).state === 'absent') {
    await service.call('book', 'create', { kind: 'empty' })
  }
  return {
    service,
    dataDir,
    async call(area, name, input, run) {
      return (await service.call(area, name, input, null, run)).output as never
    },
    async seqOf(area, name, input) {
      const { seq } = await service.call(area, name, input)
      if (seq === null) throw new Error(`${area}.${name} changed nothing`)
      return seq
    },
    ticket(path, purpose) {
      const ticket = `ticket-${tickets.size + 1}`
      tickets.set(ticket, { path, purpose })
      return ticket
    },
  }
}
