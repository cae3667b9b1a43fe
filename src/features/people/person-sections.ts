import type { ComponentType } from 'react'

/**
 * One part of the personal file (一人一档) below the head. A room that has something to say of a person adds its
 * section here, from src/parts/<room>; the order is the order on the page. A section draws its own card, and
 * nothing at all when it has nothing to say.
 */
export interface PersonSection {
  id: string
  load: () => Promise<ComponentType<{ personId: string }>>
}

export const personSections: readonly PersonSection[] = []
