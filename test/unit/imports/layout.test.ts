import { describe, expect, it } from 'vitest'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { columnHeadings, type Layout, readLayout } from '../../../src/domain/imports/layout'
import type { Table } from '../../../src/domain/imports/table'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, block, codesOf, tableOf } from './table-of'

const roster = (table: Table | Table[], options = {}) =>
  accepted(readLayout([table].flat(), rosterSpec, options))
const rowsOf = (layout: Layout<never> | Layout) => layout.data.map(data => data.row)

const PEOPLE = ['00603|王芳|女|华北分部', '00606|李娜|女|华东分部', '00609|赵磊|男|华南分部']

describe('finding the headings', () => {
  it('takes the first row where there is no title', () => {
    const layout = roster(tableOf(['工号|姓名|性别|部门', ...PEOPLE]))
    expect(layout.headerRow).toBe(1)
    expect(columnHeadings(layout)).toEqual({ staffNo: '工号', name: '姓名', gender: '性别', unit: '部门' })
    expect(rowsOf(layout)).toEqual([2, 3, 4])
  })

  it('looks under title rows, blank rows and a line of dates', () => {
    const table = tableOf(
      ['客服中心人员花名册', '', '制表：人力资源部||制表日期：2026-09-30', '工号|姓名|性别|部门', ...PEOPLE],
      {
        merges: [block('A1:D1')],
      },
    )
    const layout = roster(table)
    expect(layout.headerRow).toBe(4)
    expect(layout.title).toBe('客服中心人员花名册 制表：人力资源部 制表日期：2026-09-30')
  })

  it('reads two-level heads with merged groups above', () => {
    const table = tableOf(
      [
        '|基本信息||岗位信息',
        '序号|工号|姓名|部门|岗位',
        '1|00603|王芳|华北|客服专员',
        '2|00606|李娜|华东|客服专员',
      ],
      {
        merges: [block('B1:C1'), block('D1:E1')],
      },
    )
    const layout = roster(table)
    expect(layout.headerRow).toBe(2)
    expect(columnHeadings(layout)).toEqual({ staffNo: '工号', name: '姓名', unit: '部门', post: '岗位' })
  })

  it('reads two-level heads whose upper row holds the single columns', () => {
    const table = tableOf(['工号|姓名|成绩||备注', '||理论|实操', '00603|王芳|88|90', '00606|李娜|缺考|70'], {
      merges: [block('A1:A2'), block('B1:B2'), block('C1:D1'), block('E1:E2')],
    })
    const layout = accepted(readLayout([table], scoreSpec))
    expect(layout.headerRow).toBe(2)
    expect(columnHeadings(layout)).toEqual({
      staffNo: '工号',
      name: '姓名',
      theory: '理论',
      practice: '实操',
      note: '备注',
    })
  })

  it('tells the own number from the supervisor’s by the group above', () => {
    const table = tableOf(
      [
        '本人||直属上级||其他',
        '工号|姓名|工号|姓名|部门',
        '00603|王芳|00600|赵一|华北',
        '00606|李娜|00600|赵一|华东',
      ],
      {
        merges: [block('A1:B1'), block('C1:D1')],
      },
    )
    const layout = roster(table)
    expect(layout.columns).toEqual(
      new Map([
        ['supervisorNo', 2],
        ['supervisor', 3],
        ['staffNo', 0],
        ['name', 1],
        ['unit', 4],
      ]),
    )
    expect(columnHeadings(layout)).toMatchObject({ staffNo: '本人·工号', supervisorNo: '直属上级·工号' })
  })

  it('spreads unmerged groups in text files', () => {
    const table = tableOf(['本人||直属上级||', '工号|姓名|工号|姓名|部门', '00603|王芳|00600|赵一|华北'])
    expect(roster(table).columns.get('supervisorNo')).toBe(2)
  })

  it('counts from the sheet’s own rows', () => {
    const layout = roster(tableOf(['工号|姓名|部门', ...PEOPLE], { firstRow: 11 }))
    expect([layout.headerRow, ...rowsOf(layout)]).toEqual([11, 12, 13, 14])
  })
})

describe('headings in other words and orders', () => {
  it.each<[string, Record<string, string>]>([
    [
      '姓名|所属部门|员工编号|入职时间|联系电话',
      { staffNo: '员工编号', name: '姓名', unit: '所属部门', hiredOn: '入职时间', phone: '联系电话' },
    ],
    [
      '职工姓名|人员编号|组别|现任岗位|到岗日期',
      { staffNo: '人员编号', name: '职工姓名', team: '组别', post: '现任岗位', hiredOn: '到岗日期' },
    ],
    [
      '编号|姓名|分公司|部门|职务',
      { staffNo: '编号', name: '姓名', unit: '分公司', team: '部门', post: '职务' },
    ],
    [
      '* 工号（必填）|* 姓名（必填）|手机\n号码|离职日期(选填)',
      { staffNo: '* 工号（必填）', name: '* 姓名（必填）', phone: '手机 号码', leftOn: '离职日期(选填)' },
    ],
    ['工 号|姓 名|部 门|岗 位', { staffNo: '工 号', name: '姓 名', unit: '部 门', post: '岗 位' }],
    [
      '坐席工号|客服姓名|业务线|外包公司|状态',
      { staffNo: '坐席工号', name: '客服姓名', businessLine: '业务线', company: '外包公司', status: '状态' },
    ],
    [
      'Employee ID|Full Name|Department|Job Title|Hire Date|Line Manager ID',
      {
        staffNo: 'Employee ID',
        name: 'Full Name',
        unit: 'Department',
        post: 'Job Title',
        hiredOn: 'Hire Date',
        supervisorNo: 'Line Manager ID',
      },
    ],
    [
      'Staff No.|NAME|Team|Grade|Date of Joining|Mobile',
      {
        staffNo: 'Staff No.',
        name: 'NAME',
        team: 'Team',
        gradeLevel: 'Grade',
        hiredOn: 'Date of Joining',
        phone: 'Mobile',
      },
    ],
    [
      'Last Name|First Name|Emp #|Branch',
      { staffNo: 'Emp #', familyName: 'Last Name', givenName: 'First Name', unit: 'Branch' },
    ],
  ])('%s', (headings, columns) => {
    const data = Array.from({ length: 5 }, (_, row) =>
      headings.split('|').map((_, column) => `值${row * 7 + column}`),
    )
    const layout = readLayout([tableOf([headings, ...data])], {
      ...rosterSpec,
      required: [['name', 'givenName', 'familyName']],
    })
    expect(columnHeadings(accepted(layout))).toEqual(columns)
  })

  it('does not take a column that only sounds alike', () => {
    const table = tableOf([
      '工号|姓名|直属上级|直属上级工号|PositionID|英文名|婚姻状态|合同到期日期',
      '00603|王芳|赵一|00600|19|Fang|已婚|2027-01-01',
    ])
    expect(columnHeadings(roster(table))).toEqual({
      staffNo: '工号',
      name: '姓名',
      supervisor: '直属上级',
      supervisorNo: '直属上级工号',
      nameEn: '英文名',
    })
  })

  it('does not take a running count under 编号 for the staff number', () => {
    const table = tableOf(['编号|姓名|部门', '1|王芳|华北', '2|李娜|华东', '3|赵磊|华南'])
    expect(readLayout([table], rosterSpec)).toMatchObject({
      refused: 'missing_columns',
      params: { fields: 'staffNo' },
    })
  })

  it('survives headings named like the parts of an object', () => {
    const table = tableOf(['__proto__|工号|姓名|constructor', 'x|00603|王芳|y'])
    expect(columnHeadings(roster(table))).toEqual({ staffNo: '工号', name: '姓名' })
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('a corrected mapping', () => {
  const table = tableOf(['登记号|称呼|部门|科目', '00603|王芳|华北|甲', '00606|李娜|华东|乙'])

  it('finds headings nobody could guess', () => {
    expect(readLayout([table], rosterSpec)).toMatchObject({ refused: 'no_header' })
    const layout = roster(table, { mapping: { staffNo: '登记号', name: '称呼' } })
    expect(columnHeadings(layout)).toEqual({ staffNo: '登记号', name: '称呼', unit: '部门' })
  })

  it('overrules the guess, and leaves a field out', () => {
    const layout = roster(table, { mapping: { staffNo: '登记号', name: '称呼', post: '部门', unit: null } })
    expect(columnHeadings(layout)).toEqual({ staffNo: '登记号', name: '称呼', post: '部门' })
  })

  it('is remembered under a fingerprint that does not mind the order', () => {
    const turned = tableOf(['科目|部门|登记号|称呼', '甲|华北|00603|王芳'])
    const other = tableOf(['科目|部门|登记号|姓名', '甲|华北|00603|王芳'])
    const mapping = { staffNo: '登记号', name: '称呼' }
    const prints = [table, turned].map(one => roster(one, { mapping }).fingerprint)
    expect(prints[0]).toBe(prints[1])
    expect(roster(other, { mapping: { staffNo: '登记号' } }).fingerprint).not.toBe(prints[0])
  })
})

describe('rows that are not people', () => {
  it('skips blanks, totals in the middle and at the end, notes and repeated headings', () => {
    const table = tableOf([
      '序号|工号|姓名|部门|人数',
      '1|00603|王芳|华北|1',
      '',
      '小计|||华北|1',
      '序号|工号|姓名|部门|人数',
      '2|00606|李娜|华东|1',
      '|||华东 小计|1',
      '3|00609|赵磊|华南|1',
      '合 计||3 人||3',
      '',
      '备注：本表由人力资源部维护',
      '制表人：张三|||审核：李四',
    ])
    const layout = roster(table)
    expect(rowsOf(layout)).toEqual([2, 6, 8])
    expect(codesOf(layout)).toEqual({ total_row: 3, repeated_heading: 1, note_row: 2 })
  })

  it('skips the count of rows nobody filled in, and a branch’s name over its people', () => {
    const layout = roster(
      tableOf(['序号|工号|姓名|部门', '华北分部', '1|00603|王芳|华北', '2', '3', '4|||华北']),
    )
    expect(rowsOf(layout)).toEqual([3, 6])
    expect(codesOf(layout)).toEqual({ note_row: 1 })
  })

  it.each(['总计', '共计', '合计：', 'Total', 'Grand total', 'Subtotal', '共 520 人'])('knows %s', word => {
    expect(codesOf(roster(tableOf(['工号|姓名|部门', ...PEOPLE, `${word}||3`])))).toEqual({ total_row: 1 })
  })

  it('keeps a person whose row merely has few values or a telling name', () => {
    const table = tableOf([
      '工号|姓名|部门',
      '00603|王芳',
      '|无工号的人|华北',
      '00605||华北',
      '00607|统计员|合计科',
      '00608|Total Wang|华北',
    ])
    expect(rowsOf(roster(table))).toEqual([2, 3, 4, 5, 6])
  })
})

describe('choosing the sheet', () => {
  const people = tableOf(['工号|姓名|性别|部门|岗位', '00603|王芳|女|华北|专员'], { name: '在职' })
  const leavers = tableOf(['工号|姓名|离职日期', '00100|谢洋|2025-07-31', '00101|吴熙|2024-01-29'], {
    name: '离职',
  })
  const hidden = tableOf(['工号|姓名|性别|部门|岗位|职级', '00603|王芳|女|华北|专员|初级'], {
    name: '旧',
    hidden: true,
  })

  it('takes the visible sheet that says most about people', () => {
    expect(roster([leavers, people, hidden]).sheet).toBe('在职')
  })

  it('takes the named one, even hidden', () => {
    expect(roster([leavers, people], { sheet: '离职' }).sheet).toBe('离职')
    expect(roster([leavers, hidden], { sheet: ' 旧 ' }).sheet).toBe('旧')
  })

  it('refuses in a word', () => {
    const blank = tableOf([''], { name: '空' })
    const only = (tables: Table[], options = {}) => readLayout(tables, rosterSpec, options)
    expect(only([people], { sheet: '无此表' })).toMatchObject({ refused: 'sheet_missing' })
    expect(only([blank])).toMatchObject({ refused: 'no_rows' })
    expect(only([tableOf(['今天天气不错', '明天也好'])])).toMatchObject({ refused: 'no_header' })
    expect(only([tableOf(['姓名|部门', '王芳|华北'])])).toMatchObject({ refused: 'missing_columns' })
    expect(only([tableOf(['工号|姓名|部门'])])).toMatchObject({ refused: 'no_rows' })
    expect(only([hidden])).toMatchObject({ refused: 'no_rows' })
  })
})
