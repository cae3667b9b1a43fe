import type { Voids } from './area-handlers'
import { areasInOrder } from './areas-in-order'
import type { BeforeCommand } from './context'

/** A handler as it is called by name: what its contract says of its input and context is behind it. */
interface Named<Context> {
  run(context: Context, input: unknown): Promise<unknown>
  compensate?(context: Context, command: { seq: number }): Promise<void>
  voids?(context: Context, command: { seq: number }): Promise<Voids>
  before?(context: BeforeCommand, input: unknown): Promise<void>
  /** Whoever gives the command may be brought back by it. */
  mayReturnOperator?: true
}

/** Kept once they are here: importing them anew for every question takes longer than many an answer. */
const loaded = new Map<string, object>()

async function load(area: string): Promise<object> {
  const own = (await areasInOrder.find(one => one.name === area)?.handlers()) ?? {}
  loaded.set(area, own)
  return own
}

/**
 * The one place where a handler's types are given up: its contract has them, and the input is checked by it before. An
 * area is loaded when it is first asked for.
 */
export async function handlerOf<Context>(area: string, name: string): Promise<Named<Context>> {
  type Found = Named<Context> | Named<Context>['run'] | undefined
  const own = loaded.get(area) ?? (await load(area))
  // By name there is no telling which of all the handlers' types it is.
  const found = (own as Record<string, Found>)[name]
  if (!found) throw new Error(`no handler for ${area}.${name}`)
  return typeof found === 'function' ? { run: found } : found
}
