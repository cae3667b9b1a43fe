/** What two rows, two columns or two cells say that cannot both be, and rows that may be somebody else's. */
import { describe, expect, it } from 'vitest'
import { afternoon, day, morning, readSession, recorded, taps, tapsOfAll } from './session-of'

describe('a row that is held out makes nobody absent:', () => {
  const sheet = (last: string) => [
    '工号|姓名|刷卡时间',
    `00601|王芳|${day} 08:50`,
    `00602|李娜|${day} 08:50`,
    last,
    `00604|王㛃|${day} 08:50`,
  ]

  it.each([
    ['the number of one and the name of another', `00602|赵磊|${day} 08:50`],
    ['the number of one and the decorated name of another', `00602|赵磊-质检|${day} 08:50`],
    ['a number that lost its zeros and the name of another', `602|赵磊|${day} 08:50`],
    ['a number nobody has and a decorated name', `00699|赵磊-质检|${day} 08:50`],
    ['a number that cannot be read and a name', `6.03E+02|赵磊|${day} 08:50`],
  ])('%s', (_, row) => {
    const { written, asked } = readSession(sheet(row))
    expect(written).toEqual({ 'm 1': 'present?', 'm 2': 'present?', 'm 4': 'present?' })
    expect(asked).toContain('row_in_doubt in m 3')
  })

  it('and whose number it is neither', () => {
    const rows = ['工号|姓名|刷卡时间', `00601|王芳|${day} 08:50`, `602|陈敏|${day} 08:50`]
    const { asked } = readSession(rows, { roll: ['1', '2'] })
    expect(asked).toContain('row_in_doubt in m 2')
  })
})

describe('somebody in two rows of a sheet with times under days', () => {
  const sheet = (heading: string, ...rows: string[]) => [`工号|姓名|${heading}`, ...rows]
  const others = ['00602|李娜|08:50', '00603|赵磊|08:50', '00604|王㛃|08:50']

  it.each([
    ['08:55', '10:40'],
    ['10:40', '08:55'],
  ])('came at the first of %s and %s', (one, other) => {
    const rows = sheet('11月27日签到', `00601|王芳|${one}`, `00601|王芳|${other}`, ...others)
    expect(readSession(rows).written).toMatchObject({ 'm 1': 'present' })
  })

  it('has the morning from one and the afternoon from the other', () => {
    const rows = sheet(
      '11月27日上午签到|11月27日下午签到',
      '00601|王芳|08:55|',
      '00601|王芳||14:30',
      ...others.map(row => `${row}|13:25`),
    )
    const { written } = readSession(rows, { blocks: [morning, afternoon] })
    expect(written).toMatchObject({ 'm 1': 'present', 'a 1': 'late60' })
  })

  it('went when the second says so', () => {
    const rows = sheet(
      '11月27日签到|11月27日签退',
      '00601|王芳|10:00|',
      '00601|王芳||11:00',
      ...others.map(row => `${row}|12:00`),
    )
    expect(readSession(rows).written).toMatchObject({ 'm 1': 'late120' })
  })
})

describe('one row for each punch', () => {
  const each = (number: string, came: string, left: string) => [
    `${number}|${day}|${came}|`,
    `${number}|${day}||${left}`,
  ]
  const log = (...rows: string[]) => ['工号|日期|签到时间|签退时间', ...rows]
  const others = ['00602', '00603', '00604'].flatMap(number => each(number, '08:50', '12:01'))

  it.each([
    ['late', each('00601', '10:00', '12:01'), 'late60'],
    ['late, with the going first', each('00601', '10:00', '12:01').reverse(), 'late60'],
    ['gone early', each('00601', '08:50', '11:00'), 'left_early60'],
    ['there', each('00601', '08:50', '12:01'), 'present'],
  ])('is a stay of whoever was %s', (_, rows, state) => {
    const { written, codes } = readSession(log(...rows, ...others))
    expect(written).toMatchObject({ 'm 1': state, 'm 2': 'present' })
    expect(codes).toEqual([])
  })

  it('of a whole day is two', () => {
    const whole = (number: string, back: string) => [
      ...each(number, '08:50', '12:01'),
      ...each(number, back, '17:01'),
    ]
    const rows = log(
      ...whole('00601', '14:30'),
      ...['00602', '00603', '00604'].flatMap(one => whole(one, '13:25')),
    )
    const { written, codes } = readSession(rows, { blocks: [morning, afternoon] })
    expect(written).toMatchObject({ 'm 1': 'present', 'a 1': 'late60', 'a 2': 'present' })
    expect(codes).toEqual([])
  })

  it('and a going in the evening says nothing of the morning', () => {
    const rows = log(
      ...each('00601', '10:00', '12:01'),
      `00601|${day}||17:01`,
      ...others,
      ...['00602', '00603', '00604'].flatMap(number => each(number, '13:25', '17:01')),
    )
    expect(readSession(rows, { blocks: [morning, afternoon] }).written).toMatchObject({ 'm 1': 'late60' })
  })
})

describe('columns of one block that cannot both be', () => {
  const sheet = (headings: string, ...marks: string[]) => [
    `工号|姓名|${headings}`,
    `00601|王芳|${marks.join('|')}`,
    ...['00602|李娜', '00603|赵磊', '00604|王㛃'].map(who => `${who}${'|√'.repeat(marks.length)}`),
  ]
  const three = '11月27日上午|11月27日上午(复核)|11月27日上午(终)'

  it.each([
    ['√', '×', '√'],
    ['×', '√', '×'],
    ['√', '√', '×'],
    ['迟到10分钟', '√', '迟到40分钟'],
  ])('%s %s %s is asked', (...marks) => {
    const { written, asked } = readSession(sheet(three, ...marks))
    expect(written['m 1']).toBeUndefined()
    expect(asked).toEqual(['scan_unread in m 1'])
  })

  it('so are two numbers of minutes, in two columns and in two rows', () => {
    const columns = sheet('11月27日上午|11月27日上午(复核)', '迟到10分钟', '迟到40分钟')
    expect(readSession(columns).asked).toEqual(['scan_unread in m 1'])
    const rows = [...sheet('11月27日', '迟到10分钟'), '00601|王芳|迟到40分钟']
    expect(readSession(rows).asked).toEqual(['scan_unread in m 1'])
  })
})

describe('a state beside a time', () => {
  const log = (heading: string, ...states: string[]) => [
    `工号|刷卡时间|${heading}`,
    ...states.map((state, at) => `0060${at + 1}|${day} 08:50|${state}`),
  ]

  it.each([
    ['考勤状态', '请假'],
    ['考勤状态', '缺勤'],
    ['备注', '病假'],
    ['打卡结果', '旷工'],
    ['Attendance status', 'On leave'],
    ['Attendance status', 'Absent'],
  ])('that says they were not there is asked about: %s %s', (heading, state) => {
    const { written, asked, codes } = readSession(log(heading, '正常', state, '正常', '正常'))
    expect(written).toEqual({ 'm 1': 'present?', 'm 3': 'present?', 'm 4': 'present?' })
    expect(asked).toEqual(['row_disagrees in m 2'])
    expect(codes).toContain('state_beside_time')
  })

  it.each(['正常', '迟到', '到', '值班室'])('%s says nothing against it', state => {
    const { written, codes } = readSession(log('考勤状态', '正常', state, '正常', '正常'))
    expect([written['m 2'], codes]).toEqual(['present', []])
  })

  it('is of the block it is at, and not of the rest of the day', () => {
    const rows = [
      '工号|刷卡时间|考勤状态',
      ...['00601', '00602', '00603', '00604'].flatMap(number =>
        ['08:50', '12:01', '13:25', '17:01'].map(at => {
          const isAway = number === '00602' && at === '08:50'
          return `${number}|${day} ${at}|${isAway ? '请假' : '正常'}`
        }),
      ),
    ]
    const { written, asked } = readSession(rows, { blocks: [morning, afternoon] })
    expect(written).toMatchObject({ 'm 1': 'present?', 'a 1': 'present', 'a 2': 'present' })
    expect(asked).toEqual(['row_disagrees in m 2'])
  })
})

describe('whoever comes onto the roll in blocks recorded before', () => {
  const blocks = [recorded(morning), recorded(afternoon)]
  const fullDay = ['08:50', '12:01', '13:25', '17:01']
  const rules = { enrolMissing: true }

  it.each([
    ['an odd number of taps', taps({ ...tapsOfAll(...fullDay), '00605': ['08:50', '12:01', '17:01'] })],
    [
      'a row that cannot be read',
      [...taps({ ...tapsOfAll(...fullDay), '00605': ['08:50', '12:01'] }), `00605|${day} 设备故障`],
    ],
    [
      'a cell that cannot be read',
      ['工号|姓名|11月27日上午|11月27日下午', '00601|王芳|√|√', '00605|何敏|√|怪'],
    ],
    [
      'the only cell of a column, which cannot be read',
      ['工号|姓名|11月27日上午|11月27日下午', '00605|何敏|√|怪'],
    ],
    ['a blank cell', ['工号|姓名|11月27日上午|11月27日下午', '00601|王芳|√|√', '00605|何敏|√|']],
  ])('with %s is asked about, and stays off it until then', (_, rows) => {
    const { written, asked } = readSession(rows, { blocks, rules })
    expect(Object.keys(written).filter(key => key.endsWith(' 5'))).toEqual([])
    expect(asked).toEqual(['joins_unread in a 5'])
    for (const state of ['present', 'absent', 'leave'])
      expect(
        readSession(rows, { blocks, rules: { ...rules, answers: { 'in a 5': state } } }).written,
      ).toMatchObject({ 'm 5': 'present', 'a 5': state })
  })

  it('was not in a block that the log has nothing of them in', () => {
    const rows = taps({ ...tapsOfAll(...fullDay), '00605': ['08:50', '12:01'] })
    const { written, asked } = readSession(rows, { blocks, rules })
    expect([written, asked]).toMatchObject([{ 'm 5': 'present', 'a 5': 'absent' }, []])
  })
})

describe('a block most of whose people have no scan', () => {
  const blocks = [morning, afternoon]
  const early = { ...tapsOfAll('08:50'), '00601': ['08:50', '13:20'] }

  it('is asked about once, and stays open', () => {
    const { written, asked, shown } = readSession(taps(early), { blocks })
    expect(written).toEqual({
      'm 1': 'present',
      'm 2': 'present',
      'm 3': 'present',
      'm 4': 'present',
      'a 1': 'present?',
    })
    expect(asked).toEqual(['few_seen in a *'])
    expect(shown.findings[0]).toMatchObject({
      params: { seen: 1, of: 4, count: 3, names: '李娜、赵磊、王㛃' },
    })
  })

  it('has them absent when somebody says so', () => {
    const { written } = readSession(taps(early), { blocks, rules: { answers: { 'in a *': 'absent' } } })
    expect(written).toMatchObject({ 'a 1': 'present', 'a 2': 'absent', 'a 3': 'absent', 'a 4': 'absent' })
  })

  it('but half of them is a class with absentees', () => {
    const rows = taps({ ...early, '00602': ['08:50', '13:20'] })
    expect(readSession(rows, { blocks })).toMatchObject({ written: { 'a 3': 'absent' }, asked: [] })
  })
})

describe('a name nobody knows in many rows', () => {
  it('offers the class once', () => {
    const rows = [
      '姓名|入会时间',
      `王芳|${day} 08:50`,
      ...Array.from({ length: 500 }, () => `访客|${day} 08:50`),
    ]
    const offered = readSession(rows)
      .shown.findings.flatMap(({ asks }) => asks?.people ?? null)
      .filter(Boolean)
    expect(new Set(offered).size).toBe(4)
    const lists = readSession(rows).shown.findings.flatMap(({ asks }) => (asks?.people ? [asks.people] : []))
    expect(new Set(lists).size).toBe(1)
  })
})
