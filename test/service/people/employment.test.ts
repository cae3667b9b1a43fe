import { describe, expect, it } from 'vitest'
import { openTestService, type TestService, testDay } from '../support/service'
import { plainOffice } from './people-book'

async function withFang() {
  const book = await openTestService()
  const office = await plainOffice(book)
  const { id } = await book.call('people', 'hire', {
    staffNo: '00603',
    name: '王　芳',
    unitId: office.hotline,
    postId: office.agent,
    gradeLevelId: office.junior,
    hiredOn: '2024-03-01',
    phone: '138 1234 5678',
    tags: ['骨干'],
  })
  return { book, office, id }
}
const detail = async (book: TestService, id: string) => {
  const person = await book.call('people', 'get', { id })
  if (!person) throw new Error('nobody there')
  return person
}
const history = async (book: TestService, id: string) =>
  (await detail(book, id)).history.map(({ kind, onDay }) => `${kind} ${onDay}`)

describe('hiring', () => {
  it('puts somebody on file, tidy, with the first line of the history', async () => {
    const { book, office, id } = await withFang()
    expect(await detail(book, id)).toMatchObject({
      name: '王芳',
      staffNo: '00603',
      phone: '13812345678',
      status: 'active',
      tags: ['骨干'],
      unitPath: [{ name: '总部' }, { nameEn: 'South China' }, { name: '热线一组' }],
      post: { id: office.agent, nameEn: 'Agent' },
      history: [{ kind: 'hire', onDay: '2024-03-01', toUnit: { name: '热线一组' }, fromUnit: null }],
    })
    expect(await book.call('people', 'find', { text: 'wf' })).toMatchObject([{ id, unitName: '热线一组' }])
  })

  it.each([
    [{ staffNo: '00603', name: '李娜' }, 'number_taken', { number: '00603', name: '王芳' }],
    [{ staffNo: '００６０３', name: '李娜' }, 'number_taken', { name: '王芳' }],
    [{ staffNo: null, name: '李娜' }, 'number_missing', {}],
    [{ staffNo: ' ', name: '李娜' }, 'number_missing', {}],
    [{ staffNo: '1', name: '李娜', hiredOn: '2062-03-01' }, 'hired_far_ahead', {}],
    [{ staffNo: '1', name: '李娜', unitId: 'nowhere' }, 'unknown_unit', {}],
    [{ staffNo: '1', name: '李娜', postId: 'nothing' }, 'unknown_post', {}],
    [{ staffNo: '1', name: '李娜', gradeLevelId: 'none' }, 'unknown_grade_level', {}],
  ])('refuses %o: %s', async (input, code, params) => {
    const { book } = await withFang()
    await expect(book.call('people', 'hire', input)).rejects.toMatchObject({ code, params })
    expect((await book.call('people', 'list', { status: 'all' })).total).toBe(1)
  })

  it('takes external people without a number, and newcomers who start next month', async () => {
    const { book } = await withFang()
    await book.call('people', 'hire', { name: '高岚', external: true, company: '外聘讲师' })
    const { id } = await book.call('people', 'hire', { staffNo: '01', name: '李娜', hiredOn: '2027-01-04' })
    expect(await history(book, id)).toEqual([`hire ${testDay}`])
    const outside = await book.call('people', 'list', { external: true })
    expect(outside.rows).toMatchObject([{ name: '高岚', staffNo: null, company: '外聘讲师' }])
  })
})

describe('moving, leaving, coming back', () => {
  it('appends to the history and keeps the number', async () => {
    const { book, office, id } = await withFang()
    const to = { unitId: office.west, postId: office.lead, gradeLevelId: office.senior }
    await book.call('people', 'transfer', { id, ...to, day: '2025-07-01', reason: '支援西南' })
    await book.call('people', 'leave', { id, day: '2026-05-31', reason: '个人原因' })
    expect(await detail(book, id)).toMatchObject({ status: 'left', leftOn: '2026-05-31', staffNo: '00603' })
    await book.call('people', 'rehire', { id, ...to, day: '2026-09-01' })
    const person = await detail(book, id)
    expect(person).toMatchObject({ status: 'active', leftOn: null, hiredOn: '2024-03-01' })
    expect(person.history.map(({ kind, onDay, reason }) => [kind, onDay, reason])).toEqual([
      ['hire', '2024-03-01', null],
      ['transfer', '2025-07-01', '支援西南'],
      ['leave', '2026-05-31', '个人原因'],
      ['rehire', '2026-09-01', null],
    ])
    expect(person.history[1]).toMatchObject({
      fromUnit: { name: '热线一组' },
      toUnit: { name: '西南分部' },
      fromGradeLevel: { name: '初级' },
      toGradeLevel: { name: '高级' },
    })
  })

  it('refuses with the reason', async () => {
    const { book, office, id } = await withFang()
    const here = { unitId: office.hotline, postId: office.agent, gradeLevelId: office.junior }
    const west = { ...here, unitId: office.west }
    const transfer = (input: typeof here & { day: string }) =>
      book.call('people', 'transfer', { id, ...input })
    await expect(transfer({ ...here, day: testDay })).rejects.toMatchObject({ code: 'same_place' })
    await expect(transfer({ ...west, day: '2026-12-10' })).rejects.toMatchObject({ code: 'in_future' })
    await expect(transfer({ ...west, day: '2024-02-29' })).rejects.toMatchObject({
      code: 'before_last_event',
      params: { name: '王芳', day: '2024-03-01' },
    })
    await expect(transfer({ ...west, unitId: 'gone', day: testDay })).rejects.toMatchObject({
      code: 'unknown_unit',
    })
    await expect(book.call('people', 'rehire', { id, ...here, day: testDay })).rejects.toMatchObject({
      code: 'not_left',
    })
    await book.call('people', 'leave', { id, day: testDay })
    await expect(book.call('people', 'leave', { id, day: testDay })).rejects.toMatchObject({
      code: 'already_left',
    })
    await expect(transfer({ ...west, day: testDay })).rejects.toMatchObject({ code: 'left' })
    await expect(book.call('people', 'leave', { id: 'nobody', day: testDay })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is undone step by step, the search following', async () => {
    const { book, office, id } = await withFang()
    const before = await detail(book, id)
    const west = { unitId: office.west, postId: office.agent, gradeLevelId: office.junior }
    const moved = await book.seqOf('people', 'transfer', { id, ...west, day: testDay })
    const left = await book.seqOf('people', 'leave', { id, day: testDay })
    expect(await book.call('people', 'find', { text: '王芳' })).toEqual([])
    await expect(book.call('book', 'undo', { seq: moved })).rejects.toMatchObject({
      code: 'undo_touched_later',
    })
    await book.call('book', 'undo', { seq: left })
    await book.call('book', 'undo', { seq: moved })
    expect(await detail(book, id)).toEqual(before)
    expect(await book.call('people', 'find', { text: '王芳' })).toHaveLength(1)
  })
})

describe('changing details', () => {
  it('changes what was supplied and nothing else, without a word in the history', async () => {
    const { book, id } = await withFang()
    await book.call('people', 'change', {
      id,
      name: '王方',
      nameEn: 'Fang Wang',
      phone: null,
      supervisorNo: '00600',
      tags: ['内训师'],
    })
    const person = await detail(book, id)
    expect(person).toMatchObject({
      name: '王方',
      nameEn: 'Fang Wang',
      phone: null,
      supervisorNo: '00600',
      supervisor: null,
      staffNo: '00603',
      tags: ['内训师'],
      post: { name: '客服专员' },
    })
    expect(person.history).toHaveLength(1)
    expect(await book.call('people', 'tags', {})).toEqual([{ tag: '内训师', people: 1 }])
    expect(await book.call('people', 'find', { text: 'fang wang' })).toHaveLength(1)
  })

  it('finds the supervisor by number', async () => {
    const { book, id } = await withFang()
    await book.call('people', 'hire', { staffNo: '00600', name: '赵䶮' })
    await book.call('people', 'change', { id, supervisorNo: '00600' })
    expect((await detail(book, id)).supervisor).toMatchObject({ name: '赵䶮' })
  })

  it('corrects the day of hire, and the history with it', async () => {
    const { book, id } = await withFang()
    await book.call('people', 'change', { id, hiredOn: '2023-09-01' })
    expect(await history(book, id)).toEqual(['hire 2023-09-01'])
    await book.call('people', 'leave', { id, day: '2025-01-31' })
    await expect(book.call('people', 'change', { id, hiredOn: '2025-02-01' })).rejects.toMatchObject({
      code: 'after_next_event',
      params: { day: '2025-01-31' },
    })
  })

  it('refuses a number somebody has, and an internal person without one', async () => {
    const { book, id } = await withFang()
    await book.call('people', 'hire', { staffNo: 'WB0001', name: '刘洋', external: true })
    await expect(book.call('people', 'change', { id, staffNo: 'wb0001' })).rejects.toMatchObject({
      code: 'number_taken',
    })
    await expect(book.call('people', 'change', { id, staffNo: null })).rejects.toMatchObject({
      code: 'number_missing',
    })
    await book.call('people', 'change', { id, staffNo: null, external: true })
    expect(await detail(book, id)).toMatchObject({ staffNo: null, external: true })
  })

  it('changes nothing when nothing differs', async () => {
    const { book, id } = await withFang()
    expect((await book.service.call('people', 'change', { id, name: '王芳' })).seq).toBeNull()
  })
})

describe('a pasted list', () => {
  it('is matched by number, name and sound; homonyms, leavers and strangers are said', async () => {
    const { book, office, id } = await withFang()
    const hire = (staffNo: string, name: string, unitId: string) =>
      book.call('people', 'hire', { staffNo, name, unitId, postId: office.agent })
    const south = await hire('00633', '李娜', office.south)
    const west = await hire('00636', '李娜', office.west)
    const gone = await hire('00700', '赵敏', office.west)
    await book.call('people', 'leave', { id: gone.id, day: testDay })
    const words = await book.call('people', 'match', {
      text: '1. wangfang\n2. 李娜\n3. 00636\n4. 赵敏\n5. 孙悟空\n6. 王芳',
    })
    expect(words.map(word => [word.token, word.state, word.candidates.map(person => person.id)])).toEqual([
      ['wangfang', 'matched', [id]],
      ['李娜', 'homonym', [south.id, west.id]],
      ['00636', 'matched', [west.id]],
      ['赵敏', 'left', [gone.id]],
      ['孙悟空', 'unknown', []],
      ['王芳', 'matched', [id]],
    ])
    expect(words[5]?.repeated).toBe(true)
    expect(words[1]?.candidates).toMatchObject([
      { unitName: '华南分部', staffNo: '00633', postName: '客服专员' },
      { unitName: '西南分部' },
    ])
    expect(await book.call('people', 'briefs', { ids: [west.id, 'nobody', id] })).toMatchObject([
      { id: west.id },
      { id },
    ])
  })
})
