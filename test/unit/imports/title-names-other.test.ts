import { describe, expect, it } from 'vitest'
import { titleNamesOther, titleQuestion } from '../../../src/domain/imports/title-names-other'

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

  it('asks before anything goes in, and not where it is confirmed or no session is chosen', () => {
    const sheet = { title: '服务礼仪第3期成绩登记表', headerRow: 2 }
    const asked = titleQuestion(sheet, { session, courses }, false)
    expect(asked).toMatchObject({
      held: true,
      findings: [{ row: 2, value: sheet.title, code: 'other_session', severity: 'conflict' }],
    })
    expect(titleQuestion(sheet, { session, courses }, true)).toEqual({ ...asked, held: false })
    expect(titleQuestion(sheet, {}, false)).toEqual({ held: false, findings: [] })
  })
})
