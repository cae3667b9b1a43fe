import { parentPort, workerData } from 'node:worker_threads'
import type { CommandRequest } from '../commands'
import { isUntrustworthy } from '../db/sqlite/trust'
import type { WriterReply } from '../db/writer'
import { Refusal, Stopped } from '../refusal'
import { openBookWriter } from './book-writer'

/** The one thread that writes. It queues commands and answers in order. */
const port = parentPort
if (!port) throw new Error('the writer runs as a worker thread')
const writer = openBookWriter((workerData as { file: string }).file)
writer.warm?.()

type FromService = { id: number; request: CommandRequest } | { close: true; seal: boolean }

port.on('message', (message: FromService) => {
  if ('close' in message) {
    void writer.close(message.seal).then(() => port.close())
    return
  }
  const { id, request } = message
  writer.run(request).then(
    result => port.postMessage({ id, ok: true, result } satisfies WriterReply),
    (error: unknown) => {
      port.postMessage({ id, ok: false, error: plain(error) } satisfies WriterReply)
      if (isUntrustworthy(error)) setImmediate(() => process.exit(1))
    },
  )
})

function plain(error: unknown): Extract<WriterReply, { ok: false }>['error'] {
  if (error instanceof Stopped) return { stopped: true }
  if (error instanceof Refusal) return { refusal: { code: error.code, params: error.params } }
  const known = error as { message?: string; stack?: string; code?: string }
  return { message: known.message ?? String(error), stack: known.stack ?? '', code: known.code ?? null }
}
