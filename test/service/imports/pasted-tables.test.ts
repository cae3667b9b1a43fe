import { describe, expect, it } from 'vitest'
import { archive } from '../../support/office-files'
import { tablesOf } from '../../support/read-tables'
import { openImports } from './imports-of-book'

const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const word = (body: string) =>
  archive([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:body>${body}</w:body></w:document>` },
  ])
const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const heads = row(...['部门', '工号', '姓名', '入职日期'].map(text => cell(text)))
describe('a table in a Word document', () => {
  it('is a sheet under the line above it, with its merged cells, and without what was struck out', async () => {
    const merged = '<w:vMerge w:val="restart"/>'
    const table = `<w:tbl>${heads}${row(
      cell('热线一组', merged),
      cell('00600'),
      '<w:tc><w:p><w:del><w:r><w:delText>王方</w:delText></w:r></w:del><w:ins><w:r><w:t>王芳 &amp; 组</w:t></w:r></w:ins></w:p></w:tc>',
      cell('2023-03-15'),
    )}${row(cell('', '<w:vMerge/>'), cell('00601'), cell('李强', '<w:gridSpan w:val="2"/>'))}</w:tbl>`
    const bytes = word(`${line('热线部花名册')}${line('')}${table}${line('制表：周敏')}`)
    expect(await tablesOf(bytes)).toEqual([
      {
        name: '热线部花名册',
        firstRow: 0,
        rows: [
          ['热线部花名册'],
          ['部门', '工号', '姓名', '入职日期'],
          ['热线一组', '00600', '王芳 & 组', '2023-03-15'],
          ['', '00601', '李强'],
        ],
        merges: [
          { top: 2, left: 0, bottom: 3, right: 0 },
          { top: 3, left: 2, bottom: 3, right: 3 },
        ],
      },
    ])
  })

  it('is read as it stands after what was moved, beside what an older Word would show instead', async () => {
    const free = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    const moved =
      '<w:tc><w:p><w:moveFrom><w:r><w:t>旧名</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>王一</w:t></w:r></w:moveTo></w:p></w:tc>'
    const twice =
      '<w:tc><w:p><mc:AlternateContent><mc:Choice><w:t>王二</w:t></mc:Choice><mc:Fallback><w:t>王二</w:t></mc:Fallback></mc:AlternateContent></w:p></w:tc>'
    const rows = `${row(cell('热线'), cell('00600'), moved)}<w:tr>${free}${cell('00601')}${twice}</w:tr>`
    expect(await tablesOf(word(`<w:tbl>${heads}${rows}</w:tbl>`))).toMatchObject([
      {
        rows: [
          ['部门', '工号', '姓名', '入职日期'],
          ['热线', '00600', '王一'],
          ['', '00601', '王二'],
        ],
      },
    ])
  })

  it('is read without what is hidden or only says how a character is said, and with hyphens that never break', async () => {
    const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`
    const made = (content: string) => `<w:tc><w:p>${content}</w:p></w:tc>`
    const ruby =
      '<w:ruby><w:rt><w:r><w:t>yuè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岳</w:t></w:r></w:rubyBase></w:ruby>'
    const cells = [
      made(run('<w:t>HR</w:t><w:noBreakHyphen/><w:t>001</w:t>')),
      made(run(ruby) + run('<w:t w:x="1>0">飞 &#62; <![CDATA[<]]></w:t>')),
      made(run('<w:t>隐藏</w:t>', '<w:vanish/>') + run('<w:t>显示</w:t>', '<w:vanish w:val="0"/>')),
      made(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('<w:t>一组</w:t>')}`),
    ]
    expect(await tablesOf(word(`<w:tbl>${row(...cells)}</w:tbl>`))).toMatchObject([
      { rows: [['HR-001', '岳飞 > <', '显示', '一组']] },
    ])
  })

  it('is the same under another prefix, and is refused where its document is no XML', async () => {
    const uri = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const table = `<w:tbl>${heads}</w:tbl>`
    const other = (body: string) =>
      archive([
        {
          name: 'word/document.xml',
          content: `<n:document xmlns:n="${uri}"><n:body>${body}</n:body></n:document>`,
        },
      ])
    expect(await tablesOf(other(table.replaceAll('w:', 'n:')))).toMatchObject([{ rows: [{ length: 4 }] }])
    expect(await tablesOf(word(`<w:moveFrom>${table}`))).toMatchObject({ refused: 'unreadable' })
  })

  it('is looked at as any sheet is', async () => {
    const imports = await openImports()
    const people = [row(cell('热线一组'), cell('00600'), cell('王芳'), cell('2023年3月15日'))]
    const path = imports.put('花名册.docx', word(`<w:tbl>${heads}${people.join('')}</w:tbl>`))
    const looked = await imports.preview(path)
    expect(looked).toMatchObject({ kind: 'people', new: 1, headerRow: 1 })
    expect(looked.sample).toMatchObject([{ staffNo: '00600', hiredOn: '2023-03-15' }])
  })

  it('is missed in a document that holds none', async () => {
    expect(await tablesOf(word(line('通知')))).toMatchObject({ refused: 'not_a_table' })
  })
})

describe('a table that was pasted', () => {
  const pasted = async (text: string) => {
    const imports = await openImports()
    const looked = await imports.call('imports', 'preview', {
      pasted: { name: '粘贴的表格', text },
      kind: null,
    })
    return { imports, looked }
  }

  it.each([
    ['cells with tabs', '工号\t姓名\t岗位\r\n00700\t王一\t客服专员\r\n'],
    [
      'a page',
      '<html><body><!--StartFragment--><table><tr><td>工号</td><td>姓名</td><td>岗位</td></tr><tr><td>00700</td><td>王一</td><td>客服专员</td></tr></table></body></html>',
    ],
    ['a table of a chat', '| 工号 | 姓名 | 岗位 |\n|---|---|---|\n| 00700 | 王一 | 客服专员 |\n'],
  ])('is looked at and imported as a file is: %s', async (_, text) => {
    const { imports, looked } = await pasted(text)
    expect(looked).toMatchObject({ kind: 'people', fileName: '粘贴的表格', new: 1, errors: 0 })
    expect(looked.sample).toMatchObject([{ staffNo: '00700', name: '王一', post: '客服专员' }])
    await imports.apply(looked)
    expect(await imports.call('imports', 'runs', {})).toMatchObject([
      { fileName: '粘贴的表格', counts: { new: 1 } },
    ])
  })

  it('that is no table is refused in words, and nothing is asked of the disk', async () => {
    await expect(pasted('明天下午两点开会')).rejects.toMatchObject({ code: 'kind_unknown' })
    const imports = await openImports()
    await expect(imports.call('imports', 'preview', { kind: null })).rejects.toMatchObject({
      code: 'file_missing',
    })
  })

  it('comes without a file: which of the two was meant nobody knows', async () => {
    const imports = await openImports()
    const file = imports.ticket(
      imports.put('roster.csv', '工号,姓名,岗位,入职日期\n00700,王一,客服专员,2026-03-01\n'),
    )
    const both = { file, pasted: { name: '粘贴的表格', text: '工号\t姓名\n00701\t王二' }, kind: null }
    await expect(imports.call('imports', 'preview', both)).rejects.toThrow('custom at pasted')
    expect(await imports.call('imports', 'preview', { ...both, pasted: null })).toMatchObject({ rows: 1 })
  })
})
