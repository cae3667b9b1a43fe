import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import type { Sheet } from '../../../src/domain/imports/table'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, tableOf } from './table-of'

const rows = [
  '工号|姓名|部门|岗位',
  '00601|王芳|一组|专员',
  '00602|李娜|二组|专员',
  '',
  '合计|2||',
  '00603|赵敏|二组|专员',
]
/** The second person is filtered out; so are a blank row and a total, which are no one. */
const filtered = tableOf(rows, { name: '名单', hiddenRows: new Set([2, 3, 4]) })
const onDisk: Sheet = {
  ...filtered,
  rows: { length: rows.length, [Symbol.iterator]: () => filtered.rows.values() },
}
const layoutOf = (sheet: Sheet, decision?: RowDecision) =>
  accepted(readLayout([sheet], rosterSpec, decision ? { decisions: new Map([[1, [decision]]]) } : {}))

describe.each([
  ['in memory', filtered],
  ['on disk', onDisk],
])('rows that the file does not show, %s', (_, sheet) => {
  it('are read, and it is said how many they are', () => {
    const layout = layoutOf(sheet)
    expect([...layout.data].map(({ row }) => row)).toEqual([2, 3, 6])
    expect(layout.findings[0]).toMatchObject({
      row: 1,
      code: 'hidden_rows',
      severity: 'warning',
      params: { count: 1 },
    })
  })

  it('are left out where somebody decides so, and it is still said', () => {
    const layout = layoutOf(sheet, 'leave_hidden')
    expect(layout.data).toHaveLength(2)
    expect([...layout.data].map(({ row }) => row)).toEqual([2, 6])
    expect(layout.findings[0]).toMatchObject({ code: 'hidden_rows', params: { count: 1 } })
  })
})

describe('rows that several sheets do not show', () => {
  const of = (name: string, number: string, hidden: number[]) =>
    tableOf(['工号|姓名|部门|岗位', `${number}1|王芳|一组|专员`, `${number}2|李娜|一组|专员`], {
      name,
      hiddenRows: new Set(hidden),
    })

  it('are counted together where the sheets are read together', () => {
    const decisions = new Map([[1, ['all_sheets', 'leave_hidden'] as const]])
    const sheets = [of('一组', '0060', [1]), of('二组', '0070', [1])]
    const layout = accepted(readLayout(sheets, rosterSpec, { decisions }))
    expect([...layout.data].map(({ row }) => row)).toEqual([3, 1003])
    expect(layout.findings.filter(({ code }) => code === 'hidden_rows')).toMatchObject([
      { params: { count: 2 } },
    ])
  })

  it('make no other sheet the better one for being left out', () => {
    const decisions = new Map([[1, ['leave_hidden'] as const]])
    const layout = accepted(
      readLayout([of('一组', '0060', [1]), of('二组', '0070', [])], rosterSpec, { decisions }),
    )
    expect(layout.sheet).toBe('一组')
  })
})
