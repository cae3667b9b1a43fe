import type { CommandRequest, Writer } from '../commands'
import { Stopped } from '../refusal'
import { type CalledThread, startThread } from '../threads/call-thread'

/** What the writing thread is asked. */
export type WriterCalls = Pick<Writer, 'run' | 'close'>

/**
 * The writer in its own thread: reads go on while a long import is written. The thread is started by the first
 * command, or by `warm`: until then the file is as it was closed, and the first page has the processor to itself.
 */
export function startWriterThread(file: string, onDeath: (error: Error) => void): Writer {
  let running: CalledThread<WriterCalls> | null = null
  let closing = false
  const thread = () => {
    running ??= startThread<WriterCalls>(new URL('./writer-thread.js', import.meta.url), { file }, error => {
      const death = error ?? new Error('the writer thread ended')
      if (!closing) onDeath(death)
      return death
    })
    return running
  }
  return {
    warm() {
      if (!closing) thread()
    },
    run: (request: CommandRequest) =>
      closing ? Promise.reject(new Stopped()) : thread().call('run', request),
    async close(seal) {
      closing = true
      // What may be sealed now is sealed by the writer, even if it had nothing to write.
      const ending = seal ? thread() : running
      // Whether it closed well is seen at the next opening, by the mark beside the book.
      ending?.call('close', seal).catch(() => undefined)
      await ending?.exited
    },
  }
}
