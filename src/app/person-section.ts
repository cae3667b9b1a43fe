import type { ComponentType } from 'react'

/**
 * One part of the personal file (一人一档) below the head. It asks the area it speaks of, draws its own card, and
 * nothing at all while it has nothing to say.
 */
export interface PersonSection {
  id: string
  /** Its place on the page. */
  at: number
  load: () => Promise<ComponentType<{ personId: string }>>
}
