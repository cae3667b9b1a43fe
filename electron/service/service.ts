import { join } from 'node:path'
import type { BookNotice, BookState } from '../../src/contract/book/state'
import type { CommandMeta, Port } from '../../src/contract/wire'
import { areasInOrder } from './areas-in-order'
import { createScans } from './attachments/scans'
import { firstEntryOf } from './book/backup-files/keep-numbers'
import { createBackups } from './book/backups/backups'
import { createBookHealth, settledByNote } from './book/backups/book-health'
import type { BackupClock } from './book/backups/hourly-backups'
import { sweepTemporaries } from './book/disk/own-temporaries'
import { placeOf } from './book/disk/place-facts'
import { createBookDoor } from './book/life/book-door'
import { bookLife } from './book/life/book-life'
import { clearNameHandlers } from './book/life/clear-name'
import { folderHandlers } from './book/life/folders'
import { createLifeGate } from './book/life/life-gate'
import { watchLosses } from './book/life/loss-watch'
import { createMove, type Move } from './book/life/move'
import { createRestore } from './book/life/restore'
import { scanHandlers } from './book/life/scan-procedures'
import { stayWithFile } from './book/life/stay-with-file'
import { readOnlyRefusal } from './book/lock/read-only'
import { watchBeside } from './book/marks/watch-beside'
import { openBookWriter } from './book/opening/book-writer'
import { isDoubted } from './book/stored/stored-salvages'
import { runTaskInline, runTaskInThread } from './book/tasks/run-task'
import { bringAreas } from './bring-areas'
import type { CommandResult } from './commands'
import type { Host, Moment, RunOptions } from './context'
import { sweepSpills } from './db/spill'
import { isUntrustworthy } from './db/sqlite/trust'
import { startWriterThread } from './db/writer'
import { keepingHeldFiles } from './files/sources'
import { dropInterruptedImports, dropWrittenImports, interruptedImports } from './imports/imports-service'
import { localDay } from './local-time'
import { createRouter } from './router'
import { createRunningJobs } from './running-jobs'
import { bookToday, listOperators } from './settings/settings-service'

export interface ServiceOptions {
  dataDir: string
  /** The folder is not there although a book was to be in it: it is not made before the person is asked. */
  missing?: boolean
  host: Host
  /** The clock of the machine. */
  now: () => Date
  /** Tests and short command-line runs write on the same thread. */
  writer: 'thread' | 'inline'
  /** Hourly backups; null where nobody works at the book for hours. */
  backups: BackupClock | null
  /** Puts the book aside before anything of it is read: the service died of it again and again. */
  aside?: boolean
  /** Only the service died, the machine and its file cache did not: the book opens at once and is checked behind. */
  checkBehind?: boolean
  /** Answers while a long check goes on before the book opens: its state says how far that is. */
  attachEarly?: boolean
  log(error: unknown, reference: string, procedure: string): void
  /** The writing thread died, or the file cannot be trusted: the service must be started again. */
  onFatal(error: Error): void
  /** Jobs that somebody waits for begin and end: how many there are now. */
  onJobs?(running: number): void
  /** Whether to warn of a folder that others write to as well. */
  warnOfPlace?: boolean
}

export interface Service {
  attach(port: Port): void
  call(
    area: string,
    name: string,
    input: unknown,
    meta?: CommandMeta | null,
    run?: RunOptions,
  ): Promise<CommandResult>
  state(): Promise<BookState>
  /** The person keeps the book where it is: no more warning of the place. */
  keepPlace(): void
  /** The first page stands: what it did not need is made ready. */
  warm(): void
  /** A person comes back to the window: scans that are lost and names that are taken by now are seen, at a glance. */
  recheckFiles(): Promise<void>
  /** Takes the book along to another folder. After `moved` this service has nothing more to do than to close. */
  move: Move
  /** Waits for what runs on the whole book, lets jobs stop, closes the book and lets its lock go. */
  close(): Promise<void>
}

export const bookFileName = 'book.db'

/** A shorter check is over before a page could say anything of it. */
const longCheckMs = 250
/** At most: where a look takes long the next one waits (`createScans`). */
const scansEveryMs = 60_000

/** Everything behind the wire: holds the lock, opens the book, answers calls. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { dataDir, now } = options
  const file = join(dataDir, bookFileName)
  const inThreads = options.writer === 'thread'
  const carryOut = inThreads ? runTaskInThread : runTaskInline
  const report: ServiceOptions['log'] = (error, reference, procedure) => {
    options.log(error, reference, procedure)
    if (isUntrustworthy(error)) options.onFatal(error as Error)
  }
  const log = (error: unknown) => report(error, 'book', 'book')
  const noteDown = (error: unknown) => options.log(error, 'open', 'open')
  const changed = (all = false) => router.tell(all ? areasInOrder.map(({ name }) => name) : ['book'])
  const isInPlace = () => door.isInPlace()
  const doubted = () => isDoubted(door.opened()?.db ?? null)
  const health = createBookHealth({ dataDir, file, isInPlace, doubted, runTask: carryOut, changed, log })
  const runTask = health.watched
  const losses = watchLosses({ dataDir, runTask: carryOut, changed, log })
  const isBusy = () => gate.running() !== null || gate.isClosing()
  const backups = createBackups({ dataDir, file, now, runTask, health, isBusy, isInPlace, changed, log })
  let checksLong: () => void = () => undefined
  const longCheck = new Promise<void>(resolve => {
    checksLong = resolve
  })
  const door = createBookDoor({
    dataDir,
    ...(options.missing && { missing: true }),
    file,
    now,
    backups,
    health,
    losses,
    runTask,
    checkBehind: options.checkBehind ?? false,
    checking() {
      router.tell(['book'])
      setTimeout(checksLong, longCheckMs).unref()
    },
    clock: options.backups,
    startWriter: stamp =>
      inThreads
        ? startWriterThread(file, stamp, error => staying.writerDied(error, options.onFatal))
        : openBookWriter(file, stamp),
    log,
    noteDown,
  })

  const scans = createScans({
    dataDir,
    opened: () => door.opened()?.db ?? null,
    tellsLater: options.attachEarly ?? false,
    changed: () => router.tell(['attachments']),
    log,
  })
  const place = placeOf(dataDir, options.warnOfPlace ?? false)

  const beside = watchBeside({ dataDir, file, opened: door.opened, changed })
  const gate = createLifeGate((what, running) => {
    // A book that is just being made is shown when it is whole.
    if (what !== 'create' || !running) router.tell(['book'])
  })
  const jobs = createRunningJobs(() => {
    router.tell(['book'])
    options.onJobs?.(jobs.list().length)
  })
  const { staying, pages } = stayWithFile({ dataDir, file, now, door, gate, health, log, noteDown })
  const bookDay = async () => {
    const opened = door.opened()
    return opened ? bookToday(opened.db) : null
  }
  const moment = async (): Promise<Moment> => {
    const at = now()
    return { today: (await bookDay()) ?? localDay(at), now: at.toISOString() }
  }
  /** Shown while a book is being made: pages stand on a whole one only. */
  let making: BookState | null = null
  const state = async (): Promise<BookState> => making ?? (await stateNow())
  const stateNow = async (): Promise<BookState> => {
    const found = await door.state()
    if (found.state === 'absent') return { ...found, warning: place.warning() }
    if (found.state !== 'open') return found
    const today = await bookDay()
    const warning = place.warning()
    const damaged = health.notice()
    const still = found.notices.filter(({ code }) => !(health.isNoted() && settledByNote.includes(code)))
    const notices: BookNotice[] = [
      ...beside.noticed(still),
      ...[damaged, door.away()].filter(notice => notice !== null),
      ...losses.notices(),
      // Of a book that may be written: elsewhere an import may be under way by whoever writes it.
      ...(door.opened()?.writer ? interruptedImports(dataDir, jobs.list()) : []),
      ...(warning ? [{ code: 'place' as const, warning }] : []),
    ]
    return { ...found, today: today ?? localDay(now()), demonstration: today !== null, notices }
  }
  const restore = createRestore({
    dataDir,
    file,
    now,
    backups,
    runTask,
    scans,
    reopen: door.reopen,
    replaced: () => dropInterruptedImports(dataDir, jobs.list()),
    async bookOf() {
      const opened = door.opened()
      return opened ? firstEntryOf(opened.db) : null
    },
    async nameOf(operatorId) {
      const opened = door.opened()
      const operators = opened ? await listOperators(opened.db) : []
      return operators.find(one => one.id === operatorId)?.name ?? null
    },
  })
  const life = bookLife({
    dataDir,
    file,
    now,
    backups,
    losses,
    restore,
    runTask,
    scans,
    inPlace: staying,
    door,
    gate,
    jobs,
    state,
    log,
    making(shown) {
      making = shown
    },
    /** For building the demonstration year (commands of a book just created), and for what the history says of the book. */
    call: (area, name, input, run) => service.call(area, name, input, null, run),
  })
  const clearing = clearNameHandlers({ dataDir, file, now, state, gate, reopen: door.reopen, log: noteDown })
  const router = createRouter({
    opened: door.opened,
    inPlace: staying,
    pages,
    traffic: door.traffic,
    state: door.state,
    isChecking: door.isChecking,
    isMaking: () => gate.running() === 'create',
    moment,
    host: keepingHeldFiles(options.host, dataDir),
    dataDir,
    scans,
    backup: backups.make,
    threads: options.writer === 'thread',
    jobs,
    health,
    readOnly: () => readOnlyRefusal(dataDir, door.hindrance(), door.reading().sole),
    log: report,
    life: { ...life, ...clearing, ...folderHandlers, ...scanHandlers({ dataDir, runTask, scans, door }) },
  })
  // No system tells of what becomes of files in so many folders: of a window nobody leaves or comes back to.
  const scanning = setInterval(() => void scans.again(), scansEveryMs).unref()
  const service: Service = {
    attach: router.attach,
    call: (area, name, input, meta, run) =>
      router.call(
        area,
        name,
        input,
        meta ?? { commandId: crypto.randomUUID(), operatorId: run?.operatorId ?? null },
        run ? { run } : {},
      ),
    state,
    keepPlace: place.keep,
    warm() {
      door.opened()?.writer?.warm?.()
      scans.begin()
      void bringAreas()
      sweepTemporaries()
    },
    async recheckFiles() {
      await staying.ensure().catch(noteDown)
      if (door.opened() && beside.differ()) router.tell(['book'])
      await scans.again()
    },
    move: createMove({ dataDir, file, now, gate, door, runTask, log }),
    async close() {
      clearInterval(scanning)
      staying.end()
      beside.end()
      scans.end()
      await gate.close()
      router.close()
      await door.close()
    },
  }
  const opening = door.open(options.aside ? 'aside' : 'as-is').then(async () => {
    const opened = door.opened()
    if (!opened?.writer) return
    // Whoever opened the book for writing is alone here: nobody else's import is under way.
    sweepSpills(dataDir, noteDown)
    // A courtesy: a book in which that cannot be read opens all the same.
    await dropWrittenImports(dataDir, opened.db).catch(noteDown)
  })
  if (!options.attachEarly) await opening
  else if (!(await Promise.race([opening.then(() => true), longCheck.then(() => false)])))
    // The pages that waited ask again.
    void opening.then(() => router.tell(areasInOrder.map(({ name }) => name)), options.onFatal)
  return service
}
