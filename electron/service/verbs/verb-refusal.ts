/** An expected end of a verb: exit 1, with the words of the area that said no. */
export class VerbRefusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown>,
    readonly area: string,
  ) {
    super(`refused: ${code}`)
    this.name = 'VerbRefusal'
  }
}
