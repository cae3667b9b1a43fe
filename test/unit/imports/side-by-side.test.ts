import { describe, expect, it } from 'vitest'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { firstRows, type Table } from '../../../src/domain/imports/table'
import { accepted, block, codesOf, tableOf } from './table-of'

const HEAD = '序号|工号|姓名|成绩||序号|工号|姓名|成绩'
const read = (table: Table) => accepted(readLayout([table], scoreSpec))
const people = (table: Table) =>
  firstRows(read(table).data, 100).map(({ row, cells }) => [row, cells[1], cells[3]])

describe('a sheet with two people to a row', () => {
  const sheet = tableOf([
    HEAD,
    '1|00703|段宁|80||3|00705|尹川|60',
    '2|00704|古乔|70||||||',
    '阅卷人：||||||盖章：',
  ])

  it('is read as one with all of them below one another, the rows to the right numbered on', () => {
    expect(people(sheet)).toEqual([
      [2, '00703', '80'],
      [3, '00704', '70'],
      [1002, '00705', '60'],
    ])
    const { findings, headings } = read(sheet)
    expect(headings).toEqual(['序号', '工号', '姓名', '成绩', ''])
    expect(findings[0]).toMatchObject({
      code: 'beside_read',
      severity: 'info',
      row: 1,
      params: { count: 1, by: 1000, first: 1002 },
    })
    expect(codesOf({ findings })).toEqual({ beside_read: 1, note_row: 2 })
  })

  it('reads three to a row, rows that lie on disk, and what is merged to the right', () => {
    const three = tableOf(['工号|成绩|工号|成绩|工号|成绩', '00703|80|00704|70|00705|60'])
    expect(read(three).data.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, '00703', '80'],
      [1002, '00704', '70'],
      [2002, '00705', '60'],
    ])
    const onDisk = { length: sheet.rows.length, [Symbol.iterator]: () => sheet.rows[Symbol.iterator]() }
    const stored = accepted(readLayout([{ ...sheet, rows: onDisk }], scoreSpec))
    expect([...stored.data].map(({ row }) => row)).toEqual([2, 3, 1002])
    const merged = tableOf(
      ['工号|班组|成绩|工号|班组|成绩', '00703|甲|80|00705|乙|60', '00704|甲|70|00706||50'],
      {
        merges: [block('E2:E3')],
      },
    )
    expect(read(merged).data.map(({ cells }) => cells[1])).toEqual(['甲', '甲', '乙', '乙'])
  })

  it('leaves those to the right out where anything else stands there', () => {
    const findings = (head: string) => codesOf(read(tableOf([head, '00703|段宁|80|00704|古乔|70|好'])))
    expect(findings('工号|姓名|成绩|工号|姓名|成绩|备注')).toMatchObject({ side_by_side: 1 })
    expect(findings('工号|姓名|成绩|工号|姓名|入职日期|')).toMatchObject({ side_by_side: 1 })
  })
})
