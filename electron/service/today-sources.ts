import { areasInOrder } from './areas-in-order'
import type { TodaySource } from './today-source'

/** Kept once they are here, as handlers are. */
let loaded: readonly { area: string; source: TodaySource }[] | null = null

/** What areas bring to Today, each with its area; loaded when it is first asked for. */
export async function todaySources() {
  loaded ??= await Promise.all(
    areasInOrder.flatMap(({ name, today }) =>
      today ? [today().then(source => ({ area: name, source }))] : [],
    ),
  )
  return loaded
}
