import type { Progress } from '../../threads/thread-shape'

/** A hundred messages say how far it is; a hundred thousand would take longer than the work. */
export function paced(progress: Progress): Progress {
  let reported = -1
  return (done, total) => {
    const hundredth = total === 0 ? 100 : Math.floor((done * 100) / total)
    if (hundredth === reported) return
    reported = hundredth
    progress(done, total)
  }
}
