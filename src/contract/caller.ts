import type { AreaName, InputOf, OutputOf, PhaseOf, ProcedureDef } from './define'
import {
  CallError,
  type CommandMeta,
  type Port,
  type Progress,
  type WireProgress,
  type WireReply,
} from './wire'

export interface CallOptions<Phase extends string = never> {
  onProgress?: (progress: Progress<Phase>) => void
  signal?: AbortSignal
  /** See `commandMeta`. */
  seen?: number
  /** Who it is done for, where that is not whoever sits at the desk by now. */
  operatorId?: string | null
}

export type Caller<C> = {
  [Area in keyof C]: {
    [Name in keyof C[Area]]: C[Area][Name] extends ProcedureDef
      ? (
          input: InputOf<C[Area][Name]>,
          options?: CallOptions<PhaseOf<C[Area][Name]>>,
        ) => Promise<OutputOf<C[Area][Name]>>
      : never
  }
}

export interface CallerHooks {
  /** Called once for each command or job, before it is sent. */
  meta: () => CommandMeta
  /** `seq`: the entry of the history that changed them; null: none did. Before the answer of the command is handed on. */
  onChanged?: (areas: AreaName[], seq: number | null) => void
  /** Answers nobody has asked for yet, unchecked. */
  onAnswers?: (answers: Extract<WireReply, { event: 'answers' }>['answers']) => void
  /** The answer of a command or a job, and the entry it made; null where it made none. */
  onStep?: (output: object, seq: number | null) => void
  /** After each command that changed something, with its number in the audit. */
  onCommand?: (done: { area: string; name: string; seq: number }) => void
}

interface Waiting {
  procedure: ProcedureDef
  area: string
  name: string
  resolve: (output: never) => void
  reject: (error: CallError) => void
  onProgress: ((progress: WireProgress) => void) | undefined
}

/** Sends one call and resolves to its checked answer. */
export type Send = (
  area: string,
  name: string,
  procedure: ProcedureDef,
  input: unknown,
  options?: Omit<CallOptions, 'onProgress'> & { onProgress?: (progress: WireProgress) => void },
) => Promise<never>

/**
 * Calls over one port. Replies are checked against the contract here, requests are checked by the
 * service. When the port closes everything waiting is rejected as `gone`; nothing is replayed.
 */
export function openCalls(port: Port, hooks: CallerHooks): Send {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let closed = false

  port.onMessage(message => {
    const reply = message as WireReply
    if ('event' in reply) {
      if (reply.event === 'changed') hooks.onChanged?.(reply.areas, reply.seq)
      else hooks.onAnswers?.(reply.answers)
      return
    }
    const call = waiting.get(reply.id)
    if (!call) return
    if ('progress' in reply) {
      call.onProgress?.(reply.progress)
      return
    }
    waiting.delete(reply.id)
    if (!reply.ok) {
      call.reject(new CallError(reply.error))
      return
    }
    const checked = call.procedure.output.safeParse('json' in reply ? read(reply.json) : reply.output)
    if ('changed' in reply) {
      if (checked.data instanceof Object) hooks.onStep?.(checked.data, reply.seq)
      if (reply.changed.length > 0) hooks.onChanged?.(reply.changed, reply.seq)
      if (reply.seq !== null) hooks.onCommand?.({ area: call.area, name: call.name, seq: reply.seq })
    }
    // Checked by the schema that whoever waits has its type from.
    if (checked.success) call.resolve(checked.data as never)
    else
      call.reject(
        new CallError({
          kind: 'invalid',
          message: `reply of ${call.area}.${call.name}: ${checked.error.message}`,
        }),
      )
  })
  port.onClose(() => {
    closed = true
    for (const call of waiting.values()) call.reject(new CallError({ kind: 'gone' }))
    waiting.clear()
  })

  return (area, name, procedure, input, options) =>
    new Promise<never>((resolve, reject) => {
      if (closed) {
        reject(new CallError({ kind: 'gone' }))
        return
      }
      const id = nextId++
      waiting.set(id, { procedure, area, name, resolve, reject, onProgress: options?.onProgress })
      options?.signal?.addEventListener('abort', () => port.post({ id, stop: true }), { once: true })
      port.post({
        id,
        area,
        name,
        input,
        ...(procedure.kind === 'query' ? {} : { meta: { ...hooks.meta(), ...metaOf(options) } }),
      })
    })
}

function metaOf({ seen, operatorId }: Pick<CallOptions, 'seen' | 'operatorId'> = {}): Partial<CommandMeta> {
  return { ...(seen === undefined ? {} : { seen }), ...(operatorId === undefined ? {} : { operatorId }) }
}

/** What is no JSON fits no contract. */
function read(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
