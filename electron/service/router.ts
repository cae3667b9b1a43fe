import { randomUUID } from 'node:crypto'
import type { ProcedureDef } from '../../src/contract/define'
import { procedureOf } from '../../src/contract/find-procedure'
import type { RefusalCode } from '../../src/contract/refusals'
import type { CommandMeta, Port, WireProgress } from '../../src/contract/wire'
import { areasInOrder } from './areas-in-order'
import { onItsPages } from './book/file/written-over'
import type { LifeHandler } from './book/life/life-procedures'
import { closedRefusal } from './closed-refusal'
import type { CommandResult } from './commands'
import { type OpenConnection, openConnection } from './connection'
import type { JobContext, QueryContext, RunOptions } from './context'
import { asDeclared } from './declared-refusal'
import { handlerOf } from './find-handler'
import { refuseUnknown } from './known-operator'
import { openPorts } from './ports'
import { Refusal, Stopped } from './refusal'
import type { RouterHost } from './router-host'
import { type StartedJob, startJob } from './started-job'
import { runVouched, soundByNow } from './vouched'
import { faultsOf, Invalid, tooMany } from './wire-error'

export interface Router {
  attach(port: Port): void
  /** The same path without a port: for jobs, the command line's batches and tests. */
  call(
    area: string,
    name: string,
    input: unknown,
    meta: CommandMeta | null,
    options?: CallContext,
  ): Promise<CommandResult>
  /** Tells every page that these areas changed, by no step. */
  tell(areas: CommandResult['changed']): void
  /** What was kept for those who asked is put away. */
  close(): void
}

interface CallContext {
  signal?: AbortSignal
  onProgress?: (progress: WireProgress) => void
  run?: RunOptions
  /** Absent for one within another. */
  job?: StartedJob
  /** Not zero once the job this command belongs to was stopped. */
  stop?: SharedArrayBuffer
  /** A command of a job, which is at the book already. */
  within?: boolean
  /** A page asks: what is the service's own does not exist for it. */
  fromPage?: boolean
  /** The router's own unless a page asks. */
  connection?: OpenConnection
}

export function createRouter(host: RouterHost): Router {
  /** Of all who call without a port: the command line, tests. */
  const own = openConnection()

  const call: Router['call'] = async (area, name, input, meta, options = {}) => {
    try {
      return await inPlace(area, name, input, meta, options)
    } catch (error) {
      const procedure = procedureOf(area, name)
      throw procedure ? asDeclared(error, `${area}.${name}`, procedure, host.log) : error
    }
  }

  const inPlace: Router['call'] = async (area, name, input, meta, options = {}) => {
    const procedure = procedureOf(area, name)
    // A job that is at the book acknowledges nothing before its end.
    if (!procedure || options.within) return answer(area, name, input, meta, options)
    return host.inPlace.around(
      { procedure, isLife: `${area}.${name}` in host.life },
      () => answer(area, name, input, meta, options),
      // It is done, whatever becomes of the file: pages see it, and who hears that it could not be kept does not repeat it.
      ({ changed, seq }) => ports.broadcast(null, changed, seq),
    )
  }

  const answer: Router['call'] = async (area, name, input, meta, options = {}) => {
    const procedure = procedureOf(area, name)
    if (!procedure || (options.fromPage && isInternal(procedure))) throw new Invalid('no such procedure')
    const checked = procedure.input.safeParse(input)
    if (!checked.success) {
      const many = tooMany(checked.error.issues, input)
      if (many) throw new Refusal('too_many', { ...many })
      throw new Invalid(`${area}.${name}: ${faultsOf(checked.error.issues)}`)
    }
    const signal = options.signal ?? new AbortController().signal
    const progress = options.onProgress ?? (() => undefined)
    const life = (host.life as Partial<Record<string, LifeHandler>>)[`${area}.${name}`]
    if (life) {
      // Asked without waiting: where the book has moved away nobody is let in again.
      if (procedure.kind !== 'query' && host.isChecking()) throw new Refusal('book_busy')
      const before = host.opened()
      const { operatorId = null } = meta ?? {}
      // Without waiting where nobody is named: who comes first goes through the gate first.
      if (procedure.kind !== 'query' && before && operatorId !== null)
        await refuseUnknown(before.db, operatorId)
      const output = await life(
        { host: host.host, operatorId, signal, progress, refuse },
        // Its own schema checked it: it is what this handler takes.
        checked.data as never,
      )
      // Another book stands there now: nothing a page knows of the old one holds.
      const replaced = host.opened() !== before
      const changed = areasInOrder.map(({ name }) => name).filter(name => replaced || name === 'book')
      const reads = procedure.kind === 'query' || area !== 'book'
      return { output, seq: null, changed: reads ? [] : changed }
    }
    if (options.fromPage && procedure.kind !== 'query' && host.isMaking()) throw new Refusal('book_busy')
    if (options.within) return atTheBook(procedure, area, name, checked.data, meta, options)
    if (procedure.kind === 'query') await host.traffic.open()
    const job = procedure.kind === 'job' ? startJob(signal, host.jobs) : null
    const leave = host.traffic.enter(() => job?.close())
    try {
      return await atTheBook(procedure, area, name, checked.data, meta, {
        ...options,
        ...(job ? { job } : {}),
      })
    } catch (error) {
      throw job?.isClosedUnder(error) ? new Refusal('book_busy') : error
    } finally {
      job?.end()
      leave()
    }
  }

  const atTheBook = async (
    procedure: ProcedureDef,
    area: string,
    name: string,
    input: unknown,
    meta: CommandMeta | null,
    options: CallContext,
  ): Promise<CommandResult> => {
    const opened = host.opened()
    if (!opened) throw closedRefusal(await host.state())
    const moment = options.run?.moment ?? (await host.moment())
    if (procedure.kind === 'query') {
      const { run } = await handlerOf<QueryContext>(area, name)
      const context = { db: opened.db, scans: host.scans, ...moment }
      return { output: await run(context, input), seq: null, changed: [] }
    }
    const reads = procedure.kind === 'job' && procedure.reads
    if (!opened.writer && !reads) throw host.readOnly()
    if (procedure.kind === 'job' && procedure.vouches) await soundByNow(host.health)
    if (!meta) throw new Invalid(`${area}.${name} needs a command id`)
    if (procedure.kind === 'command') {
      const { writer } = opened
      if (!writer) throw host.readOnly()
      const { before } = await handlerOf(area, name)
      await before?.({ db: opened.db, scans: host.scans }, input)
      const lost = await host.scans.lost()
      const request = {
        area,
        name,
        input,
        commandId: meta.commandId,
        operatorId: meta.operatorId,
        ...(meta.seen === undefined ? {} : { seen: meta.seen }),
        ...moment,
        ...(lost.size > 0 ? { lostScans: [...lost.keys()] } : {}),
        leaving: host.jobs.leaving(),
        ...(options.run?.idSeed ? { idSeed: options.run.idSeed } : {}),
        ...(options.run?.staged ? { staged: options.run.staged } : {}),
        ...(options.run?.newest === undefined ? {} : { newest: options.run.newest }),
        ...(options.stop ? { stop: options.stop } : {}),
      }
      return runVouched(host.health, procedure.vouches, soundUpTo =>
        onItsPages(host.pages, pagesUpTo =>
          writer.run({ ...request, pagesUpTo, ...(soundUpTo === undefined ? {} : { soundUpTo }) }),
        ),
      )
    }
    const { signal: asked = new AbortController().signal, onProgress: progress = () => undefined } = options
    const job = options.job ?? startJob(asked, host.jobs)
    const { signal } = job
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
    const raise = () => void Atomics.store(new Int32Array(stop), 0, 1)
    if (signal.aborted) raise()
    signal.addEventListener('abort', raise, { once: true })
    const changed = new Set<CommandResult['changed'][number]>()
    let lastSeq: number | null = null
    const context: JobContext<RefusalCode, string> = {
      ...moment,
      db: opened.db,
      dataDir: host.dataDir,
      scans: host.scans,
      operatorId: meta.operatorId,
      connection: (options.connection ?? own).at(opened),
      host: host.host,
      threads: host.threads,
      canWrite: opened.writer !== null,
      signal,
      progress,
      refuse,
      announce: ({ what, file, leaving }) => job.announce({ what, file, at: moment.now }, leaving),
      backup: host.backup,
      accused: host.health.accused,
      foreignWrites: async () => (await opened.writer?.foreignWrites()) ?? 0,
      async run(innerArea, innerName, innerInput, runOptions) {
        // A job of a book that was replaced meanwhile must not write into the one that stands there now.
        const stopped = signal.aborted && !runOptions?.afterStop
        if (stopped || host.opened() !== opened) throw new Stopped()
        const result = await call(
          innerArea,
          innerName as string,
          innerInput,
          { commandId: randomUUID(), operatorId: runOptions?.operatorId ?? meta.operatorId },
          // What was done until the stop is written down all the same.
          { run: { moment, ...runOptions }, within: true, ...(runOptions?.afterStop ? {} : { stop }) },
        )
        for (const one of result.changed) changed.add(one)
        if (result.seq !== null) lastSeq = result.seq
        // Handlers are typed by the same contract: what comes out is what this procedure promises.
        return { output: result.output as never, seq: result.seq }
      },
    }
    const { run } = await handlerOf<JobContext<RefusalCode, string>>(area, name)
    try {
      const output = await run(context, input)
      return { output, seq: lastSeq, changed: [...changed] }
    } catch (error) {
      // What its commands wrote stays written; the other pages must hear of it.
      if (changed.size > 0) ports.broadcast(null, [...changed], lastSeq)
      throw error
    }
  }

  const ports = openPorts(call, host.log)
  return {
    attach: ports.attach,
    call,
    tell: areas => ports.broadcast(null, areas, null),
    close() {
      own.close()
      ports.close()
    },
  }
}

function refuse(code: RefusalCode, params?: Record<string, unknown>): never {
  throw new Refusal(code, params)
}

const isInternal = (procedure: ProcedureDef): boolean => procedure.kind === 'command' && procedure.internal
