import type { Caveat } from '../../../src/contract/shapes'
import type { VerbContext } from './verb'

/** What was written, and what the file says of records in it that were altered outside, as the window tells it. */
export const caveatText = (context: VerbContext, done: string, caveat: Caveat): string =>
  caveat === null ? done : context.say(`forms:told.${caveat}`, { done })
