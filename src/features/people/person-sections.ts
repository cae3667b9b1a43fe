import type { ComponentType } from 'react'

/**
 * One part of the personal file (一人一档) below the head. It asks the area it speaks of, draws its own card, and
 * nothing at all while it has nothing to say. A section of another area's making lives in src/parts/<area>.
 */
export interface PersonSection {
  id: string
  load: () => Promise<ComponentType<{ personId: string }>>
}

/** In the order on the page. */
export const personSections: readonly PersonSection[] = [
  { id: 'actions', load: async () => (await import('./sections/ActionsSection')).ActionsSection },
  { id: 'levels', load: async () => (await import('./sections/LevelsSection')).LevelsSection },
  { id: 'training', load: async () => (await import('./sections/TrainingSection')).TrainingSection },
  {
    id: 'certificates',
    load: async () => (await import('./sections/CertificatesSection')).CertificatesSection,
  },
]
