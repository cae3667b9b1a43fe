import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { queryClient } from '../../../src/app/client'
import type { RecordCheck } from '../../../src/contract/book/record'
// Compiled here, not in the time of the first test.
import '../../../src/features/book/HistoryPage'
import { type Answer, renderApplication } from '../support/application'
import { entry } from '../support/book'

const whole: RecordCheck = {
  entries: 12,
  brokenAt: null,
  head: 'ab'.repeat(32),
  headEntry: 12,
  newest: 12,
  bare: [],
  gone: [],
  rewrittenAt: null,
  salvagedAt: null,
  notedAt: [],
  outOfSeal: [],
  derived: { tables: [], anew: false },
  contents: 'whole',
  rows: 16_322,
  tables: [],
  alteredAt: null,
  provenFrom: 1,
  strays: [],
  unknown: [],
  untracked: [],
  schema: [],
  marks: [{ place: 'beside', entry: 12, fits: true }],
  missing: [],
  finding: 'none',
  took: 140,
}

const altered: RecordCheck = {
  ...whole,
  contents: 'altered',
  tables: [{ table: 'mark', rows: 610, sealed: 611 }],
  strays: [
    {
      table: 'mark',
      kind: 'changed',
      label: '李娜 · 投诉处理 #1',
      labelEn: '李娜 · Complaint handling #1',
      link: null,
      fields: [],
    },
  ],
  alteredAt: 7,
  unknown: [9999],
  untracked: ['mark'],
  marks: [
    { place: 'beside', entry: 14, fits: false },
    { place: 'machine', entry: 9, fits: false },
  ],
}

const answers = (found: RecordCheck, more: Record<string, Answer> = {}): Record<string, Answer> => ({
  'book.history': () => ({ output: { entries: [entry(12)], nextBefore: null } }),
  'book.verifyAudit': () => ({ output: found }),
  ...more,
})

describe('the record check', () => {
  it('says which entry is missing, and not that the next one was changed', async () => {
    const found = { ...altered, entries: 501, newest: 503, brokenAt: 301, gone: [300] }
    await renderApplication(answers(found), { hash: '#/history' })
    expect(await screen.findByText('缺少第 300 条记录。')).toBeTruthy()
    expect(screen.queryByText(/第 301 条记录被改动过/)).toBeNull()
    expect(screen.getByText('501（最后一条是第 503 条）')).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, '复制校验码', '已复制第 12 条记录的校验码'],
    ['en' as const, 'Copy check code', 'Check code of entry 12 copied'],
  ])('copies the fingerprint, and nothing else (%s)', async (language, button, said) => {
    const user = userEvent.setup()
    const copied: string[] = []
    const home = await renderApplication(answers(whole), { hash: '#/history', language })
    home.host.copyText = async text => void copied.push(text)
    await user.click(await screen.findByRole('button', { name: button }))
    expect(await screen.findByText(said)).toBeTruthy()
    expect(copied).toEqual([whole.head])
  })

  it('shows no fingerprint where not even the first entry is sound, and counts by number what came after', async () => {
    const torn = { ...altered, entries: 240, brokenAt: 1, head: '0'.repeat(64), headEntry: 0, newest: 402 }
    const history = { 'book.history': () => ({ output: { entries: [entry(403)], nextBefore: null } }) }
    await renderApplication(answers(torn, history), { hash: '#/history' })
    expect(await screen.findByText('校验到第 402 条，之后又有 1 条，还没有校验。')).toBeTruthy()
    expect(screen.queryByText(torn.head)).toBeNull()
    expect(screen.queryByRole('button', { name: '复制校验码' })).toBeNull()
  })

  it('says in one line what is the same for many tables', async () => {
    const tables = ['mark', 'person', 'session', 'post', 'unit', 'course', 'certificate']
    await renderApplication(answers({ ...whole, salvagedAt: 12, outOfSeal: tables }), { hash: '#/history' })
    expect(await screen.findByText(/^7 类记录在升级或找回之前，内容已与记录不符：成绩、/)).toBeTruthy()
  })

  it.each([
    [
      true,
      '这部分由录入的数据生成，已重新生成。数据文件可能在知行之外被改动过；录入的内容不受影响，请重新校验。',
    ],
    [false, '这部分由录入的数据生成，显示的可能有误；录入的内容不受影响。请重新打开知行，会自动重新生成。'],
  ])('names what is derived and did not hold, and whether it was made anew (%s)', async (anew, then) => {
    const derived = { tables: ['certificate_due', 'search_doc', 'need_source'], anew }
    await renderApplication(answers({ ...whole, derived }), { hash: '#/history' })
    expect(await screen.findByText('待发证书的培训班、搜索索引和需求来源：与录入的数据不符。')).toBeTruthy()
    expect(screen.getByText(then)).toBeTruthy()
    expect(screen.getByText('不符')).toBeTruthy()
    expect(screen.queryByText('完整')).toBeNull()
  })

  it('says what was checked, what it cannot find, and shows the fingerprint to keep', async () => {
    await renderApplication(answers(whole), { hash: '#/history' })
    expect(await screen.findByText('完整')).toBeTruthy()
    expect(screen.getByText(whole.head)).toBeTruthy()
    expect(screen.getByText('16,322')).toBeTruthy()
    expect(screen.getByText(/只有事先抄下或打印的校验码能查出/)).toBeTruthy()
    expect(screen.queryByText(/请保留现有数据/)).toBeNull()
  })

  it.each([
    [
      'zh-CN' as const,
      [
        '成绩：现有 610 行，应有 611 行，内容不符。',
        '成绩：李娜 · 投诉处理 第1期，被改动过。',
        '从第 7 条记录起，表里的内容与记录不符。',
        '有些改动的记录编号不存在：9999。',
        '成绩：改动没有被记录。请重新打开知行，会自动恢复。',
        '数据旁边的标记记着第 14 条，这里没有那条记录。',
        '这台电脑上的标记记着的第 9 条，与这里的第 9 条不是同一条：记录被改写过，或者文件来自别处。',
        '数据在知行之外被改动过。请先保留现有数据，用备份核对；核对清楚后可以记为已知，继续使用。',
      ],
    ],
    [
      'en' as const,
      [
        'Mark: 610 rows, 611 expected, and their contents do not match.',
        'Mark: 李娜 · Complaint handling, Session 1 was changed.',
        'From entry 7 on, the tables do not hold what the record says.',
        'Some changes have entry numbers that do not exist: 9999.',
        'The mark beside the data names entry 14, which is not in this record.',
        'The mark on this computer names a different entry 9 than this record has: the record was rewritten, or the file is from elsewhere.',
      ],
    ],
  ])('names what does not fit (%s)', async (language, lines) => {
    await renderApplication(answers(altered), { hash: '#/history', language })
    for (const line of lines) expect(await screen.findByText(line)).toBeTruthy()
  })

  it('follows the book while somebody is about to take note, and notes nothing that is no longer so', async () => {
    const user = userEvent.setup()
    const state = { found: { ...altered, finding: 'one' } as RecordCheck }
    const { asked, tell } = await renderApplication(
      answers(altered, {
        'book.verifyAudit': () => ({ output: state.found }),
        'book.history': () => ({ output: { entries: [entry(state.found.entries)], nextBefore: null } }),
      }),
      { hash: '#/history' },
    )
    await user.click(await screen.findByRole('button', { name: /^记为已知…$/ }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('共 1 行。')).toBeTruthy()
    state.found = {
      ...state.found,
      entries: 13,
      finding: 'two',
      strays: [...altered.strays, ...altered.strays],
    }
    tell(['book'])
    expect(await within(dialog).findByText('共 2 行。')).toBeTruthy()
    state.found = { ...whole, entries: 14, finding: 'three' }
    tell(['book'])
    expect(await within(dialog).findAllByText('已经没有需要记为已知的改动了。')).not.toHaveLength(0)
    await user.type(within(dialog).getByRole('textbox'), '核对过{Enter}')
    expect(asked.filter(one => one.name === 'book.takeNote')).toEqual([])
  })

  it.each([
    ['zh-CN' as const, '完整', '以下记录少了说明或校验码，无法证明改动了什么：12。'],
    [
      'en' as const,
      'Intact',
      'Entry 12 has lost its description or check code, so what it changed is not proved.',
    ],
  ])('names entries without their checksum, and does not say whole (%s)', async (language, green, line) => {
    await renderApplication(answers({ ...whole, contents: 'altered', bare: [12] }), {
      hash: '#/history',
      language,
    })
    expect(await screen.findByText(line)).toBeTruthy()
    expect(screen.queryByText(green)).toBeNull()
  })

  it.each([
    ['zh-CN' as const, '完整', /最后一条记录没有各表内容的校验码/],
    ['en' as const, 'Intact', /The last entry carries no check code of the tables/],
  ])('does not call whole what nothing proves (%s)', async (language, green, line) => {
    await renderApplication(answers({ ...whole, contents: 'unproven' }), { hash: '#/history', language })
    expect(await screen.findByText(line)).toBeTruthy()
    expect(screen.queryByText(green)).toBeNull()
  })

  it.each([
    ['zh-CN' as const, '完整', '数据文件的结构被改动过：trigger tidy。'],
    ['en' as const, 'Intact', 'The structure of the data file was changed: trigger tidy.'],
  ])('names what was put into the file (%s)', async (language, green, line) => {
    await renderApplication(answers({ ...whole, schema: ['trigger tidy'] }), { hash: '#/history', language })
    expect(await screen.findByText(line)).toBeTruthy()
    expect(screen.queryByText(green)).toBeNull()
  })

  it.each([
    ['zh-CN' as const, /^记为已知…$/, 1, '共 1 行。'],
    ['zh-CN' as const, /^记为已知…$/, 200, '至少 200 行，只逐行列出前 200 行。'],
    ['en' as const, /^Take note…$/, 1, '1 row is listed.'],
    ['en' as const, /^Take note…$/, 2, '2 rows are listed.'],
    [
      'en' as const,
      /^Take note…$/,
      200,
      'At least 200 rows do not match; the first 200 are listed row by row.',
    ],
  ])('says how many rows a note would name (%s, %#)', async (language, button, rows, line) => {
    const user = userEvent.setup()
    const strays = altered.strays.flatMap(stray => Array.from({ length: rows }, () => stray))
    await renderApplication(answers({ ...altered, strays }), { hash: '#/history', language })
    await user.click(await screen.findByRole('button', { name: button }))
    expect(within(await screen.findByRole('dialog')).getByText(line)).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, /^记为已知…$/, '原因', /^记为已知$/, /第 13 条：.*由 周敏 记为已知。原因：核对过试卷/],
    ['en' as const, /^Take note…$/, 'Reason', /^Take note$/, /Entry 13: taken note of on .* by 周敏/],
  ])('offers to take note of what was altered, and says it afterwards (%s)', async (...row) => {
    const [language, button, reason, confirm, line] = row
    let noted = false
    const note = {
      seq: 13,
      at: '2026-12-09T01:00:00.000Z',
      operator: '周敏',
      reason: '核对过试卷',
      proved: true,
      tables: ['mark'],
      entries: [],
      rows: [
        {
          table: 'mark',
          kind: 'changed' as const,
          label: '李娜 · 投诉处理 #1',
          link: { page: 'session' as const, id: 's1' },
          fields: [{ column: 'theory', before: '9200', after: '9900' }],
          now: 'altered' as const,
          canPutBack: true,
        },
      ],
    }
    const user = userEvent.setup()
    const { asked } = await renderApplication(
      answers(altered, {
        'book.verifyAudit': () => ({ output: noted ? { ...whole, notedAt: [13] } : altered }),
        'book.notes': () => ({ output: noted ? [note] : [] }),
        'book.takeNote': () => {
          noted = true
          return { output: { seq: 13 } }
        },
        'book.putBack': () => ({ output: {}, seq: 14 }),
      }),
      { hash: '#/history', language },
    )
    await user.click(await screen.findByRole('button', { name: button }))
    await user.type(await screen.findByLabelText(reason), '核对过试卷')
    await user.click(await screen.findByRole('button', { name: confirm }))
    expect(await screen.findByText(line)).toBeTruthy()
    expect(asked.find(one => one.name === 'book.takeNote')?.input).toEqual({
      reason: '核对过试卷',
      finding: 'none',
    })
    // Whose it is, with the way there, and what should stand in it.
    expect(screen.getByRole('link', { name: /李娜/ }).getAttribute('href')).toContain('s1')
    expect(screen.getByText(/92.*99/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /改回 .*李娜|Put back .*李娜/ }))
    await waitFor(() =>
      expect(asked.find(one => one.name === 'book.putBack')?.input).toEqual({ seq: 13, rows: [0] }),
    )
  })

  it.each([
    ['altered_since', /数据其间又有变动/, 1],
    ['unknown_operator', /./, 0],
  ])('looks again only where a note was refused as %s', async (code, words, looks) => {
    const user = userEvent.setup()
    const { asked } = await renderApplication(
      answers(altered, {
        'book.takeNote': () => ({ error: { kind: 'refused', code, params: {} } }),
      }),
      { hash: '#/history' },
    )
    const checks = () => asked.filter(one => one.name === 'book.verifyAudit').length
    await user.click(await screen.findByRole('button', { name: /^记为已知…$/ }))
    const dialog = await screen.findByRole('dialog')
    await user.type(await within(dialog).findByLabelText('原因'), '核对过试卷')
    const before = checks()
    await user.click(within(dialog).getByRole('button', { name: /^记为已知$/ }))
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(words)
    await waitFor(() => expect(checks() - before).toBe(looks))
  })

  it.each([
    ['zh-CN' as const, '一起改回（2 处）', /现在由另外 1 处占用（李娜），要一起改回/, '已改回 2 处。'],
    [
      'en' as const,
      'Put back 2 together',
      /is now held by “李娜”. They have to be put back/,
      '2 values put back.',
    ],
  ])('puts back together what was swapped (%s)', async (language, button, says, done) => {
    const row = (label: string, canPutBack = true) => ({
      table: 'person',
      kind: 'changed' as const,
      label,
      link: null,
      fields: [],
      now: canPutBack ? ('altered' as const) : ('back' as const),
      canPutBack,
    })
    const noteOf = (rows: ReturnType<typeof row>[]) => ({
      seq: 13,
      at: '2026-12-09T01:00:00.000Z',
      operator: '周敏',
      reason: '核对过',
      proved: true,
      tables: ['person'],
      entries: [],
      rows,
    })
    let back = false
    const user = userEvent.setup()
    const { asked } = await renderApplication(
      answers(whole, {
        'book.notes': () => ({
          output: [noteOf([row('王契', !back), row('赵博文'), row('李娜', !back)])],
        }),
        'book.putBack': ({ rows }: { rows: number[] }) => {
          back = rows.length > 1
          if (back) return { output: {}, seq: 14 }
          const params = { count: 1, table: 'person', label: '李娜', labelEn: '李娜', rows: [2] }
          return { error: { kind: 'refused', code: 'put_back_together', params } }
        },
      } as Record<string, Answer>),
      { hash: '#/history', language },
    )
    await user.click(await screen.findByRole('button', { name: /改回 王契|Put back .*王契/ }))
    expect(await screen.findByText(says)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: button }))
    expect(await screen.findByText(done)).toBeTruthy()
    expect(asked.filter(one => one.name === 'book.putBack').at(-1)?.input).toEqual({ seq: 13, rows: [0, 2] })
    expect(screen.queryByText(says)).toBeNull()
  })

  it.each([
    ['zh-CN' as const, '移除 周强'],
    ['en' as const, 'Remove 周强'],
  ])('says of a row that nobody entered that it is taken out (%s)', async (language, button) => {
    const row = {
      table: 'person',
      kind: 'added' as const,
      label: '周强',
      link: null,
      fields: [],
      now: 'altered' as const,
      canPutBack: true,
    }
    const note = {
      seq: 13,
      operator: '周敏',
      reason: '核对过',
      proved: true,
      tables: ['person'],
      entries: [],
      rows: [row],
    }
    const user = userEvent.setup()
    const { asked } = await renderApplication(
      answers(whole, {
        'book.notes': () => ({ output: [{ ...note, at: '2026-12-09T01:00:00.000Z' }] }),
        'book.putBack': () => ({ output: {}, seq: 14 }),
      }),
      { hash: '#/history', language },
    )
    await user.click(await screen.findByRole('button', { name: button }))
    await waitFor(() =>
      expect(asked.find(one => one.name === 'book.putBack')?.input).toEqual({ seq: 13, rows: [0] }),
    )
  })

  it('shows the first of many altered rows, and the others when asked', async () => {
    const user = userEvent.setup()
    const strays = Array.from({ length: 200 }, (_, at) => ({
      table: 'mark',
      kind: 'changed' as const,
      label: `学员 ${at + 1}`,
      link: null,
      fields: [],
    }))
    await renderApplication(answers({ ...altered, strays }), { hash: '#/history' })
    expect(await screen.findByText(/学员 20，/)).toBeTruthy()
    expect(screen.queryByText(/学员 21，/)).toBeNull()
    await user.click(screen.getByRole('button', { name: '显示其余 180 处' }))
    expect(screen.getByText(/学员 200，/)).toBeTruthy()
  })

  it.each([
    [
      'zh-CN' as const,
      /2 份扫描件都在。内容还没有逐份核对/,
      '重新校验',
      '2 份扫描件中有 1 份缺失或已损坏',
      '签到表.pdf（投诉处理 第3期，损坏）',
    ],
    [
      'en' as const,
      /All 2 scans are there. Their contents have not been read yet/,
      'Check again',
      '1 of 2 scans is missing or damaged',
      '签到表.pdf (投诉处理, Session 3: damaged)',
    ],
  ])('looks at the scans, and names a damaged one when each was read (%s)', async (...row) => {
    const [language, there, again, lost, line] = row
    const rotten = {
      fileName: '签到表.pdf',
      courseName: '投诉处理',
      courseNameEn: null,
      number: 3,
      why: 'damaged' as const,
    }
    await renderApplication(
      answers(whole, {
        'attachments.check': (({ read }: { read: boolean }) => ({
          output: {
            count: 2,
            read,
            lost: read ? { count: 1, named: [rotten] } : { count: 0, named: [] },
          },
        })) as Answer,
      }),
      { hash: '#/history', language },
    )
    expect(await screen.findByText(there)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: again }))
    expect(await screen.findByText(lost)).toBeTruthy()
    expect(screen.getByText(line)).toBeTruthy()
    // A scan is not a row: the record is whole all the same, and yet not everything is.
    const [ok, verdict] =
      language === 'en' ? ['Intact', 'Record intact, scans lost'] : ['完整', '记录完整，扫描件有缺失或损坏']
    expect(screen.getByText(verdict)).toBeTruthy()
    expect(screen.queryByText(ok)).toBeNull()
  })

  it('compares a fingerprint kept earlier', async () => {
    const kept = 'cd'.repeat(32)
    const home = await renderApplication(
      answers(whole, {
        'book.findHead': ({ head }: { head: string }) => ({
          output: { entry: head === kept ? 9 : null, restoredAt: null },
        }),
      } as Record<string, Answer>),
      { hash: '#/history' },
    )
    const box = await screen.findByLabelText('对照以前记下的校验码')
    await userEvent.type(box, `${kept}{Enter}`)
    expect(await screen.findByText('与第 9 条记录一致。')).toBeTruthy()
    await userEvent.clear(box)
    await userEvent.type(box, 'EF '.repeat(32))
    expect(screen.queryByText('与第 9 条记录一致。')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '对照' }))
    expect(await screen.findByText(/记录里没有这个校验码/)).toBeTruthy()
    expect(home.asked.filter(call => call.name === 'book.findHead')).toHaveLength(2)
  })

  it.each([
    ['zh-CN' as const, 'cd', '校验码是 64 位，现在填了 2 位。请核对后重新填写。'],
    [
      'zh-CN' as const,
      'o'.repeat(64),
      '校验码是 64 位，只有数字 0–9 和字母 a–f，现在填的有“o”。请核对后重新填写。',
    ],
    ['en' as const, 'c', 'A check code has 64 characters; this has 1. Check it and enter it again.'],
  ])('tells a mistyped fingerprint from a rewritten record (%s, %s)', async (language, typed, says) => {
    const home = await renderApplication(answers(whole), { hash: '#/history', language })
    const box = await screen.findByLabelText(/^(对照以前记下的校验码|Compare a check code you kept)$/)
    await userEvent.type(box, `${typed}{Enter}`)
    expect(await screen.findByText(says)).toBeTruthy()
    expect(screen.queryByText(/被改写过|was rewritten/)).toBeNull()
    expect(home.asked.map(call => call.name)).not.toContain('book.findHead')
  })

  it.each([
    [
      'zh-CN' as const,
      '缺少操作',
      /最后 4 步已保存的操作没有留下来，现有的记录到第 8 步为止/,
      /第 12 条：第 8 步之后的 4 步/,
    ],
    [
      'en' as const,
      'Steps missing',
      /last 4 saved steps were not kept; the record ends with step 8/,
      /Entry 12: 4 saved steps after step 8/,
    ],
  ])(
    'calls steps that a log lost neither altered nor whole, and tells of them for good (%s)',
    async (language, tag, says, noted) => {
      const state = { found: { ...whole, missing: [{ count: 4, held: 8 }] }, notes: [] as unknown[] }
      await renderApplication(
        {
          ...answers(whole),
          'book.verifyAudit': () => ({ output: state.found }),
          'book.lossNotes': () => ({ output: state.notes }),
        },
        { hash: '#/history', language },
      )
      expect(await screen.findByText(tag)).toBeTruthy()
      expect(screen.getByText(says)).toBeTruthy()
      expect(screen.queryByText(/在知行之外被改动过|changed outside Zhixing/)).toBeNull()
      expect(screen.queryByRole('button', { name: /记为已知|Take note/ })).toBeNull()
      state.found = whole
      state.notes = [{ seq: 12, at: '2026-12-09T01:00:00.000Z', operator: '周敏', count: 4, held: 8 }]
      await queryClient.invalidateQueries()
      expect(await screen.findByText(noted)).toBeTruthy()
      expect(screen.queryByText(tag)).toBeNull()
    },
  )

  it.each([
    ['what does not fit may be what the damage took, until somebody took note', [], /有的是损坏时丢失的/],
    ['what does not fit after that is not', [11], /^数据在知行之外被改动过/],
  ])('of data that were recovered from damage: %s', async (_, notedAt, hint) => {
    await renderApplication(answers({ ...altered, salvagedAt: 9, notedAt }), { hash: '#/history' })
    expect(await screen.findByText(hint)).toBeTruthy()
  })

  it('of data that were recovered from damage does not simply say whole', async () => {
    await renderApplication(answers({ ...whole, salvagedAt: 9 }), { hash: '#/history' })
    expect(await screen.findByText('找回以来完整')).toBeTruthy()
    expect(screen.queryByText('完整')).toBeNull()
  })
})
