/** Lets everything else have a turn, as messages of several pages do: calls on one thread would starve it. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
