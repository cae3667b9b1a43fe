import { existsSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BookNotice, BookState } from '../../src/contract/book/state'
import type { WireError } from '../../src/contract/wire'
import type { Language } from '../../src/i18n/setup'
import { TargetRefused, targetAt, targetFolderAt } from '../files/target'
import { writeTarget } from '../files/write-target'
import { bookFileName, createService, type Service } from '../service/service'
import type { Needs, VerbContext } from '../service/verbs/verb'
import { VerbRefusal } from '../service/verbs/verb-refusal'
import { wireError } from '../service/wire-error'

export interface ContextOptions {
  needs: Needs
  dataDir: string
  resources: string
  language: Language
  /** Relative paths start here. */
  from: string
  now: () => Date
  print(html: string, page: { landscape: boolean; size: 'A4' }): Promise<Uint8Array>
  say: VerbContext['say']
  /** What a person should know meanwhile. */
  tell(text: string): void
  log(error: unknown, reference: string, procedure: string): void
}

const codeOf: Record<Exclude<BookState['state'], 'open'>, string> = {
  absent: 'no_book',
  checking: 'book_busy',
  in_use: 'in_use',
  blocked: 'book_blocked',
  newer: 'book_newer',
  broken: 'book_broken',
  moved: 'book_moved',
}

export interface OpenContext {
  context: VerbContext
  /** What a person must hear of the book besides the answer. */
  notices: readonly BookNotice[]
  /** Lets the book go. */
  close(): Promise<void>
}

/** The services on this thread, with the folder in the state the verb needs. */
export async function openContext(options: ContextOptions): Promise<OpenContext> {
  const { say } = options
  const needs = settled(options.needs, options.dataDir)
  // A folder that is not there holds no book: asking must not make one.
  if (needs === 'book' && !existsSync(options.dataDir)) throw new VerbRefusal('no_book', {}, 'cli')
  const scratch = needs === 'nothing' ? mkdtempSync(join(tmpdir(), 'zhixing-cli-')) : null
  const tickets = new Map<string, string>()
  const service = await createService({
    dataDir: scratch ?? options.dataDir,
    host: { pathOf: ticket => tickets.get(ticket) ?? null, print: options.print },
    now: options.now,
    writer: 'inline',
    backups: null,
    log: options.log,
    onFatal: error => options.log(error, 'fatal', 'writer'),
  })
  /** Folders that were not there. */
  const made: string[] = []
  const close = async () => {
    await service.close()
    dropEmpty(made)
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
  const path = (typed: string) => resolve(options.from, typed)
  const context: VerbContext = {
    language: options.language,
    dataDir: options.dataDir,
    resources: options.resources,
    async call(area, name, input, run) {
      try {
        // Handlers are typed by the same contract: what comes out is what this procedure promises.
        return (await service.call(area, name, input, null, run)).output as never
      } catch (error) {
        throw refusedIn(area, wireError(error, `${area}.${name}`, options.log))
      }
    },
    path,
    makeFolder(typed, wanted) {
      if (!existsSync(path(typed))) made.push(path(typed))
      return refusing(() => targetFolderAt(options.dataDir, path(typed), wanted))
    },
    mayWrite: typed => void refusing(() => targetAt(options.dataDir, path(typed))),
    write: (typed, content) =>
      writeTarget(options.dataDir, path(typed), Buffer.from(content)).catch(targetRefused),
    ticket(typed) {
      const ticket = `ticket-${tickets.size + 1}`
      tickets.set(ticket, path(typed))
      return ticket
    },
    say,
    refuse(code, params = {}) {
      throw new VerbRefusal(code, params, 'cli')
    },
  }
  try {
    return { context, notices: await makeReady(service, needs, options), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A folder that was made for what was then refused. One with something in it, or gone again, is left. */
function dropEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder)
    } catch {}
  }
}

/** The words of a place that was refused are those of every area. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    return targetRefused(error)
  }
}

function targetRefused(error: unknown): never {
  if (!(error instanceof TargetRefused)) throw error
  const { code, space } = error
  if (!space) throw new VerbRefusal(code, {}, 'common')
  const wanted = megabytes(space.wanted)
  // Without `free` the system does not say how much is left for this person.
  throw space.free === null
    ? new VerbRefusal(code, { wanted, context: 'share' }, 'cli')
    : new VerbRefusal(code, { wanted, free: megabytes(space.free), context: 'room' }, 'cli')
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`

function settled(needs: Needs, dataDir: string): Exclude<Needs, 'book-or-scratch'> {
  if (needs !== 'book-or-scratch') return needs
  return existsSync(join(dataDir, bookFileName)) ? 'book' : 'nothing'
}

async function makeReady(
  service: Service,
  needs: Needs,
  shell: Pick<ContextOptions, 'say' | 'tell'>,
): Promise<readonly BookNotice[]> {
  const state = await service.state()
  if (state.state === 'open') return weighed(service, state.notices, shell)
  // One that is no folder, or cannot be looked at, has room for nothing.
  if (needs === 'folder' && state.state !== 'blocked') return []
  if (state.state === 'absent' && needs !== 'book') {
    await service.call('book', 'create', { kind: 'empty' })
    return []
  }
  const params = state.state === 'in_use' ? { holder: state.holder ?? '?' } : {}
  throw new VerbRefusal(codeOf[state.state], params, 'cli')
}

/**
 * What the backups are worth is said once it is known: a command that said nothing of it would end no sooner, since the
 * data are not closed before.
 */
async function weighed(
  service: Service,
  notices: readonly BookNotice[],
  { say, tell }: Pick<ContextOptions, 'say' | 'tell'>,
): Promise<readonly BookNotice[]> {
  if (!notices.some(isWeighing)) return notices
  tell(`${say('cli:weighing')}\n`)
  let latest = notices
  while (latest.some(isWeighing)) {
    await new Promise(resolve => setTimeout(resolve, 50))
    const state = await service.state()
    latest = state.state === 'open' ? state.notices : []
  }
  return latest
}

const isWeighing = (notice: BookNotice): boolean => 'weighing' in notice && notice.weighing

/** Everything that can go wrong in a call, as a code with words. */
function refusedIn(area: string, error: WireError): VerbRefusal {
  switch (error.kind) {
    case 'refused':
      return new VerbRefusal(error.code, error.params, area)
    case 'failed':
      return new VerbRefusal('failed', { reference: error.reference }, 'cli')
    case 'invalid':
      return new VerbRefusal('invalid', { message: error.message }, 'cli')
    case 'stopped':
    case 'gone':
      return new VerbRefusal('stopped', {}, 'cli')
  }
}
