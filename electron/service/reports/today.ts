import type { TodayLine } from '../../../src/contract/today-row'
import { todayRows } from '../../../src/domain/today/today'
import type { QueryContext } from '../context'
import { todaySources } from '../today-sources'

/** What needs me now (T1): what the areas have to say, as far as it shows today, in the order of the page. */
export async function todayLines(context: QueryContext): Promise<TodayLine[]> {
  const entries = []
  for (const { area, source } of await todaySources()) {
    for (const fact of await source.facts(context))
      entries.push({ ...fact, area, place: source.kinds[fact.kind] ?? 0 })
  }
  return todayRows(entries, context.today).map(({ place: _, when: __, ...line }) => line)
}
