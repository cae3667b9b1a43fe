import { describe, expect, it } from 'vitest'
import { documentWords } from '../../../electron/service/documents/document-words'
import { rowsOfPages, signInLayout } from '../../../electron/service/sessions/sign-in-sheet/sign-in-layout'
import { signInSheet } from '../../../electron/service/sessions/sign-in-sheet/sign-in-sheet'
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
  unitName: '华南分部',
  postName: '客服专员',
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
  signInForm: 'QR-HR-05 A/0',
}
const sheet = (language: 'zh-CN' | 'en', blocks: number, names: readonly string[]) =>
  signInSheet({ session, blocks: blocksOf(blocks), roll: names.map(person), office }, documentWords(language))

describe('signInLayout', () => {
  it.each([
    [1, false, [1]],
    [4, false, [4]],
    [5, true, [5]],
    [8, true, [8]],
    [9, true, [5, 4]],
    [17, true, [6, 6, 5]],
  ])('%i blocks', (count, landscape, groups) => {
    const layout = signInLayout(count)
    expect(layout.landscape).toBe(landscape)
    expect(layout.groups.map(group => group.length)).toEqual(groups)
    expect(layout.groups.flat()).toEqual(Array.from({ length: count }, (_, index) => index))
    expect(layout.widths.sign).toBeGreaterThan(10.5)
  })

  it('adds five spare rows, numbered on', () => {
    expect(rowsOfPages(3, 20)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]])
    expect(rowsOfPages(38, 20).map(rows => rows.length)).toEqual([20, 20, 3])
  })
})

describe('the sign-in sheet', () => {
  it.each(['zh-CN', 'en'] as const)('in %s', async language => {
    const made = sheet(language, 2, ['王芳', '阿卜杜热西提·买买提', '𠮷田一郎'])
    expect(made).toMatchObject({ landscape: false, pages: 1 })
    await expect(made.html).toMatchFileSnapshot(`../../golden/documents/sign-in-sheet.${language}.html`)
  })

  it('repeats head, header row, signature line and page number on every page', () => {
    const { html, pages } = sheet(
      'zh-CN',
      2,
      Array.from({ length: 60 }, (_, index) => `人${index}`),
    )
    expect(pages).toBe(4)
    for (const once of ['<h1>', '<thead>', '讲师签字', 'QR-HR-05 A/0'])
      expect(html.split(once)).toHaveLength(pages + 1)
    expect(html).toContain('第 4 页，共 4 页')
  })

  it('sets many blocks on sheets of their own and says which', () => {
    const { html, landscape, pages } = sheet('en', 10, ['王芳'])
    expect({ landscape, pages }).toEqual({ landscape: true, pages: 2 })
    expect(html).toContain('Blocks 6–10 of 10')
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
