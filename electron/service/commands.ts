import type { AreaName, CommandDef } from '../../src/contract/define'
import { procedureOf } from '../../src/contract/find-procedure'
import type { RefusalCode } from '../../src/contract/refusals'
import { areasInOrder } from './areas-in-order'
import { type CounterStep, takeBack } from './book/history/reversal'
import type { CommandContext, Moment } from './context'
import type { Book, Reversal, RunningCommand } from './db/book'
import { areaOfTable } from './db/captured'
import { type RowsOnDisk, rowsOnDisk } from './db/kept-rows'
import type { EventName, EventRefusals, ServiceEvents } from './events'
import { handlerOf } from './find-handler'
import { idMaker } from './ids'
import { Refusal, Stopped } from './refusal'

export interface CommandRequest extends Moment {
  area: string
  name: string
  input: unknown
  commandId: string
  operatorId: string | null
  /** The newest entry whoever asks had before their eyes; left out where that does not matter. */
  seen?: number
  /** The entry nothing may have come after: what is written was worked out from all there was then. */
  newest?: number
  idSeed?: string
  /** Hashes of scans that are known to be missing or damaged; left out when none is. */
  lostScans?: readonly string[]
  /** Ids of records that a running job gives out of the house; left out where no job can be running. */
  leaving?: readonly string[]
  /** As many foreign writes there were when the rows were last found to be those of the record (`Writer.foreignWrites`). */
  soundUpTo?: number
  /**
   * As many times its file had been written to past us when its pages were last looked at (`Writer.writesIntoFile`); left
   * out where nobody looks.
   */
  pagesUpTo?: number
  /** Rows of this command that lie on disk. */
  staged?: RowsOnDisk
  /** Not zero once the person stopped the job that asked for this. Shared, since a writing thread hears no messages. */
  stop?: SharedArrayBuffer
}

export interface CommandResult {
  output: unknown
  /** Number in the audit; null when the command changed nothing. */
  seq: number | null
  changed: AreaName[]
}

export type Writer = {
  /** Gets ready for the first command, where that takes a while. */
  warm?(): void
  /**
   * Refused as `not_vouched` when it would give something away in the office's name while nobody has looked at all that
   * others wrote until now: whoever asks looks, and asks again with `soundUpTo`. As `written_over` where somebody wrote into
   * the file itself since `pagesUpTo`: nothing is done on pages of two files.
   */
  run(request: CommandRequest): Promise<CommandResult>
  /** Makes anew what is derived, between two commands. Left out where nobody else can write to it. */
  deriveAnew?(): Promise<void>
  /** How often somebody else has written to the file since it was looked at and opened: never less than before. */
  foreignWrites(): Promise<number>
  /** How often the file itself was written to past us, of those. */
  writesIntoFile(): Promise<number>
  /**
   * `soundUpTo`: as many foreign writes there were when the file was last found sound, so the mark outside may vouch for
   * it unless there are more by now. Null: it was not found sound. Tells, for the log, why it is not vouched for; null where
   * it is.
   */
  close(soundUpTo: number | null): Promise<string | null>
}

/** Hears of every commit, before anybody else does. */
type Committed = (seq: number, hash: string, request: CommandRequest) => void

export type BookWriter = Writer & {
  /** When all that was to be written is. */
  settled(): Promise<void>
  /** Does something on its connection between two commands. */
  between(work: () => void): Promise<void>
}

/**
 * Carries out commands one after the other on the only writing connection. Each is one transaction:
 * handler, derived data, audit row. A refusal or a bug rolls all of it back. In a file whose schema is not ours any
 * more nothing is written: every command is refused as `book_damaged`.
 */
export function createWriter(book: Book, committed: Committed = () => undefined): BookWriter {
  let last: Promise<unknown> = Promise.resolve()
  const settled = async () => {
    await last
  }
  return {
    run(request) {
      const next = last.then(() => onItsPages(book, request, () => carryOut(book, request, committed)))
      last = next.catch(() => undefined)
      return next
    },
    warm() {
      last = last.then(book.isOurs).catch(() => undefined)
    },
    foreignWrites: async () => book.foreignWrites(),
    writesIntoFile: async () => book.writesIntoFile(),
    settled,
    between(work) {
      const next = last.then(work)
      last = next.catch(() => undefined)
      return next
    },
    async close() {
      await settled()
      book.close()
      return null
    },
  }
}

/** What it finds on pages of two files says nothing of what was asked. */
async function onItsPages<T>(book: Book, request: CommandRequest, work: () => Promise<T>): Promise<T> {
  refuseWrittenOver(book, request)
  try {
    return await work()
  } catch (error) {
    refuseWrittenOver(book, request)
    throw error
  }
}

function refuseWrittenOver(book: Book, { pagesUpTo }: CommandRequest): void {
  if (pagesUpTo !== undefined && book.writesIntoFile() > pagesUpTo) throw new Refusal('written_over')
}

async function carryOut(book: Book, request: CommandRequest, committed: Committed): Promise<CommandResult> {
  // Before any table is read: a view in its place could keep the reader for ever.
  if (!book.isOurs()) refuseForeign()
  const landed = await book.landed(request.commandId)
  if (landed !== null) throw new Refusal('already_landed', { seq: landed })
  const isKnown = async () => request.operatorId === null || book.isOperator(request.operatorId)
  const known = await isKnown()
  const { undo, noted, vouches } = definitionOf(request.area, request.name)
  // Before the book is held: it may have to be loaded.
  const handler = await handlerOf<CommandContext<RefusalCode, string>>(request.area, request.name)
  if (!known && !handler.mayReturnOperator) throw new Refusal('unknown_operator')
  const running = (await book.begin()) ?? refuseForeign()
  try {
    if (request.newest !== undefined && running.seq !== request.newest + 1) throw new Refusal('book_changed')
    const { output, params, reversal, sealsAnew, stopHere } = await handle(running, handler, request)
    if (request.seen !== undefined) {
      const later = await running.changedSince(request.seen)
      if (later !== null) throw new Refusal('changed_since', { seq: later })
    }
    const appended = await running.append({
      id: request.commandId,
      at: request.now,
      operatorId: request.operatorId,
      area: request.area,
      command: request.name,
      undo,
      noted,
      params,
      reversal,
      sealsAnew,
      stopHere,
    })
    if (!known && !(await isKnown())) throw new Refusal('unknown_operator')
    const givesAway = vouches || (await running.vouches(appended?.tables ?? []))
    if (givesAway && request.soundUpTo !== book.foreignWrites()) throw new Refusal('not_vouched')
    refuseWrittenOver(book, request)
    await running.commit()
    if (!appended) return { output, seq: null, changed: [] }
    committed(running.seq, appended.hash, request)
    const changed = new Set<AreaName>(['book', ...appended.tables.map(areaOfTable)])
    return { output, seq: running.seq, changed: [...changed] }
  } catch (error) {
    await running.rollback()
    throw error
  }
}

function refuseForeign(): never {
  throw new Refusal('book_damaged')
}

/** What the command's handler did, and what the history is to say of it. */
interface Handled {
  output: unknown
  params: Record<string, unknown>
  reversal: Reversal | null
  sealsAnew: boolean
  stopHere(): void
}

type Handler = Awaited<ReturnType<typeof handlerOf<CommandContext<RefusalCode, string>>>>

async function handle(running: RunningCommand, handler: Handler, request: CommandRequest): Promise<Handled> {
  let params: Record<string, unknown> = {}
  let reversal: Reversal | null = null
  let sealsAnew = false
  const stopHere = stopAt(request.stop)
  const context: CommandContext<RefusalCode, string> = {
    tx: running.tx,
    today: request.today,
    now: request.now,
    operatorId: request.operatorId,
    lostScans: new Set(request.lostScans),
    leaving: new Set(request.leaving),
    newId: idMaker(request.idSeed ? { seed: `${request.idSeed}:${running.seq}`, at: request.now } : null),
    refuse(code, refusalParams) {
      throw new Refusal(code, refusalParams)
    },
    stopHere,
    staged: () => (request.staged ? rowsOnDisk(request.staged) : null),
    describe(more) {
      params = { ...params, ...more }
    },
    emit: (event, payload) => emit(context, event, payload),
    async takeBack(kind, input) {
      const asked = { ...running, operatorId: request.operatorId }
      reversal = await takeBack(asked, kind, input, (target, area, name) =>
        counterStep(context, target, area, name),
      )
      params = { ...params, ...reversal.params }
      return reversal
    },
    async sealAnew(checked) {
      sealsAnew = await running.areAsChecked(checked)
      return sealsAnew
    },
    isIntact: seq => running.isIntact(seq),
    async putBack(rows, others) {
      const [first] = rows
      const outcome = await running.putBack(rows, others)
      if (outcome.state !== 'done' || !first) return outcome
      return (await running.hasOrphans([running.seq])) ? { state: 'changed', row: first } : outcome
    },
  }
  const output = await handler.run(context, request.input)
  return { output, params, reversal, sealsAnew, stopHere }
}

function stopAt(shared: SharedArrayBuffer | undefined): () => void {
  if (!shared) return () => undefined
  const flag = new Int32Array(shared)
  return () => {
    if (Atomics.load(flag, 0) !== 0) throw new Stopped()
  }
}

/** The counter-step of a compensated command: what it would declare void, and itself. */
async function counterStep(
  context: CommandContext<RefusalCode, string>,
  seq: number,
  area: string,
  name: string,
): Promise<CounterStep> {
  const handler = await handlerOf<CommandContext<RefusalCode, string>>(area, name)
  const { compensate, voids } = handler
  if (!compensate) throw new Error(`${area}.${name} is compensated but says not how`)
  return {
    voids: () => voids?.(context, { seq }) ?? Promise.resolve({ count: 0, printed: 0 }),
    run: () => compensate(context, { seq }),
  }
}

/** Tells later areas, the last first: what hangs on most is asked before what it hangs on. */
async function emit<E extends EventName>(
  context: CommandContext<EventRefusals[E]>,
  event: E,
  payload: ServiceEvents[E],
): Promise<void> {
  for (const area of areasInOrder.toReversed()) {
    const listeners = await area.listeners?.()
    for (const listener of listeners?.[event] ?? []) await listener(context, payload)
  }
}

function definitionOf(area: string, name: string): CommandDef {
  const definition = procedureOf(area, name)
  if (definition?.kind !== 'command') throw new Error(`${area}.${name} is not a command`)
  return definition
}
