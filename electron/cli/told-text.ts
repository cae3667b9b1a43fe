import type { Told } from '../../src/contract/shapes'
import type { VerbContext } from './verb'

/** What was written, and what the file says of records in it that were altered outside, as the window tells it. */
export const toldText = (context: VerbContext, done: string, told: Told): string =>
  told === null ? done : context.say(`forms:told.${told}`, { done })
