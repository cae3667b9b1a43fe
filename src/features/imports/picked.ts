import { isLostZero, type Matter } from './decisions'
import type { Wish } from './import-view'
import type { ImportKind } from './kinds'

/** The option taken for a matter, or null while nobody has decided. */
export function pickedOf(kind: ImportKind, wish: Wish, matter: Matter): string | null {
  const own = wish.picks.get(matter.key)?.option
  if (own !== undefined) return own
  return isLostZero(kind, matter.finding) && wish.zeros !== 'undecided' ? wish.zeros : null
}
