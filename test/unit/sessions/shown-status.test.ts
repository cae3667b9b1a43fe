import { expect, it } from 'vitest'
import { shownStatus } from '../../../src/domain/sessions/shown-status'

it.each([
  ['scheduled', '2026-12-10', '2026-12-11', 'scheduled'],
  ['scheduled', '2026-12-08', '2026-12-09', 'running'],
  ['scheduled', '2026-12-07', '2026-12-08', 'unrecorded'],
  ['held', '2026-12-07', '2026-12-08', 'held'],
  ['held', '2026-12-07', '2026-12-09', 'running'],
  ['closed', '2026-12-07', '2026-12-09', 'closed'],
  ['cancelled', '2026-12-07', '2026-12-08', 'cancelled'],
] as const)('%s from %s to %s reads %s on 2026-12-09', (status, firstDay, lastDay, shown) => {
  expect(shownStatus({ status, firstDay, lastDay }, '2026-12-09')).toBe(shown)
})
