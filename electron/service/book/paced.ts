import type { Progress } from '../threads/thread-shape'

/** A hundred messages say how far it is; a hundred thousand would take longer than the work. */
export function paced(progress: Progress): Progress {
  let said = -1
  return (done, total) => {
    const hundredth = total === 0 ? 100 : Math.floor((done * 100) / total)
    if (hundredth === said) return
    said = hundredth
    progress(done, total)
  }
}
