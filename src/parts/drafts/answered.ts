import { CallError } from '../../contract/wire'
import type { KeptForm } from './use-kept-form'

/** Of a refused save: the entry that stands in the way; null for any other error. */
export function changedSince(error: unknown): number | null {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return null
  const { code, params } = error.error
  return code === 'changed_since' && typeof params.seq === 'number' ? params.seq : null
}

/** Why the last save was refused, until the person has answered it by taking what stands there now. */
export function unanswered<E>(form: Pick<KeptForm<object>, 'tookUpTo'> | undefined, error: E): E | null {
  const later = changedSince(error)
  return form && later !== null && later <= form.tookUpTo ? null : error
}
