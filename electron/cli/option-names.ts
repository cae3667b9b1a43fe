import { globalOptions } from './arguments'
import { verbs } from './verbs'

/** Every option some verb takes, without dashes. */
export const optionNames: readonly string[] = [
  ...new Set([...Object.keys(globalOptions), ...verbs.flatMap(verb => Object.keys(verb.options))]),
]
