import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { CallOptions } from '../contract/caller'
import type { Contract } from '../contract/contract'
import type { CommandDef, InputOf, JobDef, OutputOf, PhaseOf, QueryDef } from '../contract/define'
import type { CallError } from '../contract/wire'
import { client } from './client'

type NamesOf<R extends keyof Contract, Kind> = {
  [N in keyof Contract[R]]: Contract[R][N] extends Kind ? N : never
}[keyof Contract[R]]
type Call = (
  input: unknown,
  options?: { onProgress?: (progress: never) => void; signal?: AbortSignal; seen?: number },
) => Promise<unknown>

function callOf(area: keyof Contract, name: PropertyKey): Call {
  // By name it is one of many calls; `useAsk` and the others below give each its own types back.
  return (client[area] as unknown as Record<PropertyKey, Call>)[name] as Call
}

/**
 * Asks the service and keeps the answer until an area it reads has changed.
 * `useAsk('people', 'list', { unitId })` → react-query's result.
 */
export function useAsk<R extends keyof Contract, N extends NamesOf<R, QueryDef>>(
  area: R,
  name: N,
  input: InputOf<Contract[R][N]>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
) {
  return useQuery<OutputOf<Contract[R][N]>, CallError>({
    queryKey: [area, name, input],
    queryFn: () => callOf(area, name)(input) as Promise<OutputOf<Contract[R][N]>>,
    enabled: options.enabled ?? true,
    // Its type asks for a function of the very answer; it hands on whatever was there.
    ...(options.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  })
}

/** The newest entry of the history that what a form shows is as new as; undefined where that cannot be told. */
export interface Seen {
  seen(): number | undefined | Promise<number | undefined>
}

/** A command as the page gives it: `const leave = useCommand('people', 'leave')`; `await leave.mutateAsync({…})`. */
export function useCommand<R extends keyof Contract, N extends NamesOf<R, CommandDef>>(
  area: R,
  name: N,
  /**
   * Of a form. `seen`: it changes what it showed, and what somebody did to that since refuses the command as
   * `changed_since`. `saved`: is told that it was carried out, also when the form has gone meanwhile. Of a change that
   * is one click: `seenNow`.
   */
  form?: Partial<Seen> & { saved?: () => void; refused?: (error: unknown) => never },
) {
  return useMutation<OutputOf<Contract[R][N]>, CallError, InputOf<Contract[R][N]>>({
    meta: { area },
    async mutationFn(input) {
      const seen = await form?.seen?.()
      const answer = callOf(area, name)(input, seen === undefined ? {} : { seen }).catch(form?.refused)
      return answer as Promise<OutputOf<Contract[R][N]>>
    },
    // Not with the call: what is given there is dropped once the form has gone.
    onSuccess: () => form?.saved?.(),
  })
}

/** Long work: `mutate({ input, onProgress, signal })`. */
export function useJob<R extends keyof Contract, N extends NamesOf<R, JobDef>>(area: R, name: N) {
  return useMutation<
    OutputOf<Contract[R][N]>,
    CallError,
    { input: InputOf<Contract[R][N]> } & CallOptions<PhaseOf<Contract[R][N]>>
  >({
    meta: { area },
    mutationFn: ({ input, onProgress, signal }) =>
      callOf(area, name)(input, {
        ...(onProgress ? { onProgress } : {}),
        ...(signal ? { signal } : {}),
      }) as Promise<OutputOf<Contract[R][N]>>,
  })
}
