import type { people } from '../../../src/contract/people'
import type { AreaHandlers } from '../area-handlers'
import {
  findCompetency,
  insertCompetency,
  nextCompetencySort,
  removeCompetencyRow,
  updateCompetency,
} from './competencies-store'
import { removeUnlessUsed } from './in-use'

type CompetencyCommands = Pick<
  AreaHandlers<typeof people>,
  'addCompetency' | 'changeCompetency' | 'removeCompetency'
>

export const competencyCommands: CompetencyCommands = {
  async addCompetency(context, input) {
    const { tx } = context
    if (await findCompetency(tx, { name: input.name }))
      context.refuse('competency_exists', { name: input.name })
    const id = context.newId()
    await insertCompetency(tx, {
      id,
      name: input.name,
      name_en: input.nameEn || null,
      category: input.category || null,
      descriptors: JSON.stringify(written(input.descriptors)),
      sort: await nextCompetencySort(tx),
    })
    context.describe({ name: input.name })
    return { id }
  },

  async changeCompetency(context, input) {
    const { tx } = context
    const competency = (await findCompetency(tx, { id: input.id })) ?? context.refuse('unknown_competency')
    const name = input.name ?? competency.name
    const twin = await findCompetency(tx, { name })
    if (twin && twin.id !== competency.id) context.refuse('competency_exists', { name })
    await updateCompetency(tx, competency.id, {
      name,
      ...(input.nameEn === undefined ? {} : { name_en: input.nameEn || null }),
      ...(input.category === undefined ? {} : { category: input.category || null }),
      ...(input.descriptors === undefined ? {} : { descriptors: JSON.stringify(written(input.descriptors)) }),
    })
    context.describe({ name })
    return {}
  },

  async removeCompetency(context, input) {
    const { tx } = context
    const competency = (await findCompetency(tx, { id: input.id })) ?? context.refuse('unknown_competency')
    await removeUnlessUsed(context, competency.name, () => removeCompetencyRow(tx, competency.id))
    context.describe({ name: competency.name })
    return {}
  },
}

/** Levels without a word are left out. */
function written(descriptors: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(descriptors).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
