import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { imports } from '../../../src/contract/imports'
import chinese from '../../../src/i18n/zh-CN/imports.json'
import { pick } from '../support/pick'
import { Refused, Stopped } from '../support/service-in-memory'
import { type Choices, finding, openPreview, previewed, session, visitImport } from './import-page'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const region = (name: string | RegExp) => screen.getByRole('region', { name })
const dropZone = () => screen.findByRole('button', { name: /选择文件/ })

const zero = (row: number, value: string) =>
  finding({ row, value, code: 'lost_zeros', severity: 'warning', params: { padded: `00${value}` } })
const branches = [46, 531].map((row, index) =>
  finding({
    row,
    column: '所属机构',
    value: ['东北分部', '西北分部'][index] ?? '',
    code: 'conflicting_unit',
    severity: 'conflict',
    params: { number: '00723', name: '邹一嘉', others: index === 0 ? '531' : '46' },
    choices: [46, 531],
  }),
)
const future = finding({
  row: 535,
  column: '入职日期',
  value: '2062/3/1',
  code: 'future_date',
  severity: 'warning',
  params: { read: '2062-03-01' },
})
const noNumber = finding({ row: 532 })
const noDay = finding({ row: 534, column: '入职日期', value: '2026-13-45', code: 'impossible_date' })

/** The service in memory: an impossible date left blank becomes a warning, as the real one does. */
function rosterPreviewed(choices: Choices = {}) {
  const blank = choices.decisions?.['534']?.includes('blank')
  return previewed({
    findings: [
      zero(5, '600'),
      ...branches,
      noNumber,
      blank ? { ...noDay, severity: 'warning' } : noDay,
      future,
    ],
    errors: blank ? 1 : 2,
  })
}
const roster = {
  imports: {
    preview: () => rosterPreviewed(),
    review: ({ choices }: { choices: Choices }) => rosterPreviewed(choices),
  },
} as const

describe('before a file', () => {
  it('says what can come in and teaches where nothing has', async () => {
    visitImport({})
    expect(await dropZone()).toBeTruthy()
    for (const kind of ['花名册', '能力评估表', '成绩登记表', '签到记录'])
      expect(screen.getByText(kind)).toBeTruthy()
    expect(await screen.findByText('还没有导入过文件')).toBeTruthy()
  })

  it('takes a table that was copied elsewhere, with its merged cells where it has them', async () => {
    const page = visitImport(roster)
    await dropZone()
    const data = { 'text/plain': '工号\t姓名', 'text/html': '<table><tr><td>工号</td></tr></table>' }
    fireEvent.paste(document.body, {
      clipboardData: { files: [], getData: (type: keyof typeof data) => data[type] },
    })
    expect(await screen.findByText('花名册.xlsx')).toBeTruthy()
    expect(page.sent('imports.preview')).toMatchObject([
      { pasted: { name: '粘贴的表格', text: data['text/html'] } },
    ])
  })

  it('takes the text where what was copied is no table of a page, and no field’s paste', async () => {
    const page = visitImport(roster)
    await dropZone()
    const data = { 'text/plain': '工号\t姓名', 'text/html': '<p>工号 姓名</p>' }
    const clipboardData = { files: [], getData: (type: keyof typeof data) => data[type] }
    const field = document.body.appendChild(document.createElement('input'))
    fireEvent.paste(field, { clipboardData })
    field.remove()
    fireEvent.paste(document.body, { clipboardData })
    expect(await screen.findByText('花名册.xlsx')).toBeTruthy()
    expect(page.sent('imports.preview')).toMatchObject([
      { pasted: { name: '粘贴的表格', text: data['text/plain'] } },
    ])
  })

  it('takes the table, not the picture of it that a spreadsheet lays beside it', async () => {
    const page = visitImport(roster)
    await dropZone()
    const data = {
      'text/plain': '工号\t姓名',
      'text/html': '<html><table><tr><td>工号</td></tr></table></html>',
    }
    const files = [new File(['…'], 'image.png', { type: 'image/png' })]
    fireEvent.paste(document.body, {
      clipboardData: { files, getData: (type: keyof typeof data) => data[type] },
    })
    expect(await screen.findByText('花名册.xlsx')).toBeTruthy()
    expect(page.sent('imports.preview')).toMatchObject([{ pasted: { text: data['text/html'] } }])
  })

  it('says of what is too large to be pasted that a file would do', async () => {
    const page = visitImport(roster)
    await dropZone()
    const data = { 'text/plain': '工号\t姓名\n'.repeat(4_000_000), 'text/html': '' }
    fireEvent.paste(document.body, {
      clipboardData: { files: [], getData: (type: keyof typeof data) => data[type] },
    })
    expect(await screen.findByText('粘贴的内容太大。请先保存为表格文件，再导入。')).toBeTruthy()
    expect(page.sent('imports.preview')).toEqual([])
  })

  it.each([
    ['en', '粘贴的表格', 'Pasted table'],
    ['zh-CN', 'Pasted table', '粘贴的表格'],
  ] as const)(
    'in %s calls a table pasted in the other language in its own words',
    async (language, fileName, shown) => {
      const run = {
        id: 'r1',
        kind: 'people',
        fileName,
        at: '2026-11-20T02:00:00.000Z',
        counts: { new: 2 },
        seq: 12,
      }
      visitImport({ imports: { runs: () => [run] } }, { language })
      expect(await screen.findByText(shown)).toBeTruthy()
      expect(
        screen.getByRole('button', { name: new RegExp(`(撤销导入|Undo the import of) ${shown}`) }),
      ).toBeTruthy()
      expect(screen.queryByText(fileName)).toBeNull()
    },
  )

  it('takes an earlier import back with one click', async () => {
    const run = {
      id: 'r1',
      kind: 'people',
      fileName: '旧花名册.xlsx',
      at: '2026-11-20T02:00:00.000Z',
      counts: { new: 519, changed: 0 },
      seq: 12,
    }
    const page = visitImport({
      imports: { runs: () => [run] },
      book: { undo: () => ({ undone: [12] }) },
    })
    expect(await screen.findByText(/新增 519 人/)).toBeTruthy()
    expect(screen.queryByText(/变更 0/)).toBeNull()
    await page.user.click(button('撤销导入 旧花名册.xlsx'))
    expect(page.sent('book.undo')).toEqual([{ seq: 12 }])
  })

  it.each(
    Object.entries(chinese.refusal).filter(([code]) => imports.preview.refusals.includes(code as never)),
  )('a file refused as %s: the words and the drop zone stand there', async (code, words) => {
    const params = {
      columns: 1000,
      rows: 600_000,
      characters: 32_767,
      line: 3,
      row: 9,
      sheet: '表',
      sheets: '甲',
      fields: 'staffNo,name',
      heading: '笔试',
    }
    const page = visitImport({
      imports: {
        preview: () => {
          throw new Refused(code, params)
        },
      },
    })
    await page.user.click(await dropZone())
    const notice = await screen.findByRole('alert')
    const said = words.split(/[{“]/)[0] ?? ''
    expect(notice.textContent).toContain(said)
    expect(notice.textContent).not.toMatch(/\{\{|staffNo/)
    expect(await dropZone()).toBeTruthy()
  })

  it('a file nobody recognises can be said to be something', async () => {
    const page = visitImport({
      imports: {
        preview: ({ kind }) => {
          if (kind === null || kind === undefined) throw new Refused('kind_unknown')
          return previewed({ kind })
        },
      },
    })
    await page.user.click(await dropZone())
    await page.user.selectOptions(await screen.findByRole('combobox', { name: '表格类型' }), '能力评估表')
    expect(await screen.findByRole('heading', { name: '花名册.xlsx' })).toBeTruthy()
    expect(page.sent('imports.preview')).toMatchObject([
      { kind: null },
      { kind: 'ability', file: 'ticket-of-file' },
    ])
  })

  it('reading is stopped by button or Esc, and nothing is said of it', async () => {
    let stop: (reason: Stopped) => void = () => undefined
    const page = visitImport({
      imports: {
        preview: () =>
          new Promise((_, reject) => {
            stop = reject
          }),
      },
    })
    await page.user.click(await dropZone())
    await page.user.click(await screen.findByRole('button', { name: '停止' }))
    expect(page.stopped).toHaveLength(1)
    stop(new Stopped())
    expect(await dropZone()).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('what a file would do', () => {
  it('shows the counts, only the rows that need somebody, and what cannot go in', async () => {
    await openPreview(roster)
    const head = region('花名册.xlsx')
    expect(head.textContent).toContain('在职 · 表头在第 4 行 · 3 列已识别')
    expect(head.textContent).toMatch(/新增520.*变更0.*不变0.*待决定2.*无法导入2/)
    const rows = within(region('待决定')).getAllByRole('row').slice(1)
    // What is left out until decided stands first.
    expect(rows.map(row => within(row).getAllByRole('cell')[0]?.textContent)).toEqual(['531', '535', '5'])
    expect(region('无法导入').textContent).toContain('没有工号')
    expect(within(region('核对前几行')).getByText('在职')).toBeTruthy()
    expect(screen.getByText(/还有 2 处没有决定/)).toBeTruthy()
  })

  it('follows each choice at once, and a second click takes it back', async () => {
    const page = await openPreview(roster)
    await page.user.click(button('保留 600'))
    await waitFor(() => expect(page.choices()?.decisions).toEqual({ 5: ['keep'] }))
    expect(button('保留 600').getAttribute('aria-pressed')).toBe('true')
    await page.user.click(button('第 46 行：东北分部'))
    await waitFor(() => expect(page.choices()?.decisions).toEqual({ 5: ['keep'], 46: ['take'] }))
    await page.user.click(button('第 531 行：西北分部'))
    await waitFor(() => expect(page.choices()?.decisions).toEqual({ 5: ['keep'], 531: ['take'] }))
    expect(region('花名册.xlsx').textContent).toContain('待决定1')

    await page.user.click(button('照此导入'))
    expect(screen.queryByText(/处没有决定/)).toBeNull()
    await page.user.click(button('保留 600'))
    await waitFor(() => expect(page.choices()?.decisions).toEqual({ 531: ['take'] }))
    expect(button('改为 00600').getAttribute('aria-pressed')).toBe('true')
  })

  it('lets a row in without the date that cannot be read, and back out', async () => {
    const page = await openPreview(roster)
    await page.user.click(button('留空，其余导入'))
    await waitFor(() => expect(page.choices()?.decisions).toEqual({ 534: ['blank'] }))
    const decided = await within(region('待决定')).findByRole('button', {
      name: '留空，其余导入',
      pressed: true,
    })
    await page.user.click(decided)
    await waitFor(() => expect(page.choices()?.decisions).toEqual({}))
    expect(await within(region('无法导入')).findByRole('button', { name: '留空，其余导入' })).toBeTruthy()
  })

  it('pads all numbers where nobody says otherwise, but for one that is kept; most of them stay folded', async () => {
    const zeros = Array.from({ length: 23 }, (_, index) => zero(5 + index * 23, String(600 + index)))
    const shown = previewed({ findings: zeros, errors: 0 })
    const page = await openPreview({ imports: { preview: () => shown, review: () => shown } })
    expect(within(region('已决定')).getAllByRole('row')).toHaveLength(1 + 3)
    expect(page.sent('imports.preview')).toMatchObject([{ choices: { pad: null } }])
    expect(button('补零：全部 23 个').getAttribute('aria-pressed')).toBe('true')
    expect(region('花名册.xlsx').textContent).toContain('待决定0')
    await page.user.click(button('保留 601'))
    await waitFor(() => expect(page.choices()).toMatchObject({ pad: null, decisions: { 28: ['keep'] } }))
    await page.user.click(button('还有 20 个同样的'))
    expect(within(region('已决定')).getAllByRole('row')).toHaveLength(1 + 23)
    await page.user.click(button('都不补零'))
    await waitFor(() => expect(page.choices()).toMatchObject({ pad: false, decisions: {} }))
    expect(button('保留 600').getAttribute('aria-pressed')).toBe('true')
    // A second click takes nothing back: the numbers would go in as nobody wanted them.
    await page.user.click(button('都不补零'))
    expect(region('花名册.xlsx').textContent).toContain('待决定0')
    expect(button('都不补零').getAttribute('aria-pressed')).toBe('true')
    await page.user.click(button('补零：全部 23 个'))
    await page.user.click(button('补零：全部 23 个'))
    await waitFor(() => expect(page.choices()).toMatchObject({ pad: null, decisions: {} }))
    expect(button('改为 00600').getAttribute('aria-pressed')).toBe('true')
  })

  it('keeps remarks folded, and what is already agreed out of the decisions', async () => {
    const agreed = { ...zero(9, '700'), params: { padded: '00700', agreed: '王契' } }
    const total = finding({ row: 540, column: '', value: '合计', code: 'total_row', severity: 'info' })
    const page = await openPreview({
      imports: { preview: () => previewed({ findings: [agreed, total], errors: 0 }) },
    })
    expect(screen.queryByRole('region', { name: '待决定' })).toBeNull()
    const remarks = region('其他提醒 2 条')
    expect(within(remarks).queryByRole('table')).toBeNull()
    await page.user.click(within(remarks).getByRole('button', { name: '查看' }))
    expect(remarks.textContent).toContain('“合计”是合计行')
  })

  it('draws a long list of problems only where it is looked at', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => finding({ row: index + 2 }))
    await openPreview({
      imports: { preview: () => previewed({ findings: many, errors: 5000, accepted: 0 }) },
    })
    expect(within(region('无法导入')).getAllByRole('row').length).toBeLessThan(300)
  })

  it('says that the others go in only where some do', async () => {
    await openPreview({ imports: { preview: () => previewed({ findings: [noNumber], errors: 1 }) } })
    expect(region('无法导入').textContent).toContain('其余各行照常导入')
  })

  it('says that no other row goes in where none does', async () => {
    const none = { findings: [noNumber], errors: 1, accepted: 0 }
    await openPreview({ imports: { preview: () => previewed(none) } })
    const { textContent } = region('无法导入')
    expect(textContent).toContain('没有其他行会导入')
    expect(textContent).not.toContain('其余各行')
  })

  it('says whose row cannot go in', async () => {
    const named = [
      { ...noNumber, who: '王二' },
      { ...noDay, who: '王四' },
    ]
    await openPreview({ imports: { preview: () => previewed({ findings: named, errors: 2 }) } })
    const rows = within(region('无法导入')).getAllByRole('row')
    expect(rows.slice(1).map(row => within(row).getAllByRole('cell')[3]?.textContent)).toEqual([
      '王二',
      '王四',
    ])
  })

  it('takes the problems away as a workbook', async () => {
    const page = await openPreview({
      imports: { ...roster.imports, exportProblems: () => ({ rows: 2 }) },
    })
    await page.user.click(button('导出这 2 行'))
    expect(await screen.findByText(/已导出 2 行/)).toBeTruthy()
    expect(page.sent('imports.exportProblems')).toEqual([
      { token: 'token-of-the-file', file: 'ticket-to-save', language: 'zh-CN' },
    ])
  })

  it('says so when nothing would change', async () => {
    const page = await openPreview({
      imports: { preview: () => previewed({ new: 0, unchanged: 520, accepted: 0, sample: [] }) },
    })
    expect(button(/^导入 0 人/).getAttribute('aria-disabled')).toBe('true')
    await page.user.keyboard('{Enter}')
    expect(page.sent('imports.apply')).toEqual([])
    expect(screen.getAllByText(/没有可以导入的内容/).length).toBeGreaterThan(0)
  })
})

describe('columns', () => {
  it('are corrected under the file’s own headings, and a sheet is chosen', async () => {
    const page = await openPreview({
      imports: {
        preview: () => previewed(),
        review: ({ choices }) => previewed({ mapping: choices.mapping ?? null }),
      },
    })
    await page.user.click(button('修改工作表和各列的对应'))
    await page.user.selectOptions(screen.getByRole('combobox', { name: '职级' }), '岗级')
    await waitFor(() => expect(page.choices()?.mapping).toEqual({ gradeLevel: '岗级' }))
    await page.user.selectOptions(screen.getByRole('combobox', { name: '机构' }), '不导入')
    await waitFor(() => expect(page.choices()?.mapping).toEqual({ gradeLevel: '岗级', unit: null }))
    await page.user.click(button('恢复自动识别'))
    await waitFor(() => expect(page.choices()?.mapping).toEqual({}))
    await page.user.selectOptions(screen.getByRole('combobox', { name: '工作表' }), '离职（隐藏）')
    await waitFor(() => expect(page.choices()).toMatchObject({ sheet: '离职', mapping: null }))
  })

  it('remembered from an earlier file are said, and kept when one more is corrected', async () => {
    const known = previewed({ mapping: { gradeLevel: '岗级' }, remembered: true })
    const page = await openPreview({ imports: { preview: () => known, review: () => known } })
    await page.user.click(button('修改工作表和各列的对应'))
    expect(screen.getByText('沿用上次给这种表指定的对应。')).toBeTruthy()
    await page.user.selectOptions(screen.getByRole('combobox', { name: '机构' }), '不导入')
    await waitFor(() => expect(page.choices()?.mapping).toEqual({ gradeLevel: '岗级', unit: null }))
  })

  it('that are missing are asked for, and the file is read when all have been chosen', async () => {
    const asked = {
      token: 'token-of-the-file',
      kind: 'people',
      fileName: '花名册.xlsx',
      sheets: previewed().sheets,
      sheet: '在职',
      headings: ['人员代号', '姓名', '所在处'],
      columns: { name: '姓名' },
      fields: ['staffNo', 'name', 'unit'],
      wanted: [['staffNo'], ['name', 'givenName']],
      missing: 'staffNo',
      seen: '人员代号、姓名、所在处',
    }
    const page = visitImport({
      imports: {
        preview: () => {
          throw new Refused('missing_columns', asked)
        },
        review: () => previewed(),
      },
    })
    await page.user.click(await dropZone())
    const number = await screen.findByRole('combobox', { name: /^工号/ })
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: /^姓名/ }).value).toBe('姓名')
    expect(screen.getByText(/缺少需要的列：工号。读到的列是：人员代号、姓名、所在处。/)).toBeTruthy()
    const read = () => screen.getByRole<HTMLButtonElement>('button', { name: /^按这些列读取/ })
    expect(read().disabled).toBe(true)
    await page.user.selectOptions(number, '人员代号')
    await page.user.selectOptions(screen.getByRole('combobox', { name: /机构/ }), '所在处')
    expect(page.choices()).toBeUndefined()
    await page.user.click(read())
    await waitFor(() => expect(page.choices()?.mapping).toEqual({ staffNo: '人员代号', unit: '所在处' }))
  })
})

describe('a session', () => {
  const sheet = previewed({
    kind: 'scores',
    fileName: '成绩.xlsx',
    title: '',
    accepted: 42,
    columns: { staffNo: '工号' },
  })
  const answers = (title: string) => ({
    imports: {
      preview: () => ({ ...sheet, title }),
      review: ({ sessionId }: { sessionId?: string | null | undefined }) => ({
        ...sheet,
        title,
        sessionId: sessionId ?? null,
      }),
    },
    sessions: {
      list: () => ({
        rows: [
          session(),
          session({ id: 's2', number: 2 }),
          session({ id: 'x', number: 4, status: 'closed' as const }),
        ],
        nextCursor: null,
      }),
    },
  })

  it('is asked for before marks go in; closed ones are not offered', async () => {
    const page = await openPreview(answers('') as never)
    expect(button(/^导入 42 人的成绩/).getAttribute('aria-disabled')).toBe('true')
    const choice = await screen.findByRole('combobox', { name: '培训班' })
    await page.user.click(choice)
    await page.user.keyboard('{ArrowDown}')
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
    await page.user.keyboard('{Escape}')
    await pick(page.user, choice, '第3期', '投诉处理 第3期 · 2026-10-12')
    await waitFor(() => expect(page.sent('imports.review')).toMatchObject([{ sessionId: 's3' }]))
    expect(button(/^导入 42 人的成绩/).getAttribute('aria-disabled')).toBeNull()
  })

  it('named by the words above the headings is proposed, and another may be chosen', async () => {
    const page = await openPreview(answers('培训项目：投诉处理（第3期）') as never)
    expect(await screen.findByText(/按表头上方的文字“培训项目：投诉处理（第3期）”选择/)).toBeTruthy()
    const choice = screen.getByRole('combobox', { name: '培训班' })
    await pick(page.user, choice, '第2期', '投诉处理 第2期 · 2026-10-12')
    await waitFor(() =>
      expect(page.sent('imports.review')).toMatchObject([{ sessionId: 's3' }, { sessionId: 's2' }]),
    )
    expect(screen.queryByText(/按表头上方的文字“/)).toBeNull()
  })
})

describe('the import', () => {
  const settled = previewed()
  const done = {
    imports: {
      preview: () => settled,
      review: () => settled,
      apply: () => ({ seq: 7, written: 520, leftOut: 0 }),
    },
  }

  it('begins with Enter, says what came in with a way back, and goes to the people', async () => {
    const page = await openPreview({ ...done, book: { undo: () => ({ undone: [7] }) } })
    await page.user.keyboard('{Enter}')
    const toast = await screen.findByText('已导入 520 人')
    expect(window.location.hash).toBe('#/people')
    const bar = toast.closest('[role], div')?.parentElement as HTMLElement
    await page.user.click(within(bar).getByRole('button', { name: '撤销' }))
    expect(page.sent('book.undo')).toEqual([{ seq: 7 }])
    // What was written is not put away as well.
    expect(page.sent('imports.forget')).toEqual([])
  })

  it('does not begin with Enter past what nobody has decided, and leads there', async () => {
    const page = await openPreview({ imports: { ...done.imports, ...roster.imports } })
    const go = button(/^导入 520 人/)
    expect(go.textContent).not.toContain('Enter')
    await page.user.keyboard('{Enter}')
    expect(page.sent('imports.apply')).toEqual([])
    expect(document.activeElement).toBe(button('第 46 行：东北分部'))
    expect(await screen.findByText('请先决定上面的 2 处。')).toBeTruthy()
    // What is left undecided is left out on purpose where the button itself is pressed.
    await page.user.click(go)
    expect(page.sent('imports.apply')).toHaveLength(1)
  })

  it('does not begin with Enter on another button', async () => {
    const page = await openPreview({ imports: { ...done.imports, ...roster.imports } })
    button('改为 00600').focus()
    await page.user.keyboard('{Enter}')
    expect(page.sent('imports.apply')).toEqual([])
  })

  it('is given up with Esc, and the file is put away', async () => {
    const page = await openPreview(done)
    await page.user.keyboard('{Escape}')
    expect(await dropZone()).toBeTruthy()
    expect(page.sent('imports.forget')).toEqual([{ token: 'token-of-the-file' }])
  })

  it('is put away when the page is left', async () => {
    const page = await openPreview(done)
    page.unmount()
    await waitFor(() => expect(page.sent('imports.forget')).toEqual([{ token: 'token-of-the-file' }]))
  })

  it('looks again by itself when the book changed meanwhile', async () => {
    let applied = 0
    const page = await openPreview({
      imports: {
        ...roster.imports,
        apply: () => {
          applied += 1
          if (applied === 1) throw new Refused('book_changed')
          return { seq: 7, written: 520, leftOut: 0 }
        },
      },
    })
    await page.user.click(button(/^导入 520 人/))
    expect(await screen.findByText(/已经重新核对/)).toBeTruthy()
    expect(page.sent('imports.review')).toHaveLength(1)
    await page.user.click(button(/^导入 520 人/))
    expect(await screen.findByText('已导入 520 人')).toBeTruthy()
  })

  it('is stopped on demand; nothing was written and the file stays', async () => {
    let stop: (reason: Stopped) => void = () => undefined
    const page = await openPreview({
      imports: {
        ...roster.imports,
        apply: () =>
          new Promise((_, reject) => {
            stop = reject
          }),
      },
    })
    await page.user.click(button(/^导入 520 人/))
    await page.user.click(await screen.findByRole('button', { name: '停止' }))
    expect(page.stopped).toHaveLength(1)
    stop(new Stopped())
    expect(await screen.findByText('已停止，什么都没有写入。')).toBeTruthy()
    expect(button(/^导入 520 人/)).toBeTruthy()
  })

  it('that was stopped after its page was left is said there on the next visit, until it is put away', async () => {
    let stop: (reason: Stopped) => void = () => undefined
    const answers = {
      imports: {
        ...roster.imports,
        apply: () =>
          new Promise<never>((_, reject) => {
            stop = reject
          }),
      },
    }
    const page = await openPreview(answers)
    await page.user.click(button(/^导入 520 人/))
    await screen.findByRole('button', { name: '停止' })
    page.unmount()
    stop(new Stopped())
    const again = visitImport(answers)
    const said = await screen.findByText(/^“花名册\.xlsx”的导入在中途停止了，文件里的内容一条也没有写入。/)
    const notice = said.closest('[role=status]') as HTMLElement
    await again.user.click(within(notice).getByRole('button', { name: '关闭' }))
    expect(screen.queryByText(/在中途停止了/)).toBeNull()
  })

  it('that is refused says why, and the file stays', async () => {
    const page = await openPreview({
      imports: {
        ...roster.imports,
        apply: () => {
          throw new Refused('disk_full')
        },
      },
    })
    await page.user.click(button(/^导入 520 人/))
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘空间不足')
    expect(button(/^导入 520 人/)).toBeTruthy()
  })

  it('of a file that is no longer there begins anew', async () => {
    const page = await openPreview({
      imports: {
        preview: () => rosterPreviewed(),
        review: () => {
          throw new Refused('token_gone')
        },
      },
    })
    await page.user.click(button('照此导入'))
    await page.user.click(button('保留 600'))
    expect((await screen.findByRole('alert')).textContent).toContain('重新选择文件')
    expect(await dropZone()).toBeTruthy()
  })
})

it('speaks English', async () => {
  await openPreview(roster, { language: 'en' })
  expect(button(/Import 520 people/)).toBeTruthy()
  expect(button('Change to 00600')).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/导入|决定/)
})

it('tells somebody who came with another kind of file', async () => {
  const page = await openPreview(
    { imports: { preview: () => previewed(), review: ({ kind }) => previewed({ kind: kind ?? 'people' }) } },
    { route: { page: 'import', kind: 'ability' } },
  )
  expect(screen.getByText('按表头看，这是花名册。')).toBeTruthy()
  await page.user.click(button('按能力评估表读取'))
  await waitFor(() => expect(page.sent('imports.review')).toMatchObject([{ kind: 'ability' }]))
  expect(screen.queryByText(/按表头看/)).toBeNull()
})
