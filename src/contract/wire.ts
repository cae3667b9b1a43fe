import { z } from 'zod'
import type { AreaName } from './define'
import { id } from './shapes'

/** The page makes the command's id: it stands in the audit row, so after a crash one can ask whether it landed. */
export const commandMeta = z.object({
  commandId: z.uuid(),
  operatorId: id.nullable(),
  /**
   * The newest entry of the history the person had before their eyes: what somebody did since to the same thing refuses
   * the command as `changed_since`. Left out where the command does not rest on what was shown.
   */
  seen: z.number().int().min(0).optional(),
})
export type CommandMeta = z.infer<typeof commandMeta>

const callId = z.number().int().min(0)

/** What the page (or the command line) sends to the service. Anything else is answered `invalid`. */
export const wireRequest = z.union([
  z.object({ id: callId, stop: z.literal(true) }),
  z.object({
    id: callId,
    area: z.string().max(40),
    name: z.string().max(60),
    input: z.unknown(),
    meta: commandMeta.optional(),
  }),
])
export type WireRequest = z.infer<typeof wireRequest>

export type WireError =
  /** An expected refusal; the code is in the procedure's contract. */
  | { kind: 'refused'; code: string; params: Record<string, unknown> }
  /** The input does not fit the contract: a bug of the caller, or hostile. */
  | { kind: 'invalid'; message: string }
  /** A handler threw: a bug. The reference is in the log. */
  | { kind: 'failed'; reference: string }
  | { kind: 'stopped' }
  /** The service went away before it answered. */
  | { kind: 'gone' }

export type WireReply =
  /** A query's answer as JSON: long lists cross faster as one text than as thousands of values. */
  | { id: number; ok: true; json: string }
  | { id: number; ok: true; output: unknown; changed: AreaName[]; seq: number | null }
  | { id: number; ok: false; error: WireError }
  | { id: number; progress: WireProgress }
  /** Something changed that this page did not ask for (a job, another window, an undo). */
  | {
      event: 'changed'
      areas: AreaName[]
      /** The newest entry of the history that changed them; null: none did. */
      seq: number | null
    }
  /** Answers to what a page that was just opened will ask first. */
  | { event: 'answers'; answers: { area: AreaName; name: string; input: unknown; output: unknown }[] }

interface Advance {
  done: number
  total: number
}
/** How far a job is. One that does several things says which (`phase.<phase>` in its area's words); `Phase`: none unless said. */
export type Progress<Phase extends string = never> = [Phase] extends [never]
  ? Advance
  : Advance & { phase: Phase }
/** As it crosses: of any job. */
export type WireProgress = Advance & { phase?: string }

/** One end of a message channel, whatever carries it. */
export interface Port {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

export class CallError extends Error {
  constructor(readonly error: WireError) {
    super(messageOf(error))
    this.name = 'CallError'
  }
}

/** The code of a refusal; null of any other error. */
export const refusalCode = (error: unknown): string | null =>
  error instanceof CallError && error.error.kind === 'refused' ? error.error.code : null

function messageOf(error: WireError): string {
  if (error.kind === 'refused') return `refused: ${error.code}`
  return error.kind === 'invalid' ? `invalid: ${error.message}` : error.kind
}
