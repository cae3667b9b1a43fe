import { expect, it } from 'vitest'
import { serialOf } from '../../../src/domain/book/number-series'

it.each([
  ['KF-TS-2026-#', 'KF-TS-2026-0012', 12],
  ['KF-TS-2026-#', 'KF-TS-2026-123456', 123456],
  ['#/KF', '7/KF', 7],
  ['KF-#-A', 'KF-0003-A', 3],
  // Of another series, or no serial at all.
  ['KF-TS-2026-#', 'KF-SG-2026-0012', null],
  ['KF-TS-2026-#', 'KF-TS-2026-', null],
  ['KF-TS-2026-#', 'KF-TS-2026-12a', null],
  ['AB#BA', 'ABA', null],
  // An office whose code has a # of its own: which one is the serial’s nobody can tell.
  ['K#-TS-#', 'K#-TS-1', null],
])('in the series %s the number %s has the serial %s', (series, number, serial) => {
  expect(serialOf(series, number)).toBe(serial)
})
