import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { UNSAVED } from '../../../src/domain/imports/sheet-cells'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, tableOf } from './table-of'

const head = '工号|姓名|部门|岗位'

describe('formulas whose values were not saved', () => {
  it('are blank, and counted once for their column', () => {
    const table = tableOf([
      UNSAVED,
      head,
      `00601|王芳|${UNSAVED}|专员`,
      `00602|李娜|${UNSAVED}|#N/A`,
      '00603|赵敏|二组|专员',
    ])
    const layout = accepted(readLayout([table], rosterSpec))
    expect(layout.data[0]?.cells).toEqual(['00601', '王芳', null, '专员'])
    expect(layout.title).toBe('')
    expect(layout.findings).toMatchObject([
      {
        row: 3,
        column: '部门',
        value: '',
        code: 'unsaved_formula',
        severity: 'warning',
        params: { count: 2 },
      },
      { row: 4, column: '岗位', value: '#N/A', code: 'error_value', params: { count: 1 } },
    ])
  })

  it('are counted where nothing else stands in a row of somebody', () => {
    const table = tableOf([head, '00601|王芳|一组|专员', `|${UNSAVED}||`, `||${UNSAVED}|`])
    const layout = accepted(readLayout([table], rosterSpec))
    expect(layout.data).toHaveLength(1)
    expect(layout.findings).toMatchObject([
      { row: 3, column: '姓名', code: 'unsaved_formula', params: { count: 1 } },
    ])
  })

  it('are why there is no data, where all of it is formulas', () => {
    const table = tableOf([head, `${UNSAVED}|${UNSAVED}|${UNSAVED}|${UNSAVED}`])
    expect(readLayout([table], rosterSpec)).toMatchObject({ refused: 'unsaved_formulas' })
  })
})
