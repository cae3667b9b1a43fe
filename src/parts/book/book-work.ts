import { create } from 'zustand'
import type { Progress } from '../../contract/wire'

export type BookWork = 'backingUp' | 'packing' | 'verifying' | 'weighing' | 'restoring'

interface Begun {
  /** What this window does to the whole book just now, one at a time. */
  work: BookWork | null
  /** The backup of the list that is being restored. */
  name: string | null
  progress: Progress | null
}

/** Outside the pages: a page that comes back shows how far it is. */
export const useBookWork = create<Begun>(() => ({ work: null, name: null, progress: null }))

interface Ends<Output> {
  name?: string
  done(output: Output): void
  failed(error: unknown): void
}

/**
 * Does it, and says how it ended even when the page that began it is gone by then: what a mutation calls back
 * goes with its page. Nothing is begun while another one runs.
 */
export async function doBookWork<Output>(
  work: BookWork,
  run: (onProgress: (progress: Progress) => void) => Promise<Output>,
  { name, done, failed }: Ends<Output>,
): Promise<void> {
  if (useBookWork.getState().work !== null) return
  useBookWork.setState({ work, name: name ?? null, progress: null })
  const end = () => useBookWork.setState({ work: null, name: null, progress: null })
  let output: Output
  try {
    output = await run(progress => useBookWork.setState({ progress }))
  } catch (error) {
    end()
    failed(error)
    return
  }
  end()
  done(output)
}
