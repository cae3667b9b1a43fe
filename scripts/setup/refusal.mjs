/** What set-up cannot do by itself: one line that says why, one line to run. */
export class Refusal extends Error {
  constructor(why, run) {
    super(run === undefined ? why : `${why}\n  run: ${run}`)
    this.name = 'Refusal'
  }
}

/** Runs a script's main function: a refusal is a plain line, anything else keeps its stack. */
export async function orRefuse(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : (error?.stack ?? error)}\n`)
    process.exitCode = 1
  }
}
