import { describe, expect, it } from 'vitest'
import '../../../src/app/areas'
import { historyText, whoText } from '../../../src/app/history-words'
import { byDay, dayHeading, instantsOf } from '../../../src/features/book/history-days'
import { createWords } from '../../../src/i18n/setup'
import { bytesText } from '../../../src/parts/book/bytes-text'
import { fieldName, fieldText, labelText, spread } from '../../../src/parts/book/change-words'
import { clockText, dayText, instantText, localDayOf } from '../../../src/parts/book/moment-text'
import { shortDayText } from '../../../src/parts/sessions/day-words'
import { entry } from '../support/book'

const zh = createWords('zh-CN').t
const en = createWords('en').t
const added = { area: 'settings', command: 'addOperator', params: { name: '梁静' } }

describe('a line of the history', () => {
  it.each([
    ['do', added, [], '新增操作人 梁静', 'Added operator 梁静'],
    ['undo', { ...added, params: added }, [5], '撤销：新增操作人 梁静', 'Undone: Added operator 梁静'],
    [
      'undo',
      { ...added, params: added },
      [6, 5],
      '撤销：新增操作人 梁静，以及另外 1 步',
      'Undone: Added operator 梁静, and 1 other step',
    ],
    ['redo', { ...added, params: added }, [5], '重做：新增操作人 梁静', 'Redone: Added operator 梁静'],
    [
      'do',
      {
        area: 'sessions',
        command: 'close',
        params: { course: '投诉处理', courseEn: 'Complaint handling', number: 3 },
      },
      [],
      '投诉处理 第3期结班',
      'Closed Complaint handling, Session 3',
    ],
    [
      'do',
      { area: 'book', command: 'sealSalvaged', params: { count: 3333 } },
      [],
      '找回损坏的数据后，重新登记各表内容；至少缺 3,333 条记录',
      'Recorded all tables again after recovering damaged data; at least 3,333 records are missing',
    ],
    // Pasted on a page in the other language.
    [
      'do',
      { area: 'needs', command: 'writeAbility', params: { file: 'Pasted table', people: 2, ratings: 4 } },
      [],
      '导入能力评估 粘贴的表格，2 人，4 项',
      'Imported the ability assessment Pasted table (people: 2, ratings: 4)',
    ],
    ['do', { area: 'settings', command: 'gone', params: {} }, [], '设置：gone', 'Settings: gone'],
    // Damage took its words: it says so, and never shows the blanks of the sentence.
    [
      'do',
      { ...added, params: null },
      [],
      '设置：说明没能找回',
      'Settings: the description could not be recovered',
    ],
    [
      'undo',
      { ...added, params: null },
      [5],
      '设置：说明没能找回',
      'Settings: the description could not be recovered',
    ],
  ] as const)('%s', (kind, named, targets, chinese, english) => {
    expect(historyText(zh, { ...named, kind, targets })).toBe(chinese)
    expect(historyText(en, { ...named, kind, targets })).toBe(english)
  })
})

describe('a value that changed', () => {
  it.each([
    ['person', 'status', 'left', '已离职'],
    ['attendance', 'state', 'leave', '请假'],
    ['employment_event', 'kind', 'leave', '离职'],
    ['mark', 'total', '8850', '88.5'],
    ['mark', 'grade', 'pass', '及格'],
    ['block', 'starts', '545', '09:05'],
    ['course', 'theory_minutes', '90', '90 分钟'],
    ['plan_line', 'budget_fen', '123450', '1234.5 元'],
    ['person', 'external', '1', '是'],
    ['person', 'name', '王芳', '王芳'],
    ['enrolment', 'session_id', '投诉处理 #4', '投诉处理 第4期'],
    ['person', 'note', null, '（空）'],
  ])('%s.%s %j is %j', (table, column, value, text) => expect(fieldText(zh, table, column, value)).toBe(text))

  it('of a setting is told key by key', () => {
    const change = {
      table: 'setting',
      fields: [
        { column: 'key', before: null, after: 'office' },
        { column: 'value', before: '{"company":"甲","fileDays":5}', after: '{"company":"乙","fileDays":5}' },
      ],
    }
    expect(spread('zh-CN', change)).toEqual([{ column: 'company', before: '甲', after: '乙' }])
    expect(fieldName(zh, 'setting', 'company')).toBe('单位名称')
    expect(fieldName(zh, 'person', 'unit_id')).toBe('机构')
  })

  it('keeps a plain name', () => expect(labelText(zh, 'zh-CN', { label: '梁静' })).toBe('梁静'))
})

describe('what is no date', () => {
  it.each(['', '<img src=x>', '2026-13-45', '2026-12-09T99:00:00Z'])('is shown as it is: %j', text => {
    for (const say of [dayText, instantText, clockText]) expect(say('en', text)).toBe(text)
    expect(localDayOf(text)).toBe(text)
    expect(dayHeading(zh, 'zh-CN', text, '2026-12-09')).toBe(text)
    expect(shortDayText('en', text, '2026-12-09')).toBe(text)
  })
})

describe('days of the history', () => {
  it('gather what was done on one local day', () => {
    const at = (hours: number) => new Date(2026, 11, 9, hours).toISOString()
    const days = byDay([
      entry(3, { at: at(10) }),
      entry(2, { at: at(9) }),
      entry(1, { at: new Date(2026, 11, 8, 9).toISOString() }),
    ])
    expect(days.map(({ day, entries }) => [day, entries.map(one => one.seq)])).toEqual([
      ['2026-12-09', [3, 2]],
      ['2026-12-08', [1]],
    ])
  })

  it.each([
    ['2026-12-09', '今天'],
    ['2026-12-08', '昨天'],
    ['2026-12-01', '2026年12月1日'],
  ])('%s is headed %s', (day, heading) => expect(dayHeading(zh, 'zh-CN', day, '2026-12-09')).toBe(heading))

  it.each([
    ['of a year that ends after today', ['2026-12-24', '2026-12-10'], '2026-12-09'],
    [
      'of a year that went through today, below the person’s own steps',
      ['2026-12-09', '2026-12-10'],
      '2026-12-09',
    ],
    ['of its yesterday', ['2026-12-09', '2026-12-10', '2026-12-09'], '2026-12-08'],
  ])('the story %s is headed by the date', (_, above, day) =>
    expect(dayHeading(zh, 'zh-CN', day, '2026-12-09', above)).toMatch(/^2026年12月/),
  )

  it('yesterday below today is yesterday', () =>
    expect(dayHeading(zh, 'zh-CN', '2026-12-08', '2026-12-09', ['2026-12-09'])).toBe('昨天'))
})

it.each([
  [512, '512 B'],
  [3_355_443, '3.2 MB'],
  [712_704, '696 KB'],
])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))

describe('values inside a value', () => {
  it('of a raised number name the series, and whether they are given elsewhere', () => {
    const [elsewhere, raised] = spread('zh-CN', {
      table: 'setting',
      fields: [
        { column: 'key', before: null, after: 'certificates.numbers' },
        { column: 'value', before: null, after: '{"elsewhere":false,"raised":{"KF-TS-2026":18}}' },
      ],
    })
    expect(fieldName(zh, 'setting', elsewhere?.column ?? '')).toBe('可能在别处发过编号')
    expect(fieldText(zh, 'setting', elsewhere?.column ?? '', elsewhere?.after ?? null)).toBe('否')
    expect(fieldName(zh, 'setting', raised?.column ?? '')).toBe('编号续到 KF-TS-2026')
    expect(raised?.after).toBe('18')
  })

  it('of an import are counted in words, and those nobody has a word for stand under their column', () => {
    const [added] = spread('zh-CN', {
      table: 'import_run',
      fields: [{ column: 'counts', before: null, after: '{"added":5}' }],
    })
    expect(fieldText(en, 'import_run', added?.column ?? '', added?.after ?? null)).toMatch(/5/)
    expect(fieldName(zh, 'import_run', 'counts\nodd_key')).not.toContain('odd_key')
  })

  it('that is one text is told without its quotes', () => {
    const fields = [{ column: 'value', before: null, after: '"2026-12-09"' }]
    expect(spread('zh-CN', { table: 'setting', fields })).toEqual([
      { column: 'value', before: null, after: '2026-12-09' },
    ])
  })
})

it.each([
  [{ operator: '周敏', command: 'raiseNumbers' }, '周敏', '周敏'],
  [{ operator: null, command: 'raiseNumbers' }, '知行（打开数据时）', 'Zhixing, when opening the data'],
  [{ operator: null, command: 'hire' }, '未指明', 'Nobody named'],
])('who did %j', (entry, chinese, english) => {
  expect(whoText(zh, entry)).toBe(chinese)
  expect(whoText(en, entry)).toBe(english)
})

it('days of a filter are those of this machine’s clock, the last one included', () => {
  const { from, until } = instantsOf('2026-12-08', '2026-12-09')
  expect([from, until].map(instant => localDayOf(instant ?? ''))).toEqual(['2026-12-08', '2026-12-10'])
  expect(instantsOf(undefined, undefined)).toEqual({ from: null, until: null })
})
