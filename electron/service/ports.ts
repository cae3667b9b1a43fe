import { procedureOf } from '../../src/contract/find-procedure'
import {
  type CommandMeta,
  type Port,
  type WireProgress,
  type WireReply,
  wireRequest,
} from '../../src/contract/wire'
import type { CommandResult } from './commands'
import { type OpenConnection, openConnection } from './connection'
import { Stopped } from './refusal'
import { type LogError, notUnderstood, wireError } from './wire-error'

/** How a page's call is answered. */
export type PageCall = (
  area: string,
  name: string,
  input: unknown,
  meta: CommandMeta | null,
  options: {
    fromPage: true
    connection: OpenConnection
    signal: AbortSignal
    onProgress: (progress: WireProgress) => void
  },
) => Promise<CommandResult>

export interface Ports {
  /** Answers what comes through the port until it closes, which stops what is still under way for it. */
  attach(port: Port): void
  /** Tells all pages but one that these areas changed. `seq`: by which step; null for none. */
  broadcast(except: Port | null, areas: CommandResult['changed'], seq: number | null): void
  /** What was kept for each of them is put away. */
  close(): void
}

/** The pages that ask, each by a port of its own. */
export function openPorts(call: PageCall, log: LogError): Ports {
  const connections = new Map<Port, OpenConnection>()

  const broadcast: Ports['broadcast'] = (except, areas, seq) => {
    for (const port of connections.keys())
      if (port !== except) port.post({ event: 'changed', areas, seq } satisfies WireReply)
  }

  return {
    broadcast,
    attach(port) {
      const connection = openConnection()
      connections.set(port, connection)
      const running = new Map<number, AbortController>()
      port.onClose(() => {
        connections.delete(port)
        for (const controller of running.values()) controller.abort(new Stopped('circumstance'))
        connection.close()
      })
      port.onMessage(message => {
        const read = wireRequest.safeParse(message)
        if (!read.success) {
          port.post(notUnderstood(message))
          return
        }
        const request = read.data
        if ('stop' in request) {
          running.get(request.id)?.abort(new Stopped())
          return
        }
        const controller = new AbortController()
        running.set(request.id, controller)
        call(request.area, request.name, request.input, request.meta ?? null, {
          fromPage: true,
          connection,
          signal: controller.signal,
          onProgress: progress => port.post({ id: request.id, progress } satisfies WireReply),
        })
          .then(
            result => {
              port.post(replyTo(request, result))
              if (result.changed.length > 0) broadcast(port, result.changed, result.seq)
            },
            (error: unknown) =>
              port.post({
                id: request.id,
                ok: false,
                error: wireError(error, `${request.area}.${request.name}`, log),
              } satisfies WireReply),
          )
          .finally(() => running.delete(request.id))
      })
    },
    close() {
      for (const connection of connections.values()) connection.close()
    },
  }
}

/** What a query answers is plain data; it changed nothing, so there is no more to say than its answer. */
function replyTo(
  { id, area, name }: { id: number; area: string; name: string },
  result: CommandResult,
): WireReply {
  return procedureOf(area, name)?.kind === 'query'
    ? { id, ok: true, json: JSON.stringify(result.output ?? null) }
    : { id, ok: true, ...result }
}
