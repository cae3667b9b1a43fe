import { describe, expect, test } from 'vitest'
import { gapRows } from '../../../src/domain/needs/gap-rows'
import type { UnitKind } from '../../../src/domain/people/codes'

const unit = (id: string, parentId: string | null, kind: UnitKind) => ({ id, parentId, kind, name: id })
const office = [
  unit('总部', null, 'headquarters'),
  unit('华东', '总部', 'branch'),
  unit('华南', '总部', 'branch'),
  unit('总部一组', '总部', 'team'),
  unit('华南一组', '华南', 'team'),
  unit('华南二组', '华南', 'team'),
]
const shown = (units: typeof office, opened: string | null) =>
  gapRows(units, opened).map(row => [row.unit.id, row.own, row.opens, [...row.unitIds].sort().join(' ')])

describe('the rows of the gap map', () => {
  test.each<[string, typeof office, string | null, unknown[]]>([
    [
      'headquarters with its teams in one row, and its branches',
      office,
      null,
      [
        ['总部', true, false, '总部 总部一组'],
        ['华东', false, false, '华东'],
        ['华南', false, true, '华南 华南一组 华南二组'],
      ],
    ],
    [
      'a branch opened: its own people and its teams',
      office,
      '华南',
      [
        ['华南', true, false, '华南'],
        ['华南一组', false, false, '华南一组'],
        ['华南二组', false, false, '华南二组'],
      ],
    ],
    ['a unit without units below it', office, '华东', [['华东', true, false, '华东']]],
    [
      'several roots stand beside each other',
      office.map(each => (each.parentId === '总部' ? { ...each, parentId: null } : each)).slice(1, 5),
      null,
      [
        ['华东', false, false, '华东'],
        ['华南', false, true, '华南 华南一组'],
        ['总部一组', false, false, '总部一组'],
      ],
    ],
    ['one root alone is a row like any other', office.slice(0, 1), null, [['总部', false, false, '总部']]],
    ['no units', [], null, []],
    ['an unknown unit', office, '西北', []],
  ])('%s', (_, units, opened, rows) => expect(shown(units, opened)).toEqual(rows))
})
