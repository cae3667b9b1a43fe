/** An expected end of a verb: exit 1, with the words of the room that said no. */
export class CliRefusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown>,
    readonly room: string,
  ) {
    super(`refused: ${code}`)
    this.name = 'CliRefusal'
  }
}
