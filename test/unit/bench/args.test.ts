import { expect, it } from 'vitest'
import { readArgs, WrongUse } from '../../bench/args'
import { smallBench, wholeBench } from '../../bench/sizes'

const ids = ['cold-start', 'lists']
const read = (...given: string[]) => readArgs(given, ids)

it('measures everything, 20 pairs of each, unless it is told otherwise', () => {
  expect(read()).toEqual({ json: false, write: false, only: null, size: wholeBench })
  expect(read('--json', '--only', 'lists,cold-start', '--pairs', '3')).toEqual({
    json: true,
    write: false,
    only: ['lists', 'cold-start'],
    size: { ...wholeBench, pairs: 3 },
  })
  expect(read('--pairs', '1', '--small').size).toEqual({ ...smallBench, pairs: 1 })
})

it.each([
  [['--only', 'coffee'], 'No such row: coffee. There are: cold-start, lists.'],
  [['--only'], 'No such row'],
  [['--pairs', '0'], 'whole number'],
  [['--pairs', 'many'], 'whole number'],
  [['--quick'], 'What is --quick?'],
  [['--write', '--small'], 'whole run'],
  [['--write', '--only', 'lists'], 'whole run'],
])('refuses %j', (given, words) => {
  expect(() => read(...given)).toThrow(WrongUse)
  expect(() => read(...given)).toThrow(words)
})
