import { createContext, useContext } from 'react'
import { type AnyT, textOf } from '../../app/loose-text'
import type { ImportKindFacts } from '../../contract/imports'

export type { ImportKindFacts as ImportKind } from '../../contract/imports'

/** Every kind there is to import, as the service has them. */
export const ImportKinds = createContext<readonly ImportKindFacts[]>([])

export const useImportKinds = (): readonly ImportKindFacts[] => useContext(ImportKinds)

/** The kind of the file that is looked at: the service has recognised it, so it is one of them. */
export function useImportKind(kind: string): ImportKindFacts {
  const known = useImportKinds().find(one => one.kind === kind)
  if (!known) throw new Error(`no import of ${kind}`)
  return known
}

/** What becomes of what nobody decides, where a kind has words of its own for it. */
export const undecidedText = (
  t: AnyT,
  { area, kind }: Pick<ImportKindFacts, 'area' | 'kind'>,
  count: number,
): string =>
  textOf(t, `${area}:import.${kind}.undecided`, { count }) ??
  textOf(t, 'imports:apply.undecided', { count }) ??
  ''

/** Words of a kind, which its area brings: its `name`, `what` such a file holds, the `title` of the page, what the button `apply` does and what was `done`. */
export const kindText = (
  t: AnyT,
  { area, kind }: Pick<ImportKindFacts, 'area' | 'kind'>,
  word: 'name' | 'what' | 'title' | 'apply' | 'done',
  params: Record<string, unknown> = {},
): string => textOf(t, `${area}:import.${kind}.${word}`, params) ?? kind
