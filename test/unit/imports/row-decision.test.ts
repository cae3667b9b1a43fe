import { expect, it } from 'vitest'
import { isDecided, rowDecisionsFrom } from '../../../src/domain/imports/preview'

it('reads decisions from the wire and drops what is none', () => {
  const decisions = rowDecisionsFrom({
    12: ['take'],
    13: ['pad', 'blank', 'destroy'],
    x: ['take'],
    14: ['destroy'],
    __proto__: ['take'],
  })
  expect([...decisions]).toEqual([
    [12, ['take']],
    [13, ['pad', 'blank']],
  ])
  expect(isDecided(decisions, 13, 'blank')).toBe(true)
  expect(isDecided(decisions, 13, 'take')).toBe(false)
  expect(isDecided(decisions, 14, 'take')).toBe(false)
  expect(isDecided(undefined, 1, 'take')).toBe(false)
})
