import type { FormFacts } from '../../src/contract/forms'
import { areasInOrder } from './areas-in-order'
import type { AnyForm } from './documents/form/form'

const entries = areasInOrder.flatMap(({ forms = [] }) => forms)

/** What the page and the command line know of the forms there are. */
export const formKinds: readonly FormFacts[] = entries.map(({ load: _, ...facts }) => facts)

/** Null where there is no such form. */
export const formNamed = async (form: string): Promise<AnyForm | null> =>
  (await entries.find(one => one.form === form)?.load()) ?? null
