import { expect, it } from 'vitest'
import { rangesOf } from '../../../src/domain/book/number-ranges'

it.each([
  ['none', [], []],
  ['one', ['KF-SG-2026-0007'], ['KF-SG-2026-0007']],
  ['some that follow one another, in whatever order', ['A-003', 'A-001', 'A-002'], ['A-001–A-003']],
  ['a gap', ['A-001', 'A-002', 'A-004'], ['A-001–A-002', 'A-004']],
  ['two series', ['B-2026-0001', 'A-2026-0002', 'A-2026-0001'], ['A-2026-0001–A-2026-0002', 'B-2026-0001']],
  ['the same year of another series', ['A-2026-0009', 'A-2025-0010'], ['A-2025-0010', 'A-2026-0009']],
  ['what stands behind the serial', ['第008号', '第009号'], ['第008号–第009号']],
  ['what is no number of ours', ['旧证', 'A-001'], ['A-001', '旧证']],
])('%s', (_, numbers, said) => {
  expect(rangesOf(numbers).map(({ first, last }) => (first === last ? first : `${first}–${last}`))).toEqual(
    said,
  )
})
