import { describe, expect, it } from 'vitest'
import { declaredOnce } from '../../electron/service/declared-once'

interface Naming {
  name: string
  names?: Record<string, number>
}
const areas: readonly Naming[] = [
  { name: 'people', names: { person: 1, unit: 2 } },
  { name: 'plan' },
  { name: 'courses', names: { course: 3 } },
]
const namesOf = ({ names = {} }: Naming) => Object.entries(names)

describe('what areas declare', () => {
  it('is joined by key, in the order of areas', () => {
    expect([...declaredOnce('name', areas, namesOf)]).toEqual([
      ['person', 1],
      ['unit', 2],
      ['course', 3],
    ])
  })

  it('names both areas that declare the same', () => {
    const twice = [...areas, { name: 'sessions', names: { unit: 4 } }]
    expect(() => declaredOnce('name', twice, namesOf)).toThrow(
      'people and sessions both declare the name "unit"',
    )
  })

  it('is nothing an area says twice', () => {
    const codes = [{ name: 'needs', codes: ['need_source', 'need_source'] }]
    expect(() =>
      declaredOnce('table', codes, ({ codes }) => codes.map(code => [code, code] as const)),
    ).toThrow('needs and needs both declare the table "need_source"')
  })
})
