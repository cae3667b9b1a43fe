import { Refusal, Stopped } from '../refusal'
import type { PlainError } from './thread-shape'

/** For the way to another thread. */
export function plainError(error: unknown): PlainError {
  if (error instanceof Stopped) return { stopped: true }
  if (error instanceof Refusal) return { refusal: { code: error.code, params: error.params } }
  const known = error as { message?: string; stack?: string; code?: string } | null
  return { message: known?.message ?? String(error), stack: known?.stack ?? '', code: known?.code ?? null }
}

/** On the other side: an error of the same kind, saying the same. */
export function errorOf(plain: PlainError): Error {
  if ('stopped' in plain) return new Stopped()
  if ('refusal' in plain) return new Refusal(plain.refusal.code, plain.refusal.params)
  const { message, stack, code } = plain
  return Object.assign(new Error(message), { stack, code })
}
