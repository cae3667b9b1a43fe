import { describe, expect, it } from 'vitest'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { block, tableOf } from './table-of'

/** Which heading is which field, of a roster with these headings above one row of words. */
function columnsOf(heads: string, more: Parameters<typeof tableOf>[1] = {}, above: readonly string[] = []) {
  const data = heads.split('|').map((_, column) => `x${column}`)
  const layout = readLayout([tableOf([...above, heads, data], more)], rosterSpec)
  return isRefusal(layout) ? layout.refused : columnHeadings(layout)
}

describe('of what was and what is', () => {
  it.each([
    ['工号|姓名|原班组|现班组', { team: '现班组' }],
    ['工号|姓名|现班组|原班组', { team: '现班组' }],
    ['工号|姓名|原部门|新部门|原岗位|新岗位', { unit: '新部门', post: '新岗位' }],
    [
      '工号|姓名|调整前班组|调整后班组|调整前职级|调整后职级',
      { team: '调整后班组', gradeLevel: '调整后职级' },
    ],
    ['工号|姓名|异动前部门|异动后部门|异动日期', { unit: '异动后部门' }],
    ['工号|姓名|部门（原）|部门（现）', { unit: '部门（现）' }],
    ['工号|姓名|班组|新班组', { team: '新班组' }],
    ['工号|姓名|原直属上级|现直属上级', { supervisor: '现直属上级' }],
    ['工号|姓名|原上级工号|新上级工号', { supervisorNo: '新上级工号' }],
    ['原工号|新工号|姓名|部门', { staffNo: '新工号', unit: '部门' }],
    ['Employee ID|Name|Previous Team|New Team', { team: 'New Team' }],
    ['Employee ID|Name|From Department|To Department', { unit: 'To Department' }],
    ['Employee ID|Name|Current Manager|Former Manager', { supervisor: 'Current Manager' }],
    ['Employee ID|Name|Grade (before)|Grade (after)', { gradeLevel: 'Grade (after)' }],
  ])('%s', (heads, columns) => {
    const person = heads.includes('姓名') ? '姓名' : 'Name'
    expect(columnsOf(heads)).toMatchObject({ name: person, ...columns })
  })

  it('what was is nothing of today where nothing else says it', () => {
    expect(columnsOf('工号|姓名|岗位|原班组')).toEqual({ staffNo: '工号', name: '姓名', post: '岗位' })
    expect(columnsOf('Staff No.|Name|Position|Old Team')).not.toHaveProperty('team')
  })

  it('is said by the cells above, too', () => {
    const merges = [block('A1:A2'), block('B1:B2'), block('C1:D1'), block('E1:F1')]
    const columns = columnsOf('||班组|岗位|班组|岗位', { merges }, ['工号|姓名|调整前||调整后|'])
    expect(columns).toMatchObject({ team: '调整后·班组', post: '调整后·岗位' })
  })

  it('leaves words alone that only begin alike', () => {
    expect(columnsOf('工号|姓名|部门|前台岗位')).toMatchObject({ post: '前台岗位' })
    expect(columnsOf('工号|姓名|售前小组|岗位')).toMatchObject({ team: '售前小组' })
  })
})

describe('units by other words', () => {
  it.each([
    ['工号|姓名|科室|班组', { unit: '科室', team: '班组' }],
    ['工号|姓名|部门|科室', { unit: '部门', team: '科室' }],
    ['工号|姓名|科室|岗位', { unit: '科室', post: '岗位' }],
    ['工号|姓名|处室|小组', { unit: '处室', team: '小组' }],
    ['工号|姓名|组织单元|职位', { unit: '组织单元', post: '职位' }],
    ['PersNo.|Name|Organizational unit|Position', { unit: 'Organizational unit' }],
    ['PersNo. 人员编号|Name 姓名|Organizational unit 组织单元', { unit: 'Organizational unit 组织单元' }],
    ['店铺|工号|姓名|岗位', { unit: '店铺' }],
    ['所属门店|工号|姓名|岗位', { unit: '所属门店' }],
    ['工号|姓名|分行|支行|岗位', { unit: '分行', team: '支行' }],
    ['Employee ID|Name|Store|Role', { unit: 'Store', post: 'Role' }],
  ])('%s', (heads, columns) => {
    expect(columnsOf(heads)).toMatchObject(columns)
  })
})

describe('the day somebody came', () => {
  it.each([
    '来院时间',
    '来院日期',
    '入岗时间',
    '入岗年月',
    '上岗时间',
    '入行时间',
    '来行日期',
    '到店日期',
    '进入本单位时间',
    '到本公司日期',
    '入职年月日',
    'DOJ',
    'Date of Joining',
  ])('%s', heading => {
    expect(columnsOf(`工号|姓名|部门|${heading}`)).toMatchObject({ hiredOn: heading })
  })

  it.each(['参加工作时间', '转正时间', '合同到期日期', '入党时间', '预计入职时间', '出生年月', '入院诊断'])(
    '%s is another',
    heading => {
      expect(columnsOf(`工号|姓名|部门|${heading}`)).not.toHaveProperty('hiredOn')
    },
  )

  it('is the one that says so where patients would have one as well', () => {
    expect(columnsOf('工号|姓名|科室|入院时间|入职时间')).toMatchObject({ hiredOn: '入职时间' })
  })
})

describe('staff numbers as English forms have them', () => {
  it.each([
    'Employee #',
    'Emp. #',
    'Staff #',
    'Employee No.',
    'Emp ID',
    'Employee ID #',
    'Badge #',
    'Team Member ID',
  ])('%s', heading => {
    expect(columnsOf(`${heading}|Last Name|First Name|Department`)).toEqual({
      staffNo: heading,
      familyName: 'Last Name',
      givenName: 'First Name',
      unit: 'Department',
    })
  })

  it('make no roster of the marks of a course', () => {
    const marks =
      'First name|Last name|ID number|Department|Email address|Quiz: Final (Real)|Course total (Real)'
    const layout = readLayout([tableOf([marks, 'Ann|Lee|E1|Voice|a@b.example|80|80'])], rosterSpec)
    expect(isRefusal(layout) || rosterSpec.fit(layout)).toBe(0)
  })

  it('stand beside the column of names', () => {
    expect(columnsOf('Employee #|Employee|Department')).toMatchObject({
      staffNo: 'Employee #',
      name: 'Employee',
    })
    expect(columnsOf('Manager #|Employee ID|Name|Team')).toMatchObject({ staffNo: 'Employee ID' })
  })
})
