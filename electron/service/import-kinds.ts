import type { ImportKindFacts } from '../../src/contract/imports'
import { areasInOrder } from './areas-in-order'
import { declaredOnce } from './declared-once'
import type { AnyImportKind, ImportKindEntry, PartOfRound } from './imports/import-kind'

/** Every kind of file there is to import, with its area. */
const byArea: readonly (ImportKindEntry & { area: string })[] = [
  ...declaredOnce('kind of import', areasInOrder, ({ name, importKinds = [] }) =>
    importKinds.map(entry => [entry.kind, { ...entry, area: name }]),
  ).values(),
]
const entries = byArea.toSorted((one, other) => one.at - other.at)

/** What the page and the command line know of them. */
export const importKinds: readonly ImportKindFacts[] = entries.map(
  ({ at: _, part: __, load: ___, ...facts }) => facts,
)

/** What files of a kind are taken for in a whole round; null for a kind that has no part in it. */
export const partOfRound = (kind: string): PartOfRound | null =>
  entries.find(one => one.kind === kind)?.part ?? null

/** Null where there is no such kind. */
export const importKindOf = async (kind: string): Promise<AnyImportKind | null> =>
  (await entries.find(one => one.kind === kind)?.load()) ?? null

/** Those of later areas first: they ask for more, and a file that fits two is what fits closer. */
export const everyImportKind = (): Promise<AnyImportKind[]> =>
  Promise.all(byArea.toReversed().map(({ load }) => load()))
