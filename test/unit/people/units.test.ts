import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { maskPhone } from '../../../src/domain/people/phone'
import { displayPostGrade } from '../../../src/domain/people/post-grade'
import {
  type Unit,
  unitAndBelow,
  unitMoveRefusal,
  unitPath,
  unitRemovalRefusal,
  unitRows,
  unitTree,
} from '../../../src/domain/people/units'

const units: Unit[] = [
  { id: 'hq', parentId: null, name: '总部', kind: 'headquarters' },
  { id: 'south', parentId: 'hq', name: '华南分部', kind: 'branch' },
  { id: 'east', parentId: 'hq', name: '华东分部', kind: 'branch' },
  { id: 'one', parentId: 'south', name: '热线一组', kind: 'team' },
]

describe('the unit tree', () => {
  it('keeps the given order and the depth', () => {
    expect(unitRows(unitTree(units)).map(row => [row.unit.id, row.depth])).toEqual([
      ['hq', 0],
      ['south', 1],
      ['one', 2],
      ['east', 1],
    ])
  })

  it('puts a unit without its parent at the root', () => {
    expect(unitTree(units.slice(1)).map(node => node.unit.id)).toEqual(['south', 'east'])
  })

  it('knows the way down', () => {
    expect(unitPath(units, 'one').map(unit => unit.name)).toEqual(['总部', '华南分部', '热线一组'])
    expect(unitPath(units, 'nowhere')).toEqual([])
  })

  it('knows what lies below', () => {
    expect([...unitAndBelow(units, 'south')].sort()).toEqual(['one', 'south'])
    expect(unitAndBelow(units, 'nowhere').size).toBe(0)
  })

  test.each([
    ['one', 'east', null],
    ['one', null, null],
    ['south', 'one', 'under_itself'],
    ['south', 'south', 'under_itself'],
    ['one', 'south', 'same_parent'],
    ['one', 'nowhere', 'unknown_unit'],
    ['nowhere', 'hq', 'unknown_unit'],
  ])('moving %s under %s: %s', (id, parent, refusal) =>
    expect(unitMoveRefusal(units, id, parent)).toBe(refusal),
  )

  it('ends on a book with a cycle in it', () => {
    const cycle = units.map(unit => (unit.id === 'hq' ? { ...unit, parentId: 'one' } : unit))
    expect(unitAndBelow(cycle, 'hq').size).toBe(4)
    expect(unitPath(cycle, 'one').map(unit => unit.name)).toEqual(['总部', '华南分部', '热线一组'])
  })

  it('never makes a cycle out of allowed moves', () => {
    const id = fc.constantFrom('hq', 'south', 'east', 'one')
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.option(id))), moves => {
        let now = units
        for (const [unit, parent] of moves) {
          if (unitMoveRefusal(now, unit, parent) !== null) continue
          now = now.map(each => (each.id === unit ? { ...each, parentId: parent } : each))
        }
        return unitRows(unitTree(now)).length === units.length
      }),
    )
  })

  it('is not removed while anything names it', () => {
    expect(unitRemovalRefusal({ units: 1, people: 1 })).toBe('has_units')
    expect(unitRemovalRefusal({ units: 0, people: 1 })).toBe('has_people')
    expect(unitRemovalRefusal({ units: 0, people: 0 })).toBeNull()
  })
})

describe('labels', () => {
  test.each([
    ['客服专员', '高级', '客服专员 高级'],
    ['投诉处理专员', null, '投诉处理专员'],
    [null, '高级', '高级'],
    [null, null, ''],
  ])('%s and %s', (post, grade, label) => expect(displayPostGrade(post, grade)).toBe(label))

  test.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+8613812345678', '138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['0755-12345678', '075*****5678'],
    ['85261234', '****1234'],
    ['12345', '*****'],
    ['', ''],
  ])('%s is shown as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

  it('hides at least four digits of any phone', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{4,15}$/),
        phone => [...maskPhone(phone)].filter(c => c === '*').length >= 4,
      ),
    )
  })
})
