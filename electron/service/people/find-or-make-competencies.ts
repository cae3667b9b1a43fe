import { comparableName } from '../../../src/domain/text/comparable-name'
import type { CommandContext } from '../context'
import { insertCompetency, listCompetencies, nextCompetencySort } from './competencies-store'

/**
 * Ids of competencies by the names a file gives them, in either language; unknown ones are made, in the order given,
 * after those there are. `made` counts them.
 */
export async function findOrMakeCompetencies(
  context: CommandContext,
  names: Iterable<string>,
): Promise<{ ids: Map<string, string>; made: number }> {
  const known = await listCompetencies(context.tx)
  const idOf = new Map<string, string>()
  for (const row of known) if (row.nameEn) idOf.set(comparableName(row.nameEn), row.id)
  for (const row of known) idOf.set(comparableName(row.name), row.id)
  const firstFree = await nextCompetencySort(context.tx)
  let made = 0
  const ids = new Map<string, string>()
  for (const name of names) {
    const key = comparableName(name)
    let id = idOf.get(key)
    if (id === undefined) {
      id = context.newId()
      idOf.set(key, id)
      await insertCompetency(context.tx, {
        id,
        name: name.trim(),
        name_en: null,
        category: null,
        descriptors: '{}',
        sort: firstFree + made,
      })
      made += 1
    }
    ids.set(name, id)
  }
  return { ids, made }
}
