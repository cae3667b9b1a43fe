import { describe, expect, it } from 'vitest'
import { chosenFigures } from '../../../src/ui/grid/chosen-figures'

const rows = [
  ['李娜', '97', '缺考'],
  ['王芳', '98.5', '80'],
  ['赵博文', '', '90'],
]
const columns = [0, 1, 2].map(at => ({ numeric: at > 0, text: (row: string[]) => row[at] ?? '' }))
const of = (top: number, bottom: number, left: number, right: number) =>
  chosenFigures(rows, columns, { top, bottom, left, right })

describe('the sum of chosen cells', () => {
  it('counts the numbers among them, and nothing else', () => {
    expect(of(0, 2, 0, 1)).toEqual({ count: 2, sum: 195.5, average: 97.75 })
    expect(of(0, 2, 1, 2)).toEqual({ count: 4, sum: 365.5, average: 91.375 })
  })

  it('says nothing of one number or none', () => {
    expect(of(0, 0, 1, 2)).toBeNull()
    expect(of(0, 2, 0, 0)).toBeNull()
  })
})
