import { expect, it } from 'vitest'
import { decisionFor, rowDecisionsFrom } from '../../../src/domain/imports/row-decision'

it('reads decisions from the wire and drops what is none', () => {
  const decisions = rowDecisionsFrom({ 12: 'take', 13: 'pad', x: 'take', 14: 'destroy', __proto__: 'take' })
  expect([...decisions]).toEqual([
    [12, 'take'],
    [13, 'pad'],
  ])
  expect([decisionFor(decisions, 12), decisionFor(decisions, 14), decisionFor(undefined, 1)]).toEqual([
    'take',
    undefined,
    undefined,
  ])
})
