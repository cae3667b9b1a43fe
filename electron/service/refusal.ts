/** An expected refusal of a command or job. The transaction is rolled back and the page says it in words. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(`refused: ${code}`)
    this.name = 'Refusal'
  }
}

/** The person stopped a job. */
export class Stopped extends Error {
  constructor() {
    super('stopped')
    this.name = 'Stopped'
  }
}
