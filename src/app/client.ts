import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { v7 } from 'uuid'
import { stateProcedures } from '../contract/book/state'
import { type Caller, type CallerHooks, type CallOptions, openCalls, type Send } from '../contract/caller'
import type { Contract } from '../contract/contract'
import type { AreaName, ProcedureDef } from '../contract/define'
import { todayProcedures } from '../contract/reports/today'
import { search } from '../contract/search'
import { settings } from '../contract/settings'
import { CallError, type Port } from '../contract/wire'
import { noticeError } from './announced-errors'
import { useDraft } from './drafts'
import { lastCommand, stepOf } from './last-command'
import { currentOperator } from './operator'
import { useUnsettled } from './unsettled'

/** Facts come from the service and stay fresh until it says an area has changed. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error, query) {
      if (!query.meta?.quiet) noticeError(String(query.queryKey[0]), error, 'query')
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _input, _result, mutation) =>
      noticeError(String(mutation.meta?.area ?? 'common'), error, 'command'),
  }),
  defaultOptions: {
    // The service is on this machine: a cable that is pulled out stops nothing.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      // A question the service took with it is asked again of the next one; any other failure is announced.
      retry: (failures, error) => failures < 3 && isGone(error),
      retryDelay: 50,
      refetchOnWindowFocus: false,
    },
  },
})

let send: Send | null = null
const whenConnected: Array<(send: Send) => void> = []
/** Id of the command being sent: made while the call is made, so nothing comes between. */
let sending: string | null = null

/** The service, as the contract says. Calls made before it is there wait for it. */
export const client = new Proxy({} as Caller<Contract>, {
  get: (_target, area: keyof Contract) =>
    new Proxy(
      {},
      {
        get: (_inner, name: string) => (input: unknown, options?: CallOptions) =>
          call(area, name, input, options),
      },
    ),
})

async function call(
  area: keyof Contract,
  name: string,
  input: unknown,
  options?: CallOptions,
): Promise<unknown> {
  const procedure = await procedureOf(area, name)
  const ready = send ?? (await new Promise<Send>(resolve => whenConnected.push(resolve)))
  sending = null
  const answer = ready(area, name, procedure, input, options)
  const commandId = sending
  try {
    return await answer
  } catch (error) {
    const settled = procedure.kind === 'job' && procedure.outside
    if (commandId !== null && !settled && isGone(error)) useUnsettled.getState().add(commandId)
    throw error
  }
}

/** Joins the page to a service; called again with a new port after the service was restarted. */
export function connect(port: Port): void {
  history = {}
  const calls = openCalls(port, {
    meta() {
      sending = v7()
      return { commandId: sending, operatorId: currentOperator() }
    },
    onChanged: refetchAreas,
    onAnswers: keepAnswers,
    onStep: (output, seq) => stepOf.set(output, seq),
    onCommand: command => lastCommand.getState().happened(command),
  })
  send = calls
  for (const waiting of whenConnected.splice(0)) waiting(calls)
}

/** What the first page will ask is there before it asks. An answer that is not as agreed is asked for as usual. */
function keepAnswers(answers: Parameters<NonNullable<CallerHooks['onAnswers']>>[0]): void {
  for (const { area, name, input, output } of answers) {
    const checked = knownProcedure(area, name)?.output.safeParse(output)
    if (checked?.success) queryClient.setQueryData([area, name, input], checked.data)
  }
}

/** While the service is away calls wait instead of failing one by one. */
export function disconnect(): void {
  send = null
}

/** What a page was told of the history of the book that stands behind it; see `shown`. */
export interface KnownHistory {
  /** The newest entry. */
  newest?: number
  /** The entry before the first it was told of. */
  before?: number
  /** Another book took its place: its numbers say nothing of the entries that stand there now. */
  replaced?: true
}
let history: KnownHistory = {}
export const knownHistory = (): KnownHistory => history
/** Of an answer that holds no more: the entry that overtook it; 0 where that cannot be told. */
export const overtakenBy = new WeakMap<object, number>()

/** Asks again every query that reads one of these areas. `seq`: the entry of the history that changed them. */
export function refetchAreas(changed: AreaName[], seq: number | null = null): void {
  // Records that no entry changed are those of another book.
  if (seq === null && changed.some(area => area !== 'book' && area !== 'attachments')) {
    history.replaced = true
    history = {}
    lastCommand.getState().forget()
    useDraft.setState({ session: null, planLine: null })
  }
  const by = seq ?? (history.newest === undefined ? 0 : history.newest + 1)
  if (seq !== null) history.before ??= seq - 1
  if (seq !== null) history.newest = Math.max(seq, history.newest ?? seq)
  refetch(({ queryKey: [area, name] }) => {
    const procedure = knownProcedure(String(area), String(name))
    if (procedure?.kind !== 'query') return false
    const reads = procedure.reads ?? [area as AreaName]
    return reads === 'all' || reads.some(one => changed.includes(one)) || area === 'book'
  }, by)
}

function refetch(predicate: (query: Query) => boolean, by: number): void {
  for (const query of queryClient.getQueryCache().findAll({ predicate })) {
    const before = query.state.isInvalidated ? overtakenBy.get(query) : undefined
    overtakenBy.set(query, Math.min(before ?? by, by))
    // One that is asked for the first time, or by nobody any more, is not asked anew: its answer may be from before.
    const stays = query.state.data === undefined || !query.isActive()
    if (stays && query.state.fetchStatus === 'fetching')
      void query.promise?.then(
        () => refetch(one => one === query, by),
        () => undefined,
      )
  }
  void queryClient.invalidateQueries({ predicate })
}

const isGone = (error: unknown): boolean => error instanceof CallError && error.error.kind === 'gone'

/** What the first page asks. The shapes of all else come with the first call to something else. */
let known: Record<string, Record<string, ProcedureDef>> = {
  book: stateProcedures,
  reports: todayProcedures,
  search,
  settings,
}

/** What a procedure takes and answers. */
async function procedureOf(area: keyof Contract, name: string): Promise<ProcedureDef> {
  if (!known[area]?.[name]) known = (await import('../contract/contract')).contract
  const procedure = known[area]?.[name]
  if (!procedure) throw new Error(`no such procedure: ${area}.${name}`)
  return procedure
}

/** The same for a procedure that was called before; null when its shape is not here yet. */
function knownProcedure(area: string, name: string): ProcedureDef | null {
  return known[area]?.[name] ?? null
}
