import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../support/read-tables'
import { openImports } from './imports-of-book'

describe('a table in a web page', () => {
  const people = Array.from({ length: 20 }, (_, index) => `<tr><td>00${700 + index}<td>王${index}</td></tr>`)
  const rowsOf = async (html: string) => {
    const tables = await tablesOf(Buffer.from(html))
    return Array.isArray(tables) ? tables.map(({ name, rows }) => [name, rows.length, rows.at(-1)]) : tables
  }

  it('is whole where a cell holds a table of its own, and a script says that it ends', async () => {
    const inner = '<table><tr><td>正式</td><td>工</td></tr></table>'
    const [first = '', ...others] = people
    const html = `<h3>热线部&nbsp;花名册</h3><script>"</table>"</script><table><!-- </table> --><tr><th>工号<th>姓名${first}<tr><td>00799</td><td>李四${inner}</td></tr>${others.join('')}</table>`
    expect(await rowsOf(html)).toEqual([
      ['1', 1, ['正式', '工']],
      ['热线部 花名册', 23, ['00719', '王19']],
    ])
    const [, whole] = (await tablesOf(Buffer.from(html))) as { rows: string[][] }[]
    expect(whole?.rows[3]).toEqual(['00799', '李四 正式 工'])
  })

  it('is found where a table lays out the page', async () => {
    const html = `<table><tr><td>菜单</td><td><table>${people.join('')}</table></td></tr></table>`
    expect(await rowsOf(html)).toEqual([
      ['1', 20, ['00719', '王19']],
      ['2', 1, ['菜单']],
    ])
  })

  it('keeps each cell in its column below one that reaches down', async () => {
    const html =
      '<table><tr><td rowspan=2>热线一组</td><td>00600</td></tr><tr><td>00601</td></tr><tr><td colspan=2>共 2 人</td></tr></table>'
    expect(await tablesOf(Buffer.from(html))).toMatchObject([
      {
        rows: [['热线一组', '00600'], ['', '00601'], ['共 2 人']],
        merges: [
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 2, left: 0, bottom: 2, right: 1 },
        ],
      },
    ])
  })

  it('is read where the page is UTF-16', async () => {
    const html = Buffer.from(`\ufeff<html><table>${people.join('')}</table></html>`, 'utf16le')
    expect(await rowsOf(html as unknown as string)).toEqual([['1', 20, ['00719', '王19']]])
  })

  it.each<[string, string, object]>([
    ['four hundred million columns', '<table><tr><td colspan="400000000">a</td></tr></table>', [{}]],
    ['a column too many', `<table><tr>${'<td>a'.repeat(1_001)}</table>`, { refused: 'too_many_columns' }],
    [
      'cells that reach down past a million rows',
      `<table><tr>${'<td rowspan=600000>a'.repeat(999)}${'<tr>'.repeat(1_000_000)}</table>`,
      [{ rows: [Array.from({ length: 999 }, () => 'a')] }],
    ],
    ['rows of nothing but width', `<table>${'<tr><td colspan=1000>a'.repeat(200_000)}</table>`, [{}]],
    [
      'cells far out in every row',
      `<table>${'<tr><td colspan=999><td>a'.repeat(200_000)}</table>`,
      { refused: 'older_too_large' },
    ],
    ['tables in tables without end', '<table><tr><td>'.repeat(100_000), { refused: 'too_large' }],
    [
      'tags that never end',
      `<table><tr><td>a</td></tr></table>${'<a '.repeat(300_000)}`,
      { refused: 'truncated' },
    ],
    [
      'comments that never end',
      `<table><tr><td>a</td></tr></table>${'<!-- '.repeat(300_000)}`,
      { refused: 'truncated' },
    ],
  ])('is done with at once, whatever it holds: %s', { timeout: 5_000 }, async (_, html, found) => {
    expect(await tablesOf(Buffer.from(html))).toMatchObject(found)
  })
})

describe('a page that was cut off', () => {
  const people = Array.from({ length: 50 }, (_, index) => `<tr><td>${700 + index}</td><td>欧阳娜娜</td></tr>`)
  const page = `<html><body><table><tr><td>工号</td><td>姓名</td></tr>${people.join('')}</table></body></html>`
  const end = page.indexOf('</table>')

  it.each<[string, string]>([
    ['in a name', page.slice(0, 900)],
    ['after a row', page.slice(0, page.indexOf('<tr>', 900))],
    ['in a tag', page.slice(0, page.indexOf('<tr>', 900) + 2)],
    ['in a value of a tag', `${page.slice(0, 900)}<td title="入职>3年`],
    ['in its last tag', page.slice(0, end + 5)],
    ['in a comment', `${page.slice(0, end + 8)}<!-- 制表`],
    ['in a comment that takes rows with it', page.replace(people[20]!, `<!-- ${people[20]}`)],
    ['in a style', `${page.slice(0, end + 8)}<style>td {`],
  ])('is refused as that: %s', async (_, html) => {
    expect(await tablesOf(Buffer.from(html))).toMatchObject({ refused: 'truncated' })
  })

  it('is not taken for one where only the page has no end, or a comment ends as browsers end it', async () => {
    for (const html of [
      page.slice(0, end + 8),
      page.replace(people[20]!, `<!-->${people[20]}`),
      page.replace(people[20]!, `<!--->${people[20]}`),
      page.replace(people[20]!, `<!-- 王 --!>${people[20]}`),
      page.replace(people[20]!, `<!--[if x]><tr><td></td></tr><![endif]-->${people[20]}`),
      page.replaceAll('</td>', '').replaceAll('</tr>', ''),
    ]) {
      const [table] = (await tablesOf(Buffer.from(html))) as { rows: string[][] }[]
      expect(table?.rows.length).toBe(51)
    }
  })

  it('is refused where a person chose it, whatever it is called', async () => {
    const imports = await openImports()
    for (const name of ['people.html', 'people.xls'])
      await expect(imports.preview(imports.put(name, page.slice(0, 900)))).rejects.toMatchObject({
        code: 'truncated',
      })
  })
})

describe('a cell of a page', () => {
  const cellsOf = async (...made: string[]) => {
    const tables = await tablesOf(Buffer.from(`<table><tr>${made.join('')}</tr></table>`))
    return 'refused' in tables ? tables : tables[0]?.rows[0]
  }

  it('begins after its tag, whatever stands in the values of it', async () => {
    expect(
      await cellsOf(
        '<td title="入职>3年">00700</td>',
        "<td onclick='x=>y' colspan = 2 >王一</td>",
        '<td data-colspan="3" class=a/b>热线</td>',
        '<td title=a"b>客服</td>',
      ),
    ).toEqual(['00700', '王一', '', '热线', '客服'])
  })

  it('shows the characters that HTML has names and numbers for', async () => {
    expect(
      await cellsOf(
        '<td>阿依古丽&middot;买买提</td>',
        '<td>00&shy;704</td>',
        '<td>Zo&euml; &amp;lt; &eacute</td>',
        '<td>&ldquo;A&rdquo;&hellip;&mdash;&#8226;&#x738B;&#150;</td>',
        '<td>王&nbsp;一</td>',
        '<td>R&D &unknown; &copy2</td>',
      ),
    ).toEqual(['阿依古丽·买买提', '00704', 'Zoë &lt; é', '“A”…—•王–', '王 一', 'R&D &unknown; &copy2'])
  })

  it('holds a name without how it is said', async () => {
    expect(
      await cellsOf(
        '<td><ruby>岳<rp>(</rp><rt>yuè</rt><rp>)</rp></ruby>飞</td>',
        '<td><ruby>王<rt>wáng</ruby>一<td>x',
      ),
    ).toEqual(['岳飞', '王一', 'x'])
  })
})
