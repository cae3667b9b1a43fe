import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { Component, MarkRow } from '../../../src/contract/assessments'
import { MarksTab } from '../../../src/features/assessments/MarksTab'
import { changedRow, type MarkChange, markFields, overRow } from '../../../src/parts/assessments/sheet-rows'
import { draftsInMemory } from '../support/drafts-in-memory'
import { personWords } from '../support/person-words'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'

beforeAll(startWords)

const scored = (points: number): Component => ({ kind: 'scored', mark: points * 100 })

const person = (staffNo: string, name: string, some: Partial<MarkRow> = {}): MarkRow => ({
  enrolmentId: `e${staffNo}`,
  personId: staffNo,
  ...personWords(name, { staffNo, postNameEn: 'Agent' }),
  absent: false,
  first: null,
  resits: [],
  finalVerdict: 'incomplete',
  resitNotSat: null,
  raised: [],
  altered: [],
  ...some,
})

const scheme = { theoryWeight: 60, practiceWeight: 40, passMark: 8000 }
const four = [
  person('00603', '王契'),
  person('00633', '李娜'),
  person('00636', '李娜'),
  person('00660', '赵博文', { absent: true }),
]

interface Given {
  rows?: MarkRow[]
  scheme?: typeof scheme
  status?: 'held' | 'closed'
  refuse?: (change: MarkChange) => string | null
  /** Cells that somebody else has changed by the time an entry comes, and what they say. */
  others?: Record<string, Partial<Pick<MarkChange, 'theory' | 'practice' | 'note'>>>
  drafts?: ReturnType<typeof draftsInMemory>
  language?: 'zh-CN' | 'en'
}

/** The tab before a sheet in memory that keeps what it is told. */
async function openSheet({
  rows = four,
  scheme: of = scheme,
  status = 'held',
  refuse,
  others = {},
  language,
  drafts,
}: Given = {}) {
  let kept = rows
  const page = renderPage(
    <MarksTab sessionId="s1" />,
    {
      assessments: {
        sheet: () => ({
          ...of,
          status,
          outcomes: [{ competency: '投诉处理流程', competencyEn: null, level: 3 }],
          rows: kept,
          summary: {
            passed: 0,
            failed: 0,
            missed: 0,
            deferred: 0,
            cheating: 0,
            notEntered: 0,
            absent: 0,
            first: { passed: 0, sat: 0, rate: null },
            afterResits: { passed: 0, sat: 0, rate: null },
          },
        }),
        recordMarks: ({ attempt = 1, marks }) => {
          for (const mark of marks as MarkChange[]) {
            const code = refuse?.(mark)
            if (code) throw new Refused(code, { name: '王契', number: 'KF-TS-2026-0001' })
          }
          for (const [enrolmentId, theirs] of Object.entries(others)) {
            kept = kept.map(row =>
              row.enrolmentId === enrolmentId
                ? changedRow(row, attempt, { enrolmentId, ...theirs }, of)
                : row,
            )
            delete others[enrolmentId]
          }
          const stale: { enrolmentId: string; field: (typeof markFields)[number] }[] = []
          kept = kept.map(row => {
            const change = (marks as MarkChange[]).find(mark => mark.enrolmentId === row.enrolmentId)
            if (!change) return row
            const { enrolmentId, was = {}, ...named } = change
            const now = overRow(row, attempt, change).was
            const lost = markFields.filter(
              field =>
                JSON.stringify(now?.[field]) !== JSON.stringify(was[field]) &&
                JSON.stringify(now?.[field]) !== JSON.stringify(named[field]),
            )
            stale.push(...lost.map(field => ({ enrolmentId, field })))
            const fresh = Object.entries(named).filter(([field]) => !lost.some(one => one === field))
            return changedRow(row, attempt, { enrolmentId, ...Object.fromEntries(fresh) }, of)
          })
          return { passed: 0, failed: 0, raised: 0, ...(stale.length > 0 ? { stale } : {}) }
        },
      },
    },
    { language, ...(drafts ? { drafts } : {}) },
  )
  const user = userEvent.setup()
  if (of.theoryWeight + of.practiceWeight > 0 && rows.length > 0) await screen.findByRole('grid')
  const sent = () => page.sent('assessments.recordMarks') as { attempt: number; marks: MarkChange[] }[]
  /** Somebody else changes it, and the page is told. */
  const meanwhile = (change: MarkChange) => {
    kept = kept.map(row => (row.enrolmentId === change.enrolmentId ? changedRow(row, 1, change, of) : row))
    page.tell(['assessments'], 7)
  }
  return { ...page, user, sent, meanwhile }
}

const line = (row: number) => {
  const found = screen.getAllByRole('row')[row]
  if (!found) throw new Error(`no row ${row}`)
  return within(found)
    .getAllByRole('gridcell')
    .map(cell => cell.textContent)
}

const paste = (text: string) =>
  fireEvent.paste(document.activeElement ?? document.body, { clipboardData: { getData: () => text } })

describe('a mark that was typed and not handed in', () => {
  const left = (was: string, row = 'e00603') =>
    draftsInMemory([
      {
        id: 'd',
        form: 'mark',
        record: 's1 1',
        base: '',
        values: JSON.stringify({ row, column: 'theory', text: '64', was }),
        at: '2026-12-08T06:05:00.000Z',
      },
    ])

  it('stands in its cell again while that says what it said', async () => {
    await openSheet({ drafts: left('') })
    expect(await screen.findByDisplayValue('64')).toBeTruthy()
  })

  it('is told beside the sheet when the cell says something else since, and taken up or thrown away', async () => {
    const drafts = left('60')
    const { user } = await openSheet({ drafts })
    expect(await screen.findByText(/在“王契 · 理论”填了“64”，没有保存；这一格此后被清空/)).toBeTruthy()
    expect(screen.queryByDisplayValue('64')).toBeNull()
    await user.click(screen.getByRole('button', { name: '继续填写' }))
    expect(await screen.findByDisplayValue('64')).toBeTruthy()
    expect(screen.queryByText(/没有保存/)).toBeNull()
  })

  it('is told where its row is gone, and goes when it is thrown away', async () => {
    const drafts = left('', 'gone')
    const { user } = await openSheet({ drafts })
    expect(await screen.findByText(/填了“64”，没有保存；那一格已不在表里/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '继续填写' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '丢弃' }))
    await waitFor(() => expect(drafts.kept).toEqual([]))
    expect(screen.queryByText(/没有保存/)).toBeNull()
  })
})

describe('the mark sheet', () => {
  it('waits on the first cell without a mark, and goes down with Enter or ↓', async () => {
    const { user, sent } = await openSheet()
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-colindex')).toBe('5'))
    await user.keyboard('92{Enter}64{ArrowDown}88.5{Enter}')
    await user.keyboard('{Control>}{ArrowUp}{/Control}{ArrowRight}88{Enter}80{Enter}91{Enter}')
    await waitFor(() => expect(sent()).toHaveLength(6))
    expect(sent()[0]).toEqual({
      sessionId: 's1',
      attempt: 1,
      marks: [{ enrolmentId: 'e00603', theory: scored(92), was: { theory: null } }],
    })
    // All marks of a column have as many decimals.
    await waitFor(() => expect(line(1).slice(4, 8)).toEqual(['92.0', '88', '90.4', '合格']))
    expect(line(2).slice(4, 8)).toEqual(['64.0', '80', '70.4', '不合格'])
    expect(line(3).slice(4, 8)).toEqual(['88.5', '91', '89.5', '合格'])
    expect(screen.getByText(/合格 2 · 不合格 1 · 缺勤 1/)).toBeTruthy()

    // A chosen block is added up at the foot, as long as it is chosen.
    await user.keyboard('{Control>}{ArrowUp}{/Control}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(await screen.findByText('选中 3 · 合计 259 · 平均 86.3')).toBeTruthy()
    await user.keyboard('{ArrowUp}')
    await waitFor(() => expect(screen.queryByText(/^选中/)).toBeNull())
  })

  it('takes F2 F3 F4 for the states, and Delete takes them off again', async () => {
    const { user, sent } = await openSheet()
    await user.keyboard('{F2}{F3}{F4}')
    await waitFor(() => expect(line(3)[4]).toBe('作弊'))
    expect([line(1)[4], line(2)[4]]).toEqual(['缺考', '缓考'])
    expect([1, 2, 3].map(row => line(row)[7])).toEqual(['缺考', '缓考', '作弊'])
    expect(screen.getByText(/合格 0 · 不合格 0 · 缺考 1 · 缓考 1 · 作弊 1 · 缺勤 1/)).toBeTruthy()
    await user.keyboard('{ArrowUp}{Delete}')
    await waitFor(() => expect(sent()).toHaveLength(4))
    expect(sent()[3]?.marks).toEqual([
      { enrolmentId: 'e00636', theory: null, was: { theory: { kind: 'cheating' } } },
    ])
    expect(line(3)[4]).toBe('')
  })

  it('keeps an impossible mark open and says what is wrong', async () => {
    const { user, sent } = await openSheet()
    await user.keyboard('101{Enter}')
    expect(screen.getByRole('alert').textContent).toBe('分数要在 0 到 100 之间')
    await user.keyboard('{Backspace}{Enter}')
    await waitFor(() =>
      expect(sent()[0]?.marks).toMatchObject([{ enrolmentId: 'e00603', theory: scored(10) }]),
    )
  })

  it('takes a refused mark off again and says why', async () => {
    const { user } = await openSheet({
      refuse: mark => (mark.enrolmentId === 'e00603' ? 'certificate_issued' : null),
    })
    await user.keyboard('50{Enter}70{Enter}')
    expect(await screen.findByText(/王契 已有证书 KF-TS-2026-0001/)).toBeTruthy()
    await waitFor(() => expect(line(1)[4]).toBe(''))
    await waitFor(() => expect(line(2)[4]).toBe('70'))
  })

  it('shows no practice where it has no weight, and says so in its head', async () => {
    await openSheet({ scheme: { theoryWeight: 100, practiceWeight: 0, passMark: 6000 } })
    expect(screen.queryByRole('columnheader', { name: '实操' })).toBeNull()
    expect(screen.getByText('理论 100% · 合格线 60 · 录入 0 / 3')).toBeTruthy()
  })

  it('passes the note by with Tab, and opens it with an arrow', async () => {
    const { user, sent } = await openSheet()
    await user.keyboard('90{Tab}91{Tab}')
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('3')
    await user.keyboard('{ArrowUp}{End}同名{Enter}')
    await waitFor(() =>
      expect(sent()[2]?.marks).toEqual([{ enrolmentId: 'e00603', note: '同名', was: { note: null } }]),
    )
  })

  it('says why nothing happens where a resit, or what is worked out, is typed into the first sheet', async () => {
    const failed = { attempt: 1, theory: scored(50), practice: scored(50), note: null, total: 5000 }
    const first = { ...failed, verdict: 'failed' as const, grade: 'fail' as const, markedOn: '2026-12-08' }
    const rows = [person('00603', '王契', { first, finalVerdict: 'failed' }), person('00633', '李娜')]
    const { user, sent } = await openSheet({ rows })
    const cell = (column: string) => {
      const at = screen.getAllByRole('columnheader').findIndex(head => head.textContent === column)
      return within(screen.getAllByRole('row')[1] as HTMLElement).getAllByRole('gridcell')[at] as HTMLElement
    }
    await user.click(cell('总评'))
    await user.keyboard('8')
    expect(await screen.findByText(/由理论、实操成绩算出/)).toBeTruthy()
    await user.click(cell('补考'))
    await user.keyboard('8')
    expect(await screen.findByText('补考成绩不在这一列录入，请先切换到“补考”。')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '切换到补考' }))
    expect(await screen.findByRole('columnheader', { name: '首考' })).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('is only read when the session is closed', async () => {
    const { user, sent } = await openSheet({ status: 'closed' })
    await user.tab()
    await user.keyboard('90{Enter}{F2}')
    expect(sent()).toEqual([])
    expect(screen.queryByRole('link', { name: '导入成绩登记表' })).toBeNull()
  })

  it('speaks English', async () => {
    const { user } = await openSheet({ language: 'en' })
    await user.keyboard('{F2}')
    await waitFor(() => expect(line(1)[4]).toBe('Missed exam'))
    expect(screen.getByText('theory 60% + practice 40% · pass 80 · 1 / 3 entered')).toBeTruthy()
  })
})

describe('a mark that somebody else entered meanwhile', () => {
  const over = { e00603: { theory: scored(70) } }

  it('is not overwritten: the cell shows both, the others are saved, and F8 there takes mine', async () => {
    const { user, sent } = await openSheet({ others: { ...over } })
    await user.keyboard('92{Enter}64{Enter}')
    expect(
      await screen.findByText(/“王契 · 理论”在您填“92”之前已被改成“70”，没有覆盖。请选择用哪一个。/),
    ).toBeTruthy()
    expect(line(1)[4]).toContain('70')
    expect(line(1)[4]).toContain('92')
    expect(line(2)[4]).toBe('64')
    await user.keyboard('{Control>}{ArrowUp}{/Control}{F8}')
    await waitFor(() => expect(line(1)[4]).toBe('92'))
    expect(sent().at(-1)?.marks).toEqual([
      { enrolmentId: 'e00603', theory: scored(92), was: { theory: scored(70) } },
    ])
    await waitFor(() => expect(screen.queryByText(/没有覆盖/)).toBeNull())
  })

  it('stays with F9, from wherever one is', async () => {
    const { user, sent } = await openSheet({ others: { ...over } })
    await user.keyboard('92{Enter}')
    await screen.findByText(/没有覆盖。请选择/)
    await user.keyboard('{F9}')
    await waitFor(() => expect(line(1)[4]).toBe('70'))
    expect(screen.queryByText(/没有覆盖/)).toBeNull()
    expect(sent()).toHaveLength(1)
  })

  it('gives way to what is typed there anew, which has seen it', async () => {
    const { user, sent } = await openSheet({ others: { ...over } })
    await user.keyboard('92{Enter}')
    await screen.findByText(/没有覆盖。请选择/)
    await user.keyboard('{ArrowUp}95{Enter}')
    await waitFor(() => expect(line(1)[4]).toBe('95'))
    expect(sent().at(-1)?.marks).toMatchObject([{ theory: scored(95), was: { theory: scored(70) } }])
    await waitFor(() => expect(screen.queryByText(/没有覆盖/)).toBeNull())
  })

  it('in a pasted block leaves the rest written, and all of mine can be taken at once', async () => {
    const { user } = await openSheet({
      others: { ...over, e00633: { theory: { kind: 'missed' } } },
    })
    paste('92\r\n64\r\n88\r\n')
    await screen.findByText(/另有 1 格也是这样/)
    expect(line(3)[4]).toBe('88')
    await user.click(screen.getByRole('button', { name: '全部用我填的' }))
    await waitFor(() => expect([line(1)[4], line(2)[4]]).toEqual(['92', '64']))
  })

  it('and came while the cell was open is not overwritten either; who typed nothing changes nothing', async () => {
    const { user, sent, meanwhile } = await openSheet()
    await user.keyboard('92')
    meanwhile({ enrolmentId: 'e00603', theory: scored(70), note: '补考前' })
    await waitFor(() => expect(line(1)[9]).toBe('补考前'))
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/“王契 · 理论”在您填“92”之前已被改成“70”/)).toBeTruthy()
    expect(sent()).toEqual([])
    await user.keyboard('{F9}{ArrowUp}{End}')
    expect(screen.getByRole('textbox', { name: /王契 备注/ })).toBeTruthy()
    meanwhile({ enrolmentId: 'e00603', note: '已改' })
    await waitFor(() => expect(line(1)[4]).toBe('70'))
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(line(1)[9]).toBe('已改'))
    expect(sent()).toEqual([])
  })

  it('and what I entered is offered again when the sheet is opened another time', async () => {
    const drafts = draftsInMemory([
      {
        id: 'd',
        form: 'mark-conflict',
        record: 's1',
        base: '',
        values: JSON.stringify([{ row: '1 e00603', column: 'theory', text: '92' }]),
        at: '2026-12-08T06:05:00.000Z',
      },
    ])
    const { user } = await openSheet({ drafts })
    await screen.findByText(/在您填“92”之前已被清空/)
    await user.click(screen.getByRole('button', { name: /^用我填的/ }))
    await waitFor(() => expect(line(1)[4]).toBe('92'))
    await waitFor(() => expect(drafts.kept).toEqual([]))
  })

  it('my own quick entries into one cell never meet each other', async () => {
    const { user } = await openSheet()
    await user.keyboard('1{Enter}{ArrowUp}2{Enter}{ArrowUp}3{Enter}{ArrowUp}{Delete}{F2}{ArrowUp}4{Enter}')
    await waitFor(() => expect(line(1)[4]).toBe('4'))
    expect(screen.queryByText(/没有覆盖/)).toBeNull()
  })

  it('is said in English', async () => {
    const { user } = await openSheet({ others: { ...over }, language: 'en' })
    await user.keyboard('92{Enter}')
    expect(
      await screen.findByText(
        /王契 · Theory was changed to “70” before you entered “92”, so it was not overwritten/,
      ),
    ).toBeTruthy()
  })
})

describe('a block from Excel', () => {
  it('is written as one command, and can be taken back from its line', async () => {
    const { sent } = await openSheet()
    paste('92\t88\r\n缺考\t\r\n８８．５\t91\r\n')
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.marks).toEqual([
      {
        enrolmentId: 'e00603',
        theory: scored(92),
        practice: scored(88),
        was: { theory: null, practice: null },
      },
      { enrolmentId: 'e00633', theory: { kind: 'missed' }, was: { theory: null } },
      {
        enrolmentId: 'e00636',
        theory: scored(88.5),
        practice: scored(91),
        was: { theory: null, practice: null },
      },
    ])
    expect(await screen.findByText('已粘贴 3 人的成绩，共 5 格')).toBeTruthy()
  })

  it('with bad cells writes nothing before one has said so', async () => {
    const { user, sent } = await openSheet()
    paste('92\tx\n101\t80\n70\t60\n1\t2\n3\t4')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('粘贴的内容有 4 格不能写入')).toBeTruthy()
    const told = within(dialog)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        within(row)
          .getAllByRole('cell')
          .map(cell => cell.textContent),
      )
    expect(told).toEqual([
      ['第 1 行 王契', '实操', 'x', '不是分数，也不是缺考、缓考、作弊'],
      ['第 2 行 李娜', '理论', '101', '分数要在 0 到 100 之间'],
      ['第 5 行，超出名单', '理论', '3', '超出名单或成绩表范围'],
      ['第 5 行，超出名单', '实操', '4', '超出名单或成绩表范围'],
    ])
    expect(sent()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '写入其余 6 格' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.marks).toHaveLength(4)
    expect(sent()[0]?.marks[0]).toMatchObject({ enrolmentId: 'e00603', theory: scored(92) })
  })

  it('given up leaves the sheet as it was', async () => {
    const { user, sent } = await openSheet()
    paste('92\tx')
    await user.click(await screen.findByRole('button', { name: '全部不写' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent()).toEqual([])
  })

  it('that changes nothing says so', async () => {
    const { user, sent } = await openSheet()
    await user.keyboard('92{Enter}')
    await waitFor(() => expect(sent()).toHaveLength(1))
    await user.keyboard('{ArrowUp}')
    paste('92')
    expect(await screen.findByText('粘贴的成绩和表里的一样，没有改动')).toBeTruthy()
    expect(sent()).toHaveLength(1)
  })
})

describe('a resit', () => {
  const failed = changedRow(
    four[1] as MarkRow,
    1,
    { enrolmentId: 'e00633', theory: scored(58), practice: scored(71) },
    scheme,
  )
  const passed = changedRow(
    four[0] as MarkRow,
    1,
    { enrolmentId: 'e00603', theory: scored(90), practice: scored(90) },
    scheme,
  )

  it('has those who owe one, beside their first mark', async () => {
    const { user, sent } = await openSheet({ rows: [passed, failed, four[2] as MarkRow] })
    await user.click(screen.getByRole('radio', { name: '补考' }))
    expect(screen.getAllByRole('row')).toHaveLength(2)
    expect(line(1).slice(1, 5)).toEqual(['00633', '李娜', '客服专员 初级', '63.2不合格'])
    // Past the link to the import.
    await user.tab()
    await user.tab()
    await user.keyboard('82{Tab}82{Tab}')
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent()[0]).toMatchObject({ attempt: 2, marks: [{ enrolmentId: 'e00633', theory: scored(82) }] })
    await waitFor(() => expect(line(1).slice(7, 9)).toEqual(['82', '合格']))
    await user.click(screen.getByRole('radio', { name: '首考' }))
    expect(line(2).slice(6, 9)).toEqual(['63.2', '不合格', '82合格'])
  })

  it('is not offered while nobody owes one', async () => {
    await openSheet()
    expect(screen.queryByRole('radiogroup')).toBeNull()
  })

  it.each([
    ['zh-CN', '首考合格率 50%', '补考后合格率 50%', '不合格 1'],
    ['en', 'First-sitting pass rate 50%', 'Pass rate after resits 50%', 'Failed 1'],
  ] as const)(
    'that was missed leaves its person among those who failed (%s)',
    async (language, first, after, count) => {
      const missed = changedRow(
        failed,
        2,
        { enrolmentId: 'e00633', theory: { kind: 'missed' }, practice: { kind: 'missed' } },
        scheme,
      )
      await openSheet({ rows: [passed, missed], language })
      const foot = screen.getByText(new RegExp(count)).closest('p')
      expect(foot?.textContent).toContain(first)
      expect(foot?.textContent).toContain(after)
    },
  )

  it('has a second round when the first one failed', async () => {
    const again = changedRow(
      failed,
      2,
      { enrolmentId: 'e00633', theory: scored(60), practice: scored(60) },
      scheme,
    )
    const { user } = await openSheet({ rows: [again] })
    await user.click(screen.getByRole('radio', { name: '第2次补考' }))
    expect(screen.getAllByRole('row')).toHaveLength(2)
  })
})

describe('without a sheet', () => {
  it('says that attendance alone completes a session that is not assessed', async () => {
    await openSheet({ scheme: { theoryWeight: 0, practiceWeight: 0, passMark: 6000 } })
    expect(await screen.findByText('这一期不考核')).toBeTruthy()
    expect(screen.getByText(/出勤达到要求即结业/)).toBeTruthy()
    expect(screen.getByRole('link', { name: '前往发证' }).getAttribute('href')).toBe(
      '#/session?id=s1&tab=certificates',
    )
  })

  it('leads to the roster while it is empty', async () => {
    await openSheet({ rows: [] })
    expect(await screen.findByText('名单是空的')).toBeTruthy()
    expect(screen.getByRole('link', { name: '添加学员' })).toBeTruthy()
  })

  it('says what failed and can be tried again', async () => {
    renderPage(<MarksTab sessionId="s1" />, {})
    expect(await screen.findByRole('button', { name: '重试' })).toBeTruthy()
  })
})
