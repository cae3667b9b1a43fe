import { describe, expect, it } from 'vitest'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecisions } from '../../../src/domain/imports/preview'
import { titleNamesOther, titleQuestion } from '../../../src/domain/imports/title-names-other'
import { accepted, tableOf } from './table-of'

const session = { courseName: '投诉处理与情绪管理', courseNameEn: 'Handling Complaints', number: 2 }
const courses = ['投诉处理与情绪管理', '服务礼仪', 'Service Etiquette', '投诉处理与情绪管理进阶']

describe('whether a title names another course or 第N期 than the session', () => {
  it.each<[string, 'course' | 'number' | null]>([
    ['', null],
    ['成绩登记表', null],
    ['客服中心 2026 年度培训成绩登记表', null],
    ['培训项目：投诉处理与情绪管理（第2期）', null],
    ['培训项目：投诉处理（第二期） 考核日期：2026-10-12', null],
    ['客服中心投诉处理与情绪管理第２期成绩登记表', null],
    ['客服部第2期成绩登记表', null],
    ['Course: Handling complaints (Session 2)', null],
    ['培训项目：投诉处理与情绪管理（第3期）', 'number'],
    ['第三期成绩登记表', 'number'],
    ['Handling Complaints, Session 4: results', 'number'],
    ['服务礼仪第2期成绩登记表', 'course'],
    ['服务礼仪考核成绩', 'course'],
    ['Service etiquette – results', 'course'],
    ['投诉处理与情绪管理进阶（第2期）', 'course'],
    ['课程名称：应急演练', 'course'],
    ['应急演练第2期成绩表', 'course'],
    ['Course: First Aid (Session 2)', 'course'],
  ])('%s: %s', (title, names) => expect(titleNamesOther(title, session, courses)).toBe(names))

  const sheet = (name: string, title: string, ...rows: string[]) =>
    tableOf([title, '工号|姓名|理论', ...rows], { name })
  const layoutOf = (tables: ReturnType<typeof sheet>[], decisions?: RowDecisions) =>
    accepted(readLayout(tables, scoreSpec, decisions ? { decisions } : {}))
  const of = { session, courses }

  it('asks before anything goes in, and not where it is confirmed or no session is chosen', () => {
    const layout = layoutOf([sheet('成绩', '服务礼仪第3期成绩登记表', '00601|王芳|80')])
    const asked = titleQuestion(layout, of, {})
    expect(asked).toMatchObject({
      held: 1,
      isAnswered: false,
      findings: [{ row: 2, value: layout.title, code: 'other_session', severity: 'conflict' }],
    })
    const confirmed = titleQuestion(layout, of, { decisions: new Map([[2, ['take']]]) })
    expect(confirmed).toEqual({ ...asked, held: 0, isAnswered: true })
    expect(titleQuestion(layout, {}, {})).toMatchObject({ held: 0, isAnswered: true, findings: [] })
  })

  it.each([
    ['第3期', '成绩登记表', '第3期'],
    ['Session 3', '热线部', 'Session 3'],
    ['第2期', '成绩登记表', null],
    ['Sheet3', '成绩登记表', null],
    ['第3期', '投诉处理与情绪管理第2期', null],
  ])('hears the tab %s where the title, %s, says nothing of it', (name, title, value) => {
    const { findings } = titleQuestion(layoutOf([sheet(name, title, '00601|王芳|80')]), of, {})
    expect(findings.map(one => one.value)).toEqual(value === null ? [] : [value])
  })

  it('asks about each of several sheets by itself, and reads on without those it waits for', () => {
    const tables = [
      sheet('一', '投诉处理与情绪管理（第2期）', '00601|王芳|80', '00602|李娜|81'),
      sheet('二', '投诉处理与情绪管理（第3期）', '00603|赵磊|82'),
      sheet('三', '服务礼仪', '00604|陈敏|83'),
    ]
    const decisions: RowDecisions = new Map([[2, ['all_sheets']]])
    const layout = layoutOf(tables, decisions)
    const asked = titleQuestion(layout, of, { decisions })
    expect(asked).toMatchObject({ held: 2, isAnswered: true })
    expect(asked.findings).toMatchObject([
      { row: 1002, value: '投诉处理与情绪管理（第3期）' },
      { row: 2002, value: '服务礼仪' },
    ])
    expect(asked.layout.data.map(({ row }) => row)).toEqual([3, 4])
    const both: RowDecisions = new Map([...decisions, [1002, ['take']]])
    const taken = titleQuestion(layout, of, { decisions: both })
    expect(taken.layout.data.map(({ row }) => row)).toEqual([3, 4, 1003])
  })
})
