import { describe, expect, it } from 'vitest'
import { formHtml } from '../../../electron/service/documents/form/form-html'
import { formPages } from '../../../electron/service/documents/form/form-pages'
import { usableWidth } from '../../../electron/service/documents/form/form-shape'
import { isRoll } from '../../../electron/service/documents/form/form-sheet'
import { columnWidths } from '../../../electron/service/documents/form/form-widths'
import { signInLayout, signInSheet } from '../../../electron/service/sessions/forms/sign-in-sheet'
import { difficultNames, elementsOf, hostileStrings } from '../../support/document-samples'

const block = (day: string, starts: number, ends: number) => ({
  id: `${day}-${starts}`,
  day,
  starts,
  ends,
  trainerId: 't1',
  trainerName: '张敏',
  roomId: 'r1',
  roomName: '三楼培训教室',
  roomNameEn: 'Training room, 3rd floor',
  topic: null,
  recordedOn: null,
})
const blocksOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    block(`2026-10-${12 + (index >> 1)}`, index % 2 ? 810 : 540, index % 2 ? 1050 : 720),
  )
const person = (name: string, index: number) => ({
  staffNo: String(index + 1).padStart(5, '0'),
  name,
  nameEn: null,
  unitName: '华南分部',
  unitNameEn: 'South China',
  branchName: null as string | null,
  branchNameEn: null as string | null,
  postName: '客服专员',
  postNameEn: null,
})
const session = {
  courseName: '投诉处理与情绪管理',
  courseNameEn: 'Complaint Handling and Emotional Control',
  number: 3,
  firstDay: '2026-10-12',
  lastDay: '2026-10-13',
}
const office = {
  company: '远程旅行服务客服中心',
  companyEn: 'Remote Travel Service Centre',
  formNumbers: { sign_in: 'QR-HR-05 A/0' },
}
const formOf = (language: 'zh-CN' | 'en' | 'both', blocks: number, names: readonly string[]) =>
  signInSheet({ session, blocks: blocksOf(blocks), roll: names.map(person), office }, language)
const sheet = (language: 'zh-CN' | 'en', blocks: number, names: readonly string[]) =>
  formHtml(formOf(language, blocks, names))
const people = (count: number) => Array.from({ length: count }, (_, index) => `人${index}`)

describe('signInLayout', () => {
  it.each([
    [1, false, [1], 2],
    [2, false, [2], 2],
    [4, false, [4], 1],
    [5, true, [5], 1],
    [10, true, [10], 1],
    [11, true, [6, 5], 1],
    [25, true, [9, 9, 7], 1],
  ])('%i blocks', (count, landscape, groups, columns) => {
    const layout = signInLayout(count)
    expect(layout).toMatchObject({ landscape, columns })
    expect(layout.groups.map(group => group.length)).toEqual(groups)
    expect(layout.groups.flat()).toEqual(Array.from({ length: count }, (_, index) => index))
  })

  it.each([1, 2, 3, 4, 5, 8, 10, 11, 25])('leaves 16 mm to sign with %i blocks', count => {
    for (const part of formOf('zh-CN', count, ['王芳']).parts.filter(isRoll)) {
      const widths = columnWidths(part.columns, usableWidth(count > 4))
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(usableWidth(count > 4))
      const signed = widths.filter((_, at) => part.columns[at]?.kind === 'sign')
      expect(Math.min(...signed)).toBeGreaterThanOrEqual(16)
    }
  })
})

describe('rows to sign in', () => {
  const rowsOn = (count: number) =>
    formPages(formOf('zh-CN', 2, people(count))).map(page =>
      page.pieces.reduce((rows, piece) => rows + piece.to - piece.from, 0),
    )

  it('are five more than the people, where there is room', () => {
    expect(rowsOn(3)).toEqual([8])
    expect(rowsOn(15)).toEqual([20])
  })

  it('take as few pages as the paper allows, and one empty row is left', () => {
    expect(rowsOn(18)).toEqual([21])
    expect(rowsOn(39)).toEqual([21, 21])
    expect(rowsOn(41)).toEqual([21, 21])
  })

  it('are spread over the pages: none holds only the empty ones', () => {
    expect(rowsOn(21)).toEqual([13, 13])
    expect(rowsOn(42)).toEqual([16, 16, 15])
  })
})

describe('the sign-in sheet', () => {
  it.each(['zh-CN', 'en'] as const)('in %s', async language => {
    const made = sheet(language, 2, ['王芳', '阿卜杜热西提·买买提', '𠮷田一郎'])
    expect(made).toMatchObject({ landscape: false, pages: 1 })
    await expect(made.html).toMatchFileSnapshot(`../../golden/documents/sign-in-sheet.${language}.html`)
  })

  it('repeats head, header row, signature line and page number on every page', () => {
    const { html, pages } = sheet('zh-CN', 2, people(60))
    expect(pages).toBe(3)
    for (const once of ['<h1>', '<thead>', '讲师签字', 'QR-HR-05 A/0'])
      expect(html.split(once)).toHaveLength(pages + 1)
    expect(html).toContain('第 3 页，共 3 页')
  })

  it('sets many blocks on sheets of their own and says which', () => {
    const { html, landscape, pages } = sheet('en', 12, ['王芳'])
    expect({ landscape, pages }).toEqual({ landscape: true, pages: 2 })
    expect(html).toContain('Blocks 7–12 of 12')
  })

  it.each(difficultNames)('carries the name as it is: %s', name => {
    const { html } = sheet('zh-CN', 2, [name])
    const shown = html.replace(/<span class="narrow">(.)<\/span>/g, '$1')
    expect(shown).toContain(name.normalize('NFKC').slice(0, 24))
  })

  it('lets no hostile string become markup', () => {
    const usual = elementsOf(sheet('zh-CN', 2, ['王']).html)
    for (const text of hostileStrings) expect(elementsOf(sheet('zh-CN', 2, [text]).html), text).toEqual(usual)
  })
})

it('tells people of one name apart by branch and team', () => {
  const roll = [
    {
      ...person('李娜', 0),
      branchName: '华北分部',
      branchNameEn: null,
      unitName: '在线一组',
      unitNameEn: null,
    },
    {
      ...person('李娜', 1),
      branchName: '华南分部',
      branchNameEn: null,
      unitName: '在线一组',
      unitNameEn: null,
    },
  ]
  const { html } = formHtml(signInSheet({ session, blocks: blocksOf(2), roll, office }, 'zh-CN'))
  expect(html).toContain('华北分部 / 在线一组')
  expect(html).toContain('华南分部 / 在线一组')
})
