import type { CommandRequest, Writer } from '../commands'
import { Stopped } from '../refusal'
import { type CalledThread, startThread } from '../threads/call-thread'

/** What the writing thread is asked. */
export type WriterCalls = Pick<
  Required<Writer>,
  'run' | 'deriveAnew' | 'foreignWrites' | 'writesIntoFile' | 'close'
>

/**
 * The writer in its own thread: reads go on while a long import is written. The thread is started by the first
 * command, or by `warm`: until then the file is as it was closed, and the first page has the processor to itself.
 * `stamp`: of the file when it was looked at, since somebody may write to it before the thread stands.
 */
export function startWriterThread(file: string, stamp: string, onDeath: (error: Error) => void): Writer {
  let running: CalledThread<WriterCalls> | null = null
  let closing = false
  const thread = () => {
    running ??= startThread<WriterCalls>(
      new URL('./writer-thread.js', import.meta.url),
      { file, stamp },
      error => {
        const death = error ?? new Error('the writer thread ended')
        if (!closing) onDeath(death)
        return death
      },
    )
    return running
  }
  return {
    warm() {
      if (!closing) thread()
    },
    run: (request: CommandRequest) =>
      closing ? Promise.reject(new Stopped()) : thread().call('run', request),
    deriveAnew: () => (closing ? Promise.reject(new Stopped()) : thread().call('deriveAnew', undefined)),
    foreignWrites: () =>
      closing ? Promise.reject(new Stopped()) : thread().call('foreignWrites', undefined),
    writesIntoFile: () =>
      closing ? Promise.reject(new Stopped()) : thread().call('writesIntoFile', undefined),
    async close(soundUpTo) {
      closing = true
      // What may be sealed now is sealed by the writer, even if it had nothing to write.
      const ending = soundUpTo === null ? running : thread()
      // Whether it closed well is seen at the next opening, by the mark beside the book.
      const why = ending
        ?.call('close', soundUpTo)
        .catch((error: Error) => `the thread that writes ended over it: ${error.message}`)
      await ending?.exited
      return (await why) ?? null
    },
  }
}
