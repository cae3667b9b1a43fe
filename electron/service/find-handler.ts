import type { Contract } from '../../src/contract/contract'
import { handlers } from './handlers'

/** A handler as it is called by name: what its contract says of its input and context is behind it. */
interface Named<Context> {
  run(context: Context, input: unknown): Promise<unknown>
  compensate?(context: Context, command: { seq: number }): Promise<void>
}

/** The one place where a handler's types are given up: its contract has them, and the input is checked by it before. */
export function handlerOf<Context>(area: string, name: string): Named<Context> {
  type Found = Named<Context> | Named<Context>['run'] | undefined
  // By name there is no telling which of all the handlers' types it is.
  const found = (handlers[area as keyof Contract] as unknown as Record<string, Found>)[name]
  if (!found) throw new Error(`no handler for ${area}.${name}`)
  return typeof found === 'function' ? { run: found } : found
}
