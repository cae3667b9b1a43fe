import { areasInOrder } from './areas-in-order'

/** A handler as it is called by name: what its contract says of its input and context is behind it. */
interface Named<Context> {
  run(context: Context, input: unknown): Promise<unknown>
  compensate?(context: Context, command: { seq: number }): Promise<void>
  /** Whoever gives the command may be brought back by it. */
  mayReturnOperator?: true
}

/**
 * The one place where a handler's types are given up: its contract has them, and the input is checked by it before. An
 * area is loaded when it is first asked for.
 */
export async function handlerOf<Context>(area: string, name: string): Promise<Named<Context>> {
  type Found = Named<Context> | Named<Context>['run'] | undefined
  const own = await areasInOrder.find(one => one.name === area)?.handlers()
  // By name there is no telling which of all the handlers' types it is.
  const found = (own as unknown as Record<string, Found> | undefined)?.[name]
  if (!found) throw new Error(`no handler for ${area}.${name}`)
  return typeof found === 'function' ? { run: found } : found
}
