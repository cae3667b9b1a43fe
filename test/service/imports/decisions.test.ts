import { describe, expect, it } from 'vitest'
import { plainCourse } from '../support/course'
import { testDay } from '../support/service'
import { codesIn, openImports } from './imports-of-book'

/** What only says what will be made asks nothing. */
const isAsked = ({ severity }: { severity: string }) => severity !== 'info'

const head = ['工号', '姓名', '所属机构', '岗位', '入职日期', '状态']
/** Enough whole numbers that 600 is seen to have lost its zeros. */
const whole = Array.from({ length: 20 }, (_, index) => [
  `007${String(index).padStart(2, '0')}`,
  `王${'一二三四五六七八九十百千万东南西北春夏秋'[index]}`,
  '华东分部',
  '客服专员',
  '2020-03-01',
  '在职',
])
const rosterOf = (...rows: (string | number | null)[][]) => [head, ...whole, ...rows]
/** Rows are counted as in the sheet: the headings are row 1. */
const first = whole.length + 2

describe('deciding row by row', () => {
  it('pads one number, keeps another, and padding all leaves those that were kept', async () => {
    const imports = await openImports()
    const rows = rosterOf(['600', '赵六', '华东分部', '', '', ''], ['601', '钱七', '华东分部', '', '', ''])
    const preview = await imports.previewOf(rows)
    expect(codesIn(preview)).toEqual({ new_names: 2, lost_zeros: 2 })
    const decided = await imports.again(preview, { decisions: { [first]: ['pad'], [first + 1]: ['keep'] } })
    await imports.apply(decided)
    const numbers = (await imports.call('people', 'list', { limit: 50 })).rows.map(person => person.staffNo)
    expect(numbers).toEqual(expect.arrayContaining(['00600', '601']))

    const all = await imports.previewOf(
      rosterOf(['602', '孙八', '', '', '', ''], ['603', '李九', '', '', '', '']),
    )
    const kept = await imports.again(all, { pad: true, decisions: { [first + 1]: ['keep'] } })
    expect(kept.sample.map(row => row.staffNo)).toEqual(['00602', '603'])
  })

  it('pads where nobody says otherwise, as a roster does', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf(['600', '赵六', '华东分部', '', '', '']), {
      choices: { pad: null },
    })
    await imports.apply(preview)
    const numbers = (await imports.call('people', 'list', { limit: 50 })).rows.map(person => person.staffNo)
    expect(numbers).toContain('00600')
  })

  it('takes two decisions about one row: its number padded and its date left blank', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf(['600', '赵六', '华东分部', '', '2026-13-45', '']))
    expect(preview).toMatchObject({ errors: 1, accepted: 20 })
    const decided = await imports.again(preview, { decisions: { [first]: ['pad', 'blank'] } })
    expect(decided).toMatchObject({ errors: 0, accepted: 21 })
    await imports.apply(decided)
    const { rows } = await imports.call('people', 'list', { text: '赵六', limit: 5 })
    expect(rows).toMatchObject([{ staffNo: '00600', hiredOn: null }])
  })

  it('takes a future date as it stands, or leaves it blank', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf(['00600', '赵六', '华东分部', '', '2062/3/1', '']))
    expect(preview).toMatchObject({ new: 21, errors: 0 })
    expect(preview.findings.filter(isAsked)).toMatchObject([
      { code: 'future_date', severity: 'warning', row: first },
    ])
    const blank = await imports.again(preview, { decisions: { [first]: ['blank'] } })
    await imports.apply(blank)
    const { rows } = await imports.call('people', 'list', { text: '赵六', limit: 5 })
    expect(rows).toMatchObject([{ hiredOn: null }])
  })

  it('leaves one number in two branches out until one of the rows is taken', async () => {
    const imports = await openImports()
    const rows = rosterOf(
      ['00723', '邹一嘉', '东北分部', '', '', ''],
      ['00723', '邹一嘉', '西北分部', '', '', ''],
    )
    const preview = await imports.previewOf(rows)
    expect(preview).toMatchObject({ new: 20, conflicts: 1 })
    expect(preview.findings.filter(isAsked)).toMatchObject([
      {
        code: 'conflicting_unit',
        choices: [first, first + 1],
        params: { name: '邹一嘉' },
        value: '东北分部',
      },
      { code: 'conflicting_unit', choices: [first, first + 1], value: '西北分部' },
    ])
    const taken = await imports.again(preview, { decisions: { [first]: ['take'] } })
    expect(taken.new).toBe(21)
    await imports.apply(taken)
    const found = await imports.call('people', 'list', { text: '邹一嘉', limit: 5 })
    expect(found.rows.map(person => person.unitPath.at(-1)?.name)).toEqual(['东北分部'])
  })

  it('rehires nobody because of an old file that somebody chose to leave out', async () => {
    const imports = await openImports()
    const { id } = await imports.call('people', 'hire', {
      name: '赵六',
      staffNo: '00600',
      hiredOn: '2020-01-01',
    })
    await imports.call('people', 'leave', { id, day: '2026-01-31', reason: '辞职' })
    const preview = await imports.previewOf(rosterOf(['00600', '赵六', '华东分部', '', '', '在职']))
    expect(codesIn(preview)).toEqual({ new_names: 2, rehire: 1 })
    const skipped = await imports.again(preview, { decisions: { [first]: ['skip'] } })
    expect(skipped).toMatchObject({ changed: 0, new: 20 })
    expect(codesIn(skipped)).toEqual({ new_names: 2, rehire: 1 })
    await imports.apply(skipped)
    expect(await imports.call('people', 'get', { id })).toMatchObject({ status: 'left' })
  })

  it('has nothing to ask about a number whose whole form is known under the same name', async () => {
    const imports = await openImports()
    await imports.apply(await imports.previewOf(rosterOf(['00600', '赵六', '华东分部', '', '', ''])))
    const preview = await imports.previewOf(rosterOf(['600', '赵六', '华东分部', '', '', '']))
    expect(preview).toMatchObject({ new: 0, unchanged: 21 })
    expect(preview.findings).toMatchObject([{ code: 'lost_zeros', params: { agreed: '赵六' } }])
  })

  it('chooses between two levels of one person on one day', async () => {
    const imports = await openImports()
    await imports.apply(await imports.previewOf(rosterOf()))
    const rows = [
      ['工号', '姓名', '评估日期', '政策法规', '情绪管理'],
      ['00700', '王一', '2026-09-01', 3, 2],
      ['00700', '王一', '2026-09-01', 4, 2],
      ['00701', '王二', '2026-09-01', 5, 5],
    ]
    const preview = await imports.previewOf(rows)
    expect(preview).toMatchObject({ kind: 'ability', conflicts: 1 })
    expect(preview.findings.find(one => one.severity === 'conflict')).toMatchObject({
      code: 'conflicting_rating',
      choices: [2, 3],
      value: '4',
      params: { other: '3' },
    })
    await imports.apply(await imports.again(preview, { decisions: { 2: ['take'] } }))
    const [person] = (await imports.call('people', 'list', { text: '00700', limit: 1 })).rows
    const standings = await imports.call('needs', 'ofPerson', { personId: person?.id ?? '' })
    expect(standings.map(one => [one.competency.name, one.level])).toEqual([
      ['政策法规', 3],
      ['情绪管理', 2],
    ])
  })
})

describe('a session’s roll', () => {
  async function openSession() {
    const imports = await openImports()
    await imports.apply(await imports.previewOf(rosterOf()))
    const { id: courseId } = await imports.call(
      'courses',
      'add',
      plainCourse({ name: '投诉处理', theoryWeight: 100 }),
    )
    const people = (await imports.call('people', 'list', { limit: 50 })).rows
    const idOf = (number: string) => people.find(person => person.staffNo === number)?.id ?? ''
    const { id: sessionId } = await imports.call('sessions', 'schedule', {
      courseId,
      blocks: [
        { day: '2026-12-08', starts: 540, ends: 720 },
        { day: testDay, starts: 540, ends: 720 },
      ],
      personIds: [idOf('00700'), idOf('00701')],
    })
    return { imports, sessionId, idOf }
  }

  it('takes somebody who is not on it only when told to, with the marks', async () => {
    const { imports, sessionId } = await openSession()
    const rows = [
      ['工号', '姓名', '理论成绩'],
      ['00700', '王一', 88.5],
      ['00702', '王三', 75],
    ]
    const preview = await imports.previewOf(rows, { sessionId })
    expect(preview).toMatchObject({ kind: 'scores', new: 1, conflicts: 1 })
    const taken = await imports.again(preview, { decisions: { 3: ['take'] } })
    expect(taken.new).toBe(2)
    expect(await imports.apply(taken)).toMatchObject({ written: 2, leftOut: 0 })
    const roll = await imports.call('sessions', 'roll', { sessionId })
    expect(roll.map(person => person.staffNo).sort()).toEqual(['00700', '00701', '00702'])
  })

  it('takes somebody who simply came from the scan log; the day before they missed', async () => {
    const { imports, sessionId, idOf } = await openSession()
    const roll = await imports.call('sessions', 'roll', { sessionId })
    const before = await imports.call('sessions', 'get', { id: sessionId })
    await imports.call('sessions', 'recordAttendance', {
      sessionId,
      blockIds: before?.blocks.slice(0, 1).map(block => block.id) ?? [],
      exceptions: [],
      recorded: true,
    })
    const rows = [
      ['卡号', '时间'],
      ['00700', `${testDay} 08:50:00`],
      ['00701', `${testDay} 09:40:00`],
      ['00702', `${testDay} 08:55:00`],
    ]
    const preview = await imports.previewOf(rows, { sessionId })
    expect(preview).toMatchObject({ kind: 'attendance', new: 2, conflicts: 1 })
    await imports.apply(await imports.again(preview, { decisions: { 4: ['take'] } }))
    const after = await imports.call('sessions', 'roll', { sessionId })
    expect(after).toHaveLength(roll.length + 1)
    expect(after.find(person => person.personId === idOf('00702'))).toMatchObject({ origin: 'walk_in' })
  })

  it('is asked for before marks can be written, and must be there', async () => {
    const { imports, sessionId } = await openSession()
    const rows = [
      ['工号', '姓名', '理论成绩'],
      ['00700', '王一', 88],
    ]
    const preview = await imports.previewOf(rows)
    expect(preview).toMatchObject({ kind: 'scores', sessionId: null })
    await expect(imports.apply(preview)).rejects.toMatchObject({ code: 'session_missing' })
    await expect(
      imports.again(preview, {}, { sessionId: '00000000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'session_unknown' })
    const chosen = await imports.again(preview, {}, { sessionId })
    expect(chosen).toMatchObject({ sessionId, new: 1 })
    expect(await imports.apply(chosen)).toMatchObject({ written: 1 })
  })
})

describe('between the preview and the import', () => {
  it('somebody changed the book: look again first', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf())
    await imports.call('people', 'hire', { name: '赵六', staffNo: '00700' })
    await expect(imports.apply(preview)).rejects.toMatchObject({ code: 'book_changed' })
    const again = await imports.again(preview, {})
    expect(codesIn(again)).toEqual({ new_names: 2, name_changed: 1 })
    expect(await imports.apply(again)).toMatchObject({ written: 19 })
  })

  it('nor while the copy before the import is made', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf())
    const applying = imports.apply(preview)
    const hired = imports.call('people', 'hire', { name: '赵六', staffNo: '00700' })
    await expect(applying).rejects.toMatchObject({ code: 'book_changed' })
    await hired
    expect((await imports.call('people', 'list', { limit: 50 })).rows.map(({ name }) => name)).toEqual([
      '赵六',
    ])
  })

  it('the file is gone once it was put away or written', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(rosterOf())
    await imports.call('imports', 'forget', { token: preview.token })
    await expect(imports.again(preview, {})).rejects.toMatchObject({ code: 'token_gone' })
    const other = await imports.previewOf(rosterOf())
    await imports.apply(other)
    await expect(imports.apply(other)).rejects.toMatchObject({ code: 'token_gone' })
  })

  it('nothing is written by looking, however often', async () => {
    const imports = await openImports()
    const before = await imports.commands()
    const preview = await imports.previewOf(rosterOf(['600', '赵六', '', '', '', '']))
    await imports.again(preview, { pad: true })
    await imports.again(preview, { mapping: { post: null } })
    expect(await imports.commands()).toBe(before)
  })
})
