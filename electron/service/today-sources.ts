import { areasInOrder } from './areas-in-order'
import { declaredOnce } from './declared-once'
import type { TodaySource } from './today-source'

/** Kept once they are here, as handlers are. */
let loaded: readonly { area: string; source: TodaySource }[] | null = null

/** What areas bring to Today, each with its area; loaded when it is first asked for. */
export async function todaySources() {
  loaded ??= await everySource()
  return loaded
}

async function everySource() {
  const sources = await Promise.all(
    areasInOrder.flatMap(({ name, today }) => (today ? [today().then(source => ({ name, source }))] : [])),
  )
  declaredOnce('kind of row on Today', sources, ({ source }) => Object.entries(source.kinds))
  return sources.map(({ name, source }) => ({ area: name, source }))
}
