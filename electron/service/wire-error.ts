import { randomUUID } from 'node:crypto'
import type { WireError, WireReply } from '../../src/contract/wire'
import { isDiskFull } from './book/disk/disk-space'
import { Refusal, Stopped } from './refusal'

export type LogError = (error: unknown, reference: string, procedure: string) => void

/** The input does not fit the contract. */
export class Invalid extends Error {}

/** Where the input does not fit and how, never what it says: messages come into logs. */
export function faultsOf(issues: readonly { code: string; path: readonly PropertyKey[] }[]): string {
  return issues
    .slice(0, 5)
    .map(
      ({ code, path }) =>
        `${code} at ${path.map(part => (typeof part === 'number' ? '#' : part.toString())).join('.')}`,
    )
    .join(', ')
}

interface Issue {
  code: string
  path: readonly PropertyKey[]
  origin?: string
  maximum?: number | bigint
}

/**
 * A list that is longer than its procedure takes, where that is all that is wrong: no mistake of the page, since a
 * person may choose any number of rows. How many were given, and how many it takes.
 */
export function tooMany(issues: readonly Issue[], input: unknown): { count: number; most: number } | null {
  const [first] = issues
  if (!first || issues.some(({ code, origin }) => code !== 'too_big' || origin !== 'array')) return null
  const list = first.path.reduce<unknown>(
    (found, part) => (found as Record<PropertyKey, unknown>)[part],
    input,
  )
  return { count: Array.isArray(list) ? list.length : 0, most: Number(first.maximum) }
}

/** A message of the wrong shape is answered under its own number where it has one. */
export function notUnderstood(message: unknown): WireReply {
  const id = (message as { id?: unknown } | null)?.id
  const error: WireError = { kind: 'invalid', message: 'the message is not a request' }
  return { id: typeof id === 'number' ? id : 0, ok: false, error }
}

/** What a caller may know of an error; a bug is logged under a reference, and only that is told. */
export function wireError(error: unknown, procedure: string, log: LogError): WireError {
  if (error instanceof Refusal) return { kind: 'refused', code: error.code, params: error.params }
  if (error instanceof Stopped) return { kind: 'stopped' }
  if (error instanceof Invalid) return { kind: 'invalid', message: error.message }
  if (isDiskFull(error)) return { kind: 'refused', code: 'disk_full', params: {} }
  if (codeOf(error) === 'ENAMETOOLONG') return { kind: 'refused', code: 'path_too_long', params: {} }
  const reference = randomUUID().slice(0, 8)
  log(error, reference, procedure)
  return { kind: 'failed', reference }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code
