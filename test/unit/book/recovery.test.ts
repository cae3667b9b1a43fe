import { expect, it } from 'vitest'
import { leavesDoubt, rowsUnproved } from '../../../src/domain/book/recovery'

it.each([
  [{}, 0],
  [{ unproved: { count: 2 } }, 2],
  [{ unprovable: 5 }, 5],
  [{ unproved: { count: 2 }, unprovable: 5 }, 5],
])('of %j so many rows are not proved: %i', (one, count) => {
  expect(rowsUnproved(one)).toBe(count)
})

it.each([
  ['rows are only missing', true, [{ table: 'mark', lost: 3 }], false],
  ['nothing proves some that came through', true, [{ table: 'mark', lost: 3, unprovable: 1 }], true],
  ['steps are lost', true, [{ table: 'audit', lost: 1 }], true],
  ['rows stand accused anyway', true, [{ table: 'mark', lost: 0, unproved: { count: 1 } }], false],
  ['its words were rewritten', false, [], true],
])('a recovery is in doubt where %s', (_where, proved, lost, doubt) => {
  expect(leavesDoubt({ proved, lost })).toBe(doubt)
})
