import { describe, expect, it } from 'vitest'
import {
  heldMinutes,
  minutesApart,
  minutesOfBlocks,
} from '../../../src/domain/sessions/schedule/session-hours'

const morning = { starts: 540, ends: 720, recordedOn: '2026-03-02' }
const afternoon = { starts: 780, ends: 960, recordedOn: null }

describe('the hours of a session', () => {
  it('are those of the blocks that were held', () => {
    expect(heldMinutes([morning, afternoon])).toBe(180)
    expect(heldMinutes([])).toBe(0)
    expect(minutesOfBlocks([morning, afternoon])).toBe(360)
  })

  it.each([
    [360, [morning], 180],
    [360, [morning, afternoon], null],
    [180, [morning, afternoon], 360],
    [0, [morning], null],
    [360, [], 0],
  ] as const)('%i planned: apart as %j says', (planned, blocks, apart) => {
    expect(minutesApart(planned, blocks)).toBe(apart)
  })
})
