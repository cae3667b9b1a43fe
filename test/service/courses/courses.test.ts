import { describe, expect, it } from 'vitest'
import { openTestService } from '../support/service'

const course = {
  code: 'KC-001',
  name: '投诉处理',
  category: 'complaints',
  method: 'classroom' as const,
  theoryMinutes: 240,
  practiceMinutes: 120,
  theoryWeight: 60,
  practiceWeight: 40,
  passMark: 8000,
  certificateKind: 'TS',
}

describe('courses', () => {
  it('are kept with what they raise, changed, and the change is undone', async () => {
    const book = await openTestService()
    const { id: competencyId } = await book.call('people', 'addCompetency', { name: '投诉处理流程' })
    const { id } = await book.call('courses', 'add', { ...course, outcomes: [{ competencyId, level: 3 }] })
    expect(await book.call('courses', 'raising', { competencyId })).toMatchObject([{ id, level: 3 }])

    const seq = await book.seqOf('courses', 'change', {
      id,
      ...course,
      passMark: 6000,
      outcomes: [{ competencyId, level: 4 }],
    })
    expect(await book.call('courses', 'get', { id })).toMatchObject({
      passMark: 6000,
      outcomes: [{ level: 4 }],
    })
    await book.call('book', 'undo', { seq })
    expect(await book.call('courses', 'get', { id })).toMatchObject({
      passMark: 8000,
      outcomes: [{ level: 3 }],
    })
  })

  it.each([
    ['a code another course has', { name: '别的课' }, 'code_taken'],
    ['a name another course has', { code: 'KC-002' }, 'name_taken'],
    ['weights that are not 100', { code: 'KC-002', name: '别的课', theoryWeight: 70 }, 'weights_not_100'],
    ['no hours', { code: 'KC-002', name: '别的课', theoryMinutes: 0, practiceMinutes: 0 }, 'no_hours'],
  ])('refuse %s and write nothing', async (_name, part, code) => {
    const book = await openTestService()
    await book.call('courses', 'add', course)
    await expect(book.call('courses', 'add', { ...course, ...part })).rejects.toMatchObject({ code })
    expect(await book.call('courses', 'list', {})).toHaveLength(1)
  })

  it('are found by the characters of a name or code, whatever these mean elsewhere', async () => {
    const book = await openTestService()
    await book.call('courses', 'add', { ...course, name: '服务 100% 达标_A\\B 班' })
    const found = async (text: string) => (await book.call('courses', 'list', { text })).length
    expect(await Promise.all(['100%', '_a', 'a\\b', 'kc-0'].map(found))).toEqual([1, 1, 1, 1])
    expect(await Promise.all(['1%达', '1_0', '!', 'kc_0'].map(found))).toEqual([0, 0, 0, 0])
  })

  it('are found by name, hidden when retired, and shown again', async () => {
    const book = await openTestService()
    const { id } = await book.call('courses', 'add', course)
    await book.call('courses', 'retire', { id, retired: true })
    expect(await book.call('courses', 'list', { text: '投诉' })).toEqual([])
    expect(await book.call('courses', 'list', { text: '投诉', retired: true })).toHaveLength(1)
    await book.call('courses', 'retire', { id, retired: false })
    expect(await book.call('courses', 'list', { text: '投诉' })).toHaveLength(1)
    const { entries } = await book.call('book', 'history', { limit: 2 })
    expect(entries.map(({ params }) => params?.context)).toEqual(['back', 'retired'])
  })
})

describe('trainers and rooms', () => {
  it('a person is a trainer once; an external one has a name', async () => {
    const book = await openTestService()
    const { id: personId } = await book.call('people', 'hire', {
      name: '沈悦',
      staffNo: '00612',
      hiredOn: '2020-01-01',
    })
    await book.call('courses', 'addTrainer', { personId })
    await expect(book.call('courses', 'addTrainer', { personId })).rejects.toMatchObject({
      code: 'already_trainer',
    })
    await expect(book.call('courses', 'addTrainer', {})).rejects.toMatchObject({ code: 'no_name' })
    await book.call('courses', 'addTrainer', { name: '高岚', company: '蓝桥' })
    expect((await book.call('courses', 'trainers', {})).map(one => [one.name, one.external])).toEqual([
      ['沈悦', false],
      ['高岚', true],
    ])
  })

  it('retiring one puts no older name or place back, and is named in the history', async () => {
    const book = await openTestService()
    const { id: roomId } = await book.call('courses', 'addRoom', { name: '301', place: '总部', capacity: 48 })
    const { id: trainerId } = await book.call('courses', 'addTrainer', { name: '高岚', company: '蓝桥' })
    await book.call('courses', 'changeRoom', { id: roomId, name: '302' })
    await book.call('courses', 'changeTrainer', { id: trainerId, company: '蓝桥咨询' })
    await book.call('courses', 'changeRoom', { id: roomId, retired: true })
    await book.call('courses', 'changeTrainer', { id: trainerId, retired: true })
    expect(await book.call('courses', 'rooms', { retired: true })).toMatchObject([
      { name: '302', place: '总部', capacity: 48, retired: true },
    ])
    expect(await book.call('courses', 'trainers', { retired: true })).toMatchObject([
      { name: '高岚', company: '蓝桥咨询', retired: true },
    ])
    const { entries } = await book.call('book', 'history', { limit: 3 })
    expect(entries.map(({ params }) => [params?.name, params?.context])).toEqual([
      ['高岚', 'retired'],
      ['302', 'retired'],
      ['高岚', undefined],
    ])
    await expect(book.call('courses', 'changeRoom', { id: trainerId, retired: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('two rooms do not share a name', async () => {
    const book = await openTestService()
    await book.call('courses', 'addRoom', { name: '301', capacity: 48 })
    await expect(book.call('courses', 'addRoom', { name: '301' })).rejects.toMatchObject({
      code: 'name_taken',
    })
  })
})
