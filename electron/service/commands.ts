import { randomBytes } from 'node:crypto'
import type { AreaName, CommandDef, UndoClass } from '../../src/contract/define'
import { procedureOf } from '../../src/contract/find-procedure'
import { type Reversal, takeBack } from './book/reversal'
import type { CommandContext, Moment } from './context'
import { areaOfTable } from './db/captured'
import { type RowsOnDisk, rowsOnDisk } from './db/kept-rows'
import { refreshDue } from './db/sqlite/certificate-due'
import { schemaVersion } from './db/sqlite/migrations/list'
import type { BookConnection } from './db/sqlite/open'
import { isOperator } from './db/sqlite/operators'
import { prepared } from './db/sqlite/prepared'
import { commitmentOf, headOf, insertAudit, insertDetail } from './db/sqlite/record/audit'
import { sealOfCommand } from './db/sqlite/record/seal'
import { isOurs, schemaGuard } from './db/sqlite/schema-guard'
import { refreshSearch } from './db/sqlite/search'
import { changeStack } from './db/sqlite/undo-stack'
import type { EventListeners, EventName, EventRefusals, ServiceEvents } from './events'
import { handlerOf } from './find-handler'
import { idMaker } from './ids'
import { listeners } from './listeners'
import { Refusal, Stopped } from './refusal'

export interface CommandRequest extends Moment {
  area: string
  name: string
  input: unknown
  commandId: string
  operatorId: string | null
  idSeed?: string
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
  run(request: CommandRequest): Promise<CommandResult>
  /** `seal`: the file was found sound since it was opened, so the mark outside may vouch for it. */
  close(seal: boolean): Promise<void>
}

/** Hears of every commit, before anybody else does. */
type Committed = (seq: number, hash: string, request: CommandRequest) => void

export type BookWriter = Writer & {
  /** After all that was to be written: the schema is still ours, so the file may be vouched for. */
  isOurs(): Promise<boolean>
}

/**
 * Carries out commands one after the other on the only writing connection. Each is one transaction:
 * handler, derived data, audit row. A refusal or a bug rolls all of it back. In a file whose schema is not ours any
 * more nothing is written: every command is refused as `book_damaged`.
 */
export function createWriter(connection: BookConnection, committed: Committed = () => undefined): BookWriter {
  let last: Promise<unknown> = Promise.resolve()
  const holds = schemaGuard(connection.sqlite)
  const mayWrite = () => {
    if (!holds()) throw new Refusal('book_damaged')
  }
  return {
    run(request) {
      const next = last.then(() => carryOut(connection, request, committed, mayWrite))
      last = next.catch(() => undefined)
      return next
    },
    warm() {
      last = last.then(holds).catch(() => undefined)
    },
    async isOurs() {
      await last
      return isOurs(connection.sqlite)
    },
    async close() {
      await last
      connection.sqlite.close()
    },
  }
}

async function carryOut(
  connection: BookConnection,
  request: CommandRequest,
  committed: Committed,
  mayWrite: () => void,
): Promise<CommandResult> {
  const { sqlite } = connection
  // Before any table is read: a view in its place could keep the reader for ever.
  mayWrite()
  const landed = sqlite.prepare('SELECT seq FROM audit WHERE id = ?').get(request.commandId) as
    | { seq: number }
    | undefined
  if (landed) throw new Refusal('already_landed', { seq: landed.seq })
  const isKnown = () => request.operatorId === null || isOperator(sqlite, request.operatorId)
  const known = isKnown()
  // A redo may bring back the very operator who asks for it.
  const mayReturn = request.area === 'book' && request.name === 'redo'
  if (!known && !mayReturn) throw new Refusal('unknown_operator')
  const definition = definitionOf(request.area, request.name)
  sqlite.exec('BEGIN IMMEDIATE')
  try {
    // Nobody can change it from here on.
    mayWrite()
    const result = await inTransaction(connection, request, definition.undo)
    if (!known && !isKnown()) throw new Refusal('unknown_operator')
    sqlite.exec('COMMIT')
    if (result.seq !== null) committed(result.seq, headOf(sqlite).hash, request)
    return result
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    throw error
  }
}

async function inTransaction(
  connection: BookConnection,
  request: CommandRequest,
  undo: UndoClass,
): Promise<CommandResult> {
  const { sqlite, db } = connection
  const head = headOf(sqlite)
  const seq = head.seq + 1
  sqlite.prepare('UPDATE running SET command_seq = ? WHERE one = 1').run(seq)

  let params: Record<string, unknown> = {}
  let reversal: Reversal | null = null
  const context: CommandContext<string, string> = {
    tx: db,
    today: request.today,
    now: request.now,
    operatorId: request.operatorId,
    newId: idMaker(request.idSeed ? { seed: `${request.idSeed}:${seq}`, at: request.now } : null),
    refuse(code, refusalParams) {
      throw new Refusal(code, refusalParams)
    },
    stopHere: stopAt(request.stop),
    staged: () => (request.staged ? rowsOnDisk(request.staged) : null),
    describe(more) {
      params = { ...params, ...more }
    },
    emit: (event, payload) => emit(listeners, context, event, payload),
  }
  let output: unknown
  if (request.area === 'book' && (request.name === 'undo' || request.name === 'redo')) {
    reversal = await takeBack(sqlite, request.name, request.input, (target, area, name) =>
      compensate(context, target, area, name),
    )
    output = request.name === 'undo' ? { undone: reversal.targets } : {}
    params = reversal.params
  } else {
    const handler = handlerOf<CommandContext<string, string>>(request.area, request.name)
    output = await handler.run(context, request.input)
  }

  const salt = randomBytes(16).toString('hex')
  const words = JSON.stringify(params)
  const sealing = sealOfCommand(sqlite, seq)
  const { commitment, changes } = commitmentOf(sqlite, seq, salt, words, sealing.see)
  if (changes === 0 && reversal === null) {
    sqlite.prepare('UPDATE running SET command_seq = NULL WHERE one = 1').run()
    return { output, seq: null, changed: [] }
  }
  const { seal, tables, ...sealed } = sealing.finish(randomBytes(16).toString('hex'))
  refreshSearch(sqlite, seq, tables, context.stopHere)
  refreshDue(sqlite, seq, tables)
  prepared(sqlite, insertDetail).run(seq, salt, words, sealed.salt, sealed.rest)
  insertAudit(
    sqlite,
    {
      seq,
      id: request.commandId,
      at: request.now,
      operatorId: request.operatorId,
      area: request.area,
      command: request.name,
      kind: reversal?.kind ?? 'do',
      undo: reversal ? 'captured' : undo,
      schemaVersion,
      changes,
      targets: reversal?.targets ?? [],
      commitment,
      seal,
    },
    head.hash,
  )
  changeStack(sqlite, reversal ? { seq, ...reversal } : { seq, kind: 'do' })
  sqlite.prepare('UPDATE running SET command_seq = NULL WHERE one = 1').run()
  return { output, seq, changed: [...new Set<AreaName>(['book', ...tables.map(areaOfTable)])] }
}

function stopAt(shared: SharedArrayBuffer | undefined): () => void {
  if (!shared) return () => undefined
  const flag = new Int32Array(shared)
  return () => {
    if (Atomics.load(flag, 0) !== 0) throw new Stopped()
  }
}

async function compensate(
  context: CommandContext<string, string>,
  seq: number,
  area: string,
  name: string,
): Promise<void> {
  const handler = handlerOf<CommandContext<string, string>>(area, name)
  if (!handler.compensate) throw new Error(`${area}.${name} is compensated but says not how`)
  await handler.compensate(context, { seq })
}

async function emit<E extends EventName>(
  all: EventListeners,
  context: CommandContext<EventRefusals[E]>,
  event: E,
  payload: ServiceEvents[E],
): Promise<void> {
  for (const listener of all[event] ?? []) await listener(context, payload)
}

function definitionOf(area: string, name: string): CommandDef {
  const definition = procedureOf(area, name)
  if (definition?.kind !== 'command') throw new Error(`${area}.${name} is not a command`)
  return definition
}
