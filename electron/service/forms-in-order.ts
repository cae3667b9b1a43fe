import type { FormFacts } from '../../src/contract/forms'
import { areasInOrder } from './areas-in-order'
import { declaredOnce } from './declared-once'
import type { AnyForm } from './documents/form/form'

const entries = declaredOnce('form', areasInOrder, ({ forms = [] }) =>
  forms.map(entry => [entry.form, entry]),
)

/** What the page and the command line know of the forms there are. */
export const formKinds: readonly FormFacts[] = [...entries.values()].map(({ load: _, ...facts }) => facts)

/** Null where there is no such form. */
export const formNamed = async (form: string): Promise<AnyForm | null> =>
  (await entries.get(form)?.load()) ?? null
