import { globalOptions } from './arguments'
import { allVerbs } from './verbs'

/** Every option some verb takes, without dashes. */
export async function optionNames(): Promise<readonly string[]> {
  const verbs = await allVerbs()
  return [...new Set([globalOptions, ...verbs.map(({ options }) => options)].flatMap(Object.keys))]
}
