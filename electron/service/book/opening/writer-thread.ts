import { workerData } from 'node:worker_threads'
import { isUntrustworthy } from '../../db/sqlite/trust'
import type { WriterCalls } from '../../db/writer'
import { answerCalls, ownPort } from '../../threads/answer-calls'
import { openBookWriter } from './book-writer'

/** The one thread that writes. It queues commands and answers in order. */
const port = ownPort()
const { file, stamp } = workerData as { file: string; stamp: string }
const writer = openBookWriter(file, stamp)
writer.warm?.()

answerCalls<WriterCalls>(port, writer, ({ name, error }) => {
  if (name === 'close') port.close()
  if (isUntrustworthy(error)) setImmediate(() => process.exit(1))
})
