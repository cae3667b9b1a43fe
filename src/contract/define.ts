import type { z } from 'zod'
import type * as areas from './areas'

/** How a command is taken back: row by row, by a counter-command that leaves a trace (issue → void), or not at all. */
export type UndoClass = 'captured' | 'compensated' | 'final'

/** One of the areas in the list. Their order is the service’s (electron/service/areas.ts). */
export type AreaName = keyof typeof areas

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  input: I
  output: O
}

/**
 * Reads the book. `reads` names the areas whose changes make the answer stale (its own area when absent); 'all' for what
 * every area may add to.
 */
export interface QueryDef<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends Shape<I, O> {
  kind: 'query'
  reads?: readonly AreaName[] | 'all'
}

/** Changes the book inside one transaction, audited. `refusals` are the codes it may answer with instead. */
export interface CommandDef<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends string = string,
  W extends string = string,
> extends Shape<I, O> {
  kind: 'command'
  undo: UndoClass
  refusals: readonly R[]
  /**
   * What the sentences of the history (`command.<name>` in the area's words) are filled with; `count` and `context`
   * choose among them. `'name?'`: only some of the sentences say it.
   */
  describes: readonly W[]
  /** Only the service's own jobs, openings and demonstration give it: over a page's port there is no such command. */
  internal: boolean
  /** Stands in the history though it changes no row: what was done to the book as a whole. */
  noted: boolean
  /** As a job’s. */
  vouches: boolean
}

/** Long work outside a transaction (parsing, printing, backup) that reports progress and can be stopped. */
export interface JobDef<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends string = string,
  P extends string = string,
> extends Shape<I, O> {
  kind: 'job'
  refusals: readonly R[]
  /** What its progress may say is going on; the words are `phase.<phase>` of the area. */
  phases: readonly P[]
  /** It touches nothing of the book: when the service goes away meanwhile there is nothing to ask about afterwards. */
  outside: boolean
  /** It only reads: carried out also in a book that is open read-only. */
  reads: boolean
  /**
   * It gives away for good, in the office’s name, what the records say (a certificate): refused as `book_damaged` while
   * they are known to have been altered outside and nobody has taken note of it.
   */
  vouches: boolean
}

export type ProcedureDef = QueryDef | CommandDef | JobDef
export type AreaContract = Record<string, ProcedureDef>

export function query<I extends z.ZodType, O extends z.ZodType>(
  def: Omit<QueryDef<I, O>, 'kind'>,
): QueryDef<I, O> {
  return { kind: 'query', ...def }
}

export function command<
  I extends z.ZodType,
  O extends z.ZodType,
  const R extends string = never,
  const W extends string = never,
>(
  def: Shape<I, O> & {
    undo: UndoClass
    refusals?: readonly R[]
    describes?: readonly W[]
    internal?: true
    noted?: true
    vouches?: true
  },
): CommandDef<I, O, R, W> {
  return {
    kind: 'command',
    ...def,
    refusals: def.refusals ?? [],
    describes: def.describes ?? [],
    internal: def.internal ?? false,
    noted: def.noted ?? false,
    vouches: def.vouches ?? false,
  }
}

export function job<
  I extends z.ZodType,
  O extends z.ZodType,
  const R extends string = never,
  const P extends string = never,
>(
  def: Shape<I, O> & {
    refusals?: readonly R[]
    phases?: readonly P[]
    outside?: true
    reads?: true
    vouches?: true
  },
): JobDef<I, O, R, P> {
  return {
    kind: 'job',
    ...def,
    refusals: def.refusals ?? [],
    phases: def.phases ?? [],
    outside: def.outside ?? false,
    reads: def.reads ?? false,
    vouches: def.vouches ?? false,
  }
}

/** What the caller may leave out (defaults are filled in by zod). */
export type InputOf<P> = P extends { input: infer I extends z.ZodType } ? z.input<I> : never
export type OutputOf<P> = P extends { output: infer O extends z.ZodType } ? z.output<O> : never
export type PhaseOf<P> = P extends JobDef<z.ZodType, z.ZodType, string, infer Phase> ? Phase : never
