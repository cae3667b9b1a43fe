import { parentPort, workerData } from 'node:worker_threads'
import { createSpill } from '../db/spill'
import { createImportDesk } from './import-desk'
import type { DeskReply, DeskRequest } from './start-desk'

/** Entry of the thread that reads one file. A hostile file can be stopped by ending the thread. */
const desk = createImportDesk(createSpill((workerData as { folder: string }).folder))

parentPort?.on('message', (request: DeskRequest) => {
  const call = desk[request.call] as (argument: unknown) => Promise<unknown>
  const answer = (reply: DeskReply) => parentPort?.postMessage(reply)
  call(request.argument).then(
    result => answer({ id: request.id, ok: true, result }),
    (error: Error & { code?: string }) => {
      const { message, stack = '', code } = error
      answer({ id: request.id, ok: false, message, stack, code })
    },
  )
})
