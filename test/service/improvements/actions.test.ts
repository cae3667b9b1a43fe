import { describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../reports/desk'
import { testDay } from '../support/service'

/** A desk with one action by hand: 王芳 takes care of it, 李娜 verifies it. */
async function openAction(changes: { ownerId?: string | null; verifierId?: string | null } = {}) {
  const desk = await openDesk()
  const { id } = await desk.call('improvements', 'add', {
    kind: 'system',
    title: '工单模板增加“退改签原因”必填项',
    cause: '58% 答错同一题',
    ownerId: desk.people.王芳,
    verifierId: desk.people.李娜,
    dueOn: '2026-12-01',
    ...changes,
  })
  const get = async () => {
    const action = await desk.call('improvements', 'get', { id })
    if (!action) throw new Error('no such action')
    return action
  }
  return {
    desk,
    id,
    get,
    status: async () => (await get()).status,
    finish: (doneOn = testDay) => desk.call('improvements', 'finish', { id, doneOn, note: '已改模板' }),
    verify: (input: { verifiedOn?: string; verifierId?: string | null } = {}) =>
      desk.call('improvements', 'verify', { id, verifiedOn: testDay, ...input }),
  }
}

const undoNewest = async (desk: Desk) => {
  const { undo } = await desk.call('book', 'undoState', {})
  await desk.call('book', 'undo', { seq: undo?.seq ?? 0 })
}

describe('the way of an action', () => {
  it('goes from open over done to verified, and each step can be taken back', async () => {
    const { desk, get, status, finish, verify } = await openAction()
    expect(await get()).toMatchObject({ status: 'open', overdueDays: 8, number: 1, origin: 'manual' })
    await finish('2026-12-08')
    expect(await get()).toMatchObject({ status: 'done', doneOn: '2026-12-08', doneNote: '已改模板' })
    await verify()
    expect(await get()).toMatchObject({ status: 'verified', verifiedOn: testDay, overdueDays: 0 })
    await undoNewest(desk)
    expect(await status()).toBe('done')
    await undoNewest(desk)
    expect(await status()).toBe('open')
    await undoNewest(desk)
    expect(await desk.call('improvements', 'list', { status: 'all' })).toEqual([])
  })

  it('comes back from its verifier with the reason, which the next report answers', async () => {
    const { desk, id, get, finish } = await openAction()
    await finish()
    await desk.call('improvements', 'sendBack', { id, reason: '抽查 10 单，3 单没填' })
    expect(await get()).toMatchObject({ status: 'open', doneOn: null, verifiedNote: '抽查 10 单，3 单没填' })
    await finish()
    expect(await get()).toMatchObject({ status: 'done', verifiedNote: null })
  })

  it('is cancelled with a reason, and then stays as it is', async () => {
    const { desk, id, get, finish } = await openAction()
    await desk.call('improvements', 'cancel', { id, reason: '系统下线' })
    expect(await get()).toMatchObject({ status: 'cancelled', verifiedNote: '系统下线' })
    await expect(finish()).rejects.toMatchObject({ code: 'not_open' })
    await expect(desk.call('improvements', 'cancel', { id, reason: '再来' })).rejects.toMatchObject({
      code: 'already_cancelled',
    })
    await expect(
      desk.call('improvements', 'assign', { ids: [id], dueOn: '2026-12-31' }),
    ).rejects.toMatchObject({ code: 'cancelled', params: { number: 1 } })
  })

  it.each<
    [what: string, code: string, run: (at: Awaited<ReturnType<typeof openAction>>) => Promise<unknown>]
  >([
    ['is not verified before it is done', 'not_done', at => at.verify()],
    ['is not done tomorrow', 'in_future', at => at.finish('2026-12-10')],
    ['is not done twice', 'not_open', at => at.finish().then(() => at.finish())],
    [
      'is not verified before the day it was done',
      'before_done',
      at => at.finish('2026-12-08').then(() => at.verify({ verifiedOn: '2026-12-07' })),
    ],
    [
      'is not verified by its owner',
      'verifier_is_owner',
      at => at.finish().then(() => at.verify({ verifierId: at.desk.people.王芳 })),
    ],
    [
      'is not verified twice',
      'already_verified',
      at =>
        at
          .finish()
          .then(() => at.verify())
          .then(() => at.verify()),
    ],
    [
      'is not sent back before it is done',
      'not_done',
      at => at.desk.call('improvements', 'sendBack', { id: at.id, reason: '不行' }),
    ],
    [
      'does not take its owner as verifier',
      'verifier_is_owner',
      at => at.desk.call('improvements', 'assign', { ids: [at.id], verifierId: at.desk.people.王芳 }),
    ],
    [
      'is not changed so that both are one person',
      'verifier_is_owner',
      at =>
        at.desk.call('improvements', 'change', {
          id: at.id,
          kind: 'system',
          title: '同一人',
          dueOn: testDay,
          ownerId: at.desk.people.王芳,
          verifierId: at.desk.people.王芳,
        }),
    ],
    [
      'is not there',
      'not_found',
      at => at.desk.call('improvements', 'assign', { ids: ['none'], dueOn: testDay }),
    ],
  ])('%s: %s', async (_what, code, run) => {
    const at = await openAction()
    await expect(run(at)).rejects.toMatchObject({ code })
  })

  it('needs an owner to be done and a verifier to end', async () => {
    const nobody = await openAction({ ownerId: null, verifierId: null })
    await expect(nobody.finish()).rejects.toMatchObject({ code: 'no_owner' })
    await nobody.desk.call('improvements', 'assign', { ids: [nobody.id], ownerId: nobody.desk.people.王芳 })
    await nobody.finish()
    await expect(nobody.verify()).rejects.toMatchObject({ code: 'no_verifier' })
    // Named in the moment of verifying.
    await nobody.verify({ verifierId: nobody.desk.people.赵博文 })
    expect(await nobody.get()).toMatchObject({ status: 'verified', verifier: { name: '赵博文' } })
  })
})

describe('many actions', () => {
  it('get the same owner, verifier or day in one step that can be taken back', async () => {
    const { desk, id, get } = await openAction()
    const other = await desk.call('improvements', 'add', {
      kind: 'process',
      title: '更新知识库',
      dueOn: testDay,
    })
    await desk.call('improvements', 'assign', {
      ids: [id, other.id],
      ownerId: desk.people.邹一嘉,
      dueOn: '2026-12-31',
    })
    const list = await desk.call('improvements', 'list', {})
    expect(list.map(action => [action.owner?.name, action.verifier?.name ?? null, action.dueOn])).toEqual([
      ['邹一嘉', '李娜', '2026-12-31'],
      ['邹一嘉', null, '2026-12-31'],
    ])
    await undoNewest(desk)
    expect(await get()).toMatchObject({ owner: { name: '王芳' }, dueOn: '2026-12-01' })
  })

  it('come overdue first while unfinished, newest first when they ended', async () => {
    const desk = await openDesk()
    const add = async (title: string, dueOn: string) =>
      (await desk.call('improvements', 'add', { kind: 'process', title, dueOn, ownerId: desk.people.王芳 }))
        .id
    const late = await add('晚', '2026-12-20')
    const early = await add('早', '2026-11-20')
    const titles = async (status: 'unfinished' | 'all' | 'cancelled') =>
      (await desk.call('improvements', 'list', { status })).map(action => action.title)
    expect(await titles('unfinished')).toEqual(['早', '晚'])
    await desk.call('improvements', 'cancel', { id: early, reason: '重复' })
    expect(await titles('all')).toEqual(['晚', '早'])
    await desk.call('improvements', 'cancel', { id: late, reason: '重复' })
    expect(await titles('cancelled')).toEqual(['晚', '早'])
    expect(await desk.call('improvements', 'list', { status: 'all', limit: 1 })).toHaveLength(1)
  })
})

describe('the follow-up of a session', () => {
  async function held() {
    const desk = await openDesk()
    const sessionId = await desk.hold('2026-12-01', ['邹一嘉'])
    await desk.mark(sessionId, { 王芳: 90, 李娜: 50, 赵博文: 'deferred' })
    const proposed = () => desk.call('improvements', 'proposed', { sessionId })
    const make = async (people?: Awaited<ReturnType<typeof proposed>>) =>
      desk.call('improvements', 'followUp', {
        sessionId,
        people: people ?? (await proposed()),
        ownerId: desk.inHouse.personId,
        verifierId: desk.people.王芳,
        dueOn: '2026-12-23',
      })
    return { desk, sessionId, proposed, make }
  }

  it('proposes who failed, missed or deferred the exam or was absent, with why and until when', async () => {
    const { proposed } = await held()
    expect(
      (await proposed()).map(({ name, origin, reason, dueOn }) => [name, origin, reason, dueOn]),
    ).toEqual([
      ['李娜', 'failed', 'failed', '2026-12-23'],
      ['赵博文', 'absent', 'deferred', '2026-12-23'],
      ['邹一嘉', 'absent', 'absent', '2026-12-23'],
    ])
  })

  it('proposes nobody before the session was held', async () => {
    const desk = await openDesk()
    const sessionId = await desk.schedule()
    expect(await desk.call('improvements', 'proposed', { sessionId })).toEqual([])
  })

  it('makes one action for each of them, once', async () => {
    const { desk, sessionId, proposed, make } = await held()
    const three = await proposed()
    expect(await make()).toEqual({ actions: 3 })
    expect(await proposed()).toEqual([])
    await expect(make(three)).rejects.toMatchObject({ code: 'nothing_to_follow_up' })
    const actions = await desk.call('improvements', 'list', { sessionId, status: 'all' })
    expect(
      actions.map(({ number, kind, person, cause, owner, verifier, session }) => [
        number,
        kind,
        person?.name,
        cause,
        owner?.name,
        verifier?.name,
        session?.number,
      ]),
    ).toEqual([
      [1, 'people', '李娜', 'failed', '梁静', '王芳', 1],
      [2, 'people', '赵博文', 'deferred', '梁静', '王芳', 1],
      [3, 'people', '邹一嘉', 'absent', '梁静', '王芳', 1],
    ])
  })

  it('leaves out who has an action already, and takes somebody again whose action was cancelled', async () => {
    const { desk, sessionId, proposed, make } = await held()
    const three = await proposed()
    await make(three.slice(0, 1))
    expect(await make(three)).toEqual({ actions: 2 })
    const [first] = await desk.call('improvements', 'list', { sessionId })
    await desk.call('improvements', 'cancel', { id: first?.id ?? '', reason: '已另行安排' })
    expect((await proposed()).map(person => person.name)).toEqual(['李娜'])
    expect(await make()).toEqual({ actions: 1 })
  })

  it('is one step, taken back with one undo', async () => {
    const { desk, sessionId, proposed, make } = await held()
    await make()
    await undoNewest(desk)
    expect(await desk.call('improvements', 'list', { sessionId, status: 'all' })).toEqual([])
    expect(await proposed()).toHaveLength(3)
  })

  it('does not let the owner verify', async () => {
    const { desk, sessionId, proposed } = await held()
    await expect(
      desk.call('improvements', 'followUp', {
        sessionId,
        people: await proposed(),
        ownerId: desk.people.王芳,
        verifierId: desk.people.王芳,
        dueOn: '2026-12-23',
      }),
    ).rejects.toMatchObject({ code: 'verifier_is_owner' })
  })
})
