import { areasInOrder } from '../service/areas-in-order'
import { declaredOnce } from '../service/declared-once'
import type { Verb } from '../service/verbs/verb'
import { demo } from './verbs/demo'
import { demoYear } from './verbs/demo-year'

/** What goes from one area to the next, and is of none. */
const own: readonly Verb[] = [demoYear, demo]

/** Every verb, as the manifests of the areas list them, in the order help shows them. */
export async function allVerbs(): Promise<readonly Verb[]> {
  const ofAreas = await Promise.all(
    areasInOrder.map(async ({ name, verbs }) => ({ name, verbs: (await verbs?.()) ?? [] })),
  )
  const all = declaredOnce('verb', [...ofAreas, { name: 'cli', verbs: own }], ({ verbs }) =>
    verbs.map(verb => [verb.name, verb]),
  )
  return [...all.values()].sort((one, other) => one.at - other.at)
}
