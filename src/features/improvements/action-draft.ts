import type { ActionRow } from '../../contract/improvements'
import type { ActionKind } from '../../domain/improvements/codes'
import { defaultDueDay } from '../../domain/improvements/session-actions'

/** An action as it is being written. */
export interface ActionDraft {
  kind: ActionKind
  title: string
  cause: string
  measure: string
  ownerId: string | null
  verifierId: string | null
  dueOn: string | null
}

export const emptyDraft = (today: string): ActionDraft => ({
  kind: 'process',
  title: '',
  cause: '',
  measure: '',
  ownerId: null,
  verifierId: null,
  dueOn: defaultDueDay(today),
})

export const draftOf = (action: ActionRow): ActionDraft => ({
  kind: action.kind,
  title: action.title,
  cause: action.cause ?? '',
  measure: action.measure ?? '',
  ownerId: action.owner?.id ?? null,
  verifierId: action.verifier?.id ?? null,
  dueOn: action.dueOn,
})

export type DraftProblem = 'no_title' | 'no_day' | 'verifier_is_owner'

export function draftProblems(draft: ActionDraft): DraftProblem[] {
  const same = draft.ownerId !== null && draft.ownerId === draft.verifierId
  return [
    ...(draft.title.trim() === '' ? (['no_title'] as const) : []),
    ...(draft.dueOn === null ? (['no_day'] as const) : []),
    ...(same ? (['verifier_is_owner'] as const) : []),
  ]
}

/** As the service takes it; null while something is wrong. */
export function inputOf(draft: ActionDraft) {
  if (draft.dueOn === null || draftProblems(draft).length > 0) return null
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    cause: draft.cause.trim() || null,
    measure: draft.measure.trim() || null,
    ownerId: draft.ownerId,
    verifierId: draft.verifierId,
    dueOn: draft.dueOn,
  }
}
