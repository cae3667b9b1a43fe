import type { Route } from './links'

export interface NavEntry {
  page:
    | 'today'
    | 'people'
    | 'needs'
    | 'courses'
    | 'plan'
    | 'sessions'
    | 'certificates'
    | 'improvement'
    | 'records'
  /** Pages that belong to this entry besides its own. */
  holds: readonly Route['page'][]
}

/** The nine entries, in the order of the training loop. Each appears when its page exists. */
export const navEntries: readonly NavEntry[] = [
  { page: 'today', holds: [] },
  { page: 'people', holds: ['person', 'posts'] },
  { page: 'needs', holds: ['gaps'] },
  { page: 'courses', holds: ['course', 'places'] },
  { page: 'plan', holds: [] },
  { page: 'sessions', holds: ['session', 'schedule'] },
  { page: 'certificates', holds: [] },
  { page: 'improvement', holds: [] },
  { page: 'records', holds: [] },
]

export const footEntries = ['import', 'history', 'settings'] as const
