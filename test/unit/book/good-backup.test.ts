import { describe, expect, it } from 'vitest'
import {
  isGoodBackup,
  isRecommendable,
  type JudgedBackup,
  soundnessOf,
} from '../../../src/domain/book/good-backup'

const manual: JudgedBackup = { reason: 'manual', verified: true, record: { state: 'whole' } }
const salvaged: JudgedBackup = { ...manual, reason: 'salvaged', lost: [] }

describe('what a backup is worth', () => {
  it.each([
    ['is good as it was written, of rows of its record', manual, 'good', true],
    ['is good where nobody has looked at its record', { ...manual, record: undefined }, 'good', true],
    ['is bad where it is not as it was written', { ...manual, verified: false }, 'bad', false],
    [
      'is neither where it was written to since it was checked',
      { ...manual, changed: true },
      'changed',
      false,
    ],
    ['is not good with rows altered outside', { ...manual, record: { state: 'altered' } }, 'altered', false],
    ['says what it lacks where it was salvaged', { ...salvaged, lost: [{ lost: 2 }] }, 'lossy', true],
    [
      'is not called good where it was salvaged and nothing is known to be missing',
      salvaged,
      'salvaged',
      true,
    ],
    [
      'is not good where it was made of recovered data nobody had gone through',
      { ...manual, record: { state: 'whole', unchecked: true } },
      'salvaged',
      true,
    ],
    ['is altered first, salvaged second', { ...salvaged, record: { state: 'altered' } }, 'altered', false],
  ] as const)('%s', (_, backup: JudgedBackup, soundness, recommendable) => {
    expect(soundnessOf(backup)).toBe(soundness)
    expect(isGoodBackup(backup)).toBe(soundness === 'good')
    expect(isRecommendable(backup)).toBe(recommendable)
  })
})
