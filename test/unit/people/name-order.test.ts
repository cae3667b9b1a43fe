import { describe, expect, it } from 'vitest'
import { compareGradeLevelNames, compareUnitNames } from '../../../src/domain/people/name-order'

describe('the order of names', () => {
  it('counts units as people do', () => {
    const names = ['热线十组', '热线二组', '热线12组', '热线一组', '热线二十一组']
    expect(names.toSorted(compareUnitNames)).toEqual([
      '热线一组',
      '热线二组',
      '热线十组',
      '热线12组',
      '热线二十一组',
    ])
  })
  it('puts grade levels from the lowest up', () => {
    const names = ['M2', '高级', 'M1', '资深', '初级', 'M10', '中级', '见习']
    expect(names.toSorted(compareGradeLevelNames)).toEqual([
      '见习',
      '初级',
      '中级',
      '高级',
      '资深',
      'M1',
      'M2',
      'M10',
    ])
    expect(['Senior', 'Junior', 'Trainee'].toSorted(compareGradeLevelNames)).toEqual([
      'Trainee',
      'Junior',
      'Senior',
    ])
  })
})
