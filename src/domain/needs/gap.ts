import type { GapKind, Level } from './codes'

/**
 * What is known of one person in one competency. Null is unrated: nobody has looked yet.
 * A rating that expired or was revoked keeps its level for the record only.
 */
export type Standing =
  | { readonly state: 'rated'; readonly level: Level }
  | { readonly state: 'not_observed' | 'exempt' }
  | { readonly state: 'revoked' | 'expired'; readonly level?: Level | null }

/**
 * The gap against what the post asks. `by` is levels short (1 to 4), and only `short` has one:
 * unrated, not observed, exempt, revoked and expired are states of their own, never 0 (FEATURES N1).
 */
export type Gap =
  | { readonly kind: 'short'; readonly by: 1 | 2 | 3 | 4 }
  | {
      readonly kind: Exclude<GapKind, 'short'>
      readonly by: null
    }

/** `gapOf(4, { state: 'rated', level: 2 })` is short by 2; a post that asks nothing leaves nothing open. */
export function gapOf(required: Level | null, standing: Standing | null): Gap {
  if (required === null) return { kind: 'not_required', by: null }
  if (standing === null) return { kind: 'unrated', by: null }
  if (standing.state !== 'rated') return { kind: standing.state, by: null }
  const by = required - standing.level
  return by > 0 ? { kind: 'short', by: by as 1 | 2 | 3 | 4 } : { kind: 'met', by: null }
}
