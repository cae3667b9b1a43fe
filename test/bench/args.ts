import type { BenchSize } from './sizes'
import { smallBench, wholeBench } from './sizes'

export interface BenchArgs {
  /** Standard output is the figures as JSON, and nothing else. */
  json: boolean
  /** docs/measured.md is written anew. */
  write: boolean
  /** Ids of the rows to measure; null is all of them. */
  only: string[] | null
  size: BenchSize
}

export const usage = `npm run bench -- [--json] [--write] [--only ROW,…] [--pairs N] [--small]
  --json     the figures as JSON on standard output, and nothing else there
  --write    writes docs/measured.md, of a whole run only
  --only     only these rows of the table
  --pairs    so many pairs of each, 20 otherwise
  --small    little data: it tries the bench, not the product`

export class WrongUse extends Error {}

/** The arguments of `npm run bench --`. Fails with `WrongUse`, in words for the person who typed them. */
export function readArgs(given: readonly string[], ids: readonly string[]): BenchArgs {
  const args: BenchArgs = { json: false, write: false, only: null, size: wholeBench }
  let pairs: number | null = null
  const rest = [...given]
  for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
    switch (one) {
      case '--json':
        args.json = true
        break
      case '--write':
        args.write = true
        break
      case '--small':
        args.size = smallBench
        break
      case '--only': {
        const only = (rest.shift() ?? '').split(',').filter(Boolean)
        const unknown = only.filter(id => !ids.includes(id))
        if (only.length === 0 || unknown.length > 0)
          throw new WrongUse(`No such row: ${unknown.join(', ') || '(none)'}. There are: ${ids.join(', ')}.`)
        args.only = only
        break
      }
      case '--pairs':
        pairs = Number(rest.shift())
        if (!Number.isInteger(pairs) || pairs < 1)
          throw new WrongUse('--pairs takes a whole number from 1 on.')
        break
      default:
        throw new WrongUse(`What is ${one}?\n${usage}`)
    }
  }
  if (pairs !== null) args.size = { ...args.size, pairs }
  if (args.write && (args.only || args.size.small))
    throw new WrongUse('--write is for a whole run: neither --only nor --small goes with it.')
  return args
}
