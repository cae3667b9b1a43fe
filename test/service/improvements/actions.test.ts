import { describe, expect, it } from 'vitest'
import { openTaughtClass, type TaughtClass } from '../reports/taught-class'
import { block } from '../sessions/classroom'
import { testDay } from '../support/service'

/** A taught with one action by hand: 王芳 takes care of it, 李娜 verifies it. */
async function openAction(changes: { ownerId?: string | null; verifierId?: string | null } = {}) {
  const taught = await openTaughtClass()
  const { id } = await taught.call('improvements', 'add', {
    kind: 'system',
    title: '工单模板增加“退改签原因”必填项',
    cause: '58% 答错同一题',
    ownerId: taught.people.王芳,
    verifierId: taught.people.李娜,
    dueOn: '2026-12-01',
    ...changes,
  })
  const get = async () => {
    const action = await taught.call('improvements', 'get', { id })
    if (!action) throw new Error('no such action')
    return action
  }
  return {
    taught,
    id,
    get,
    status: async () => (await get()).status,
    finish: (doneOn = testDay) => taught.call('improvements', 'finish', { id, doneOn, note: '已改模板' }),
    verify: (input: { verifiedOn?: string; verifierId?: string | null } = {}) =>
      taught.call('improvements', 'verify', { id, verifiedOn: testDay, ...input }),
  }
}

const undoNewest = async (taught: TaughtClass) => {
  const { undo } = await taught.call('book', 'undoState', {})
  await taught.call('book', 'undo', { seq: undo?.seq ?? 0 })
}

describe('the way of an action', () => {
  it('goes from open over done to verified, and each step can be taken back', async () => {
    const { taught, get, status, finish, verify } = await openAction()
    expect(await get()).toMatchObject({ status: 'open', overdueDays: 8, number: 1, origin: 'manual' })
    await finish('2026-12-08')
    expect(await get()).toMatchObject({ status: 'done', doneOn: '2026-12-08', doneNote: '已改模板' })
    await verify()
    expect(await get()).toMatchObject({ status: 'verified', verifiedOn: testDay, overdueDays: 0 })
    await undoNewest(taught)
    expect(await status()).toBe('done')
    await undoNewest(taught)
    expect(await status()).toBe('open')
    await undoNewest(taught)
    expect(await taught.call('improvements', 'list', { status: 'all' })).toEqual([])
  })

  it('comes back from its verifier with the reason, which the next report answers', async () => {
    const { taught, id, get, finish } = await openAction()
    await finish()
    await taught.call('improvements', 'sendBack', { id, reason: '抽查 10 单，3 单没填' })
    expect(await get()).toMatchObject({ status: 'open', doneOn: null, verifiedNote: '抽查 10 单，3 单没填' })
    await finish()
    expect(await get()).toMatchObject({ status: 'done', verifiedNote: null })
  })

  it('is cancelled with a reason, and then stays as it is', async () => {
    const { taught, id, get, finish } = await openAction()
    await taught.call('improvements', 'cancel', { id, reason: '系统下线' })
    expect(await get()).toMatchObject({ status: 'cancelled', verifiedNote: '系统下线' })
    await expect(finish()).rejects.toMatchObject({ code: 'not_open' })
    await expect(taught.call('improvements', 'cancel', { id, reason: '再来' })).rejects.toMatchObject({
      code: 'already_cancelled',
    })
    await expect(
      taught.call('improvements', 'assign', { ids: [id], dueOn: '2026-12-31' }),
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
      at => at.finish().then(() => at.verify({ verifierId: at.taught.people.王芳 })),
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
      at => at.taught.call('improvements', 'sendBack', { id: at.id, reason: '不行' }),
    ],
    [
      'does not take its owner as verifier',
      'verifier_is_owner',
      at => at.taught.call('improvements', 'assign', { ids: [at.id], verifierId: at.taught.people.王芳 }),
    ],
    [
      'is not changed so that both are one person',
      'verifier_is_owner',
      at =>
        at.taught.call('improvements', 'change', {
          id: at.id,
          kind: 'system',
          title: '同一人',
          dueOn: testDay,
          ownerId: at.taught.people.王芳,
          verifierId: at.taught.people.王芳,
        }),
    ],
    [
      'is not there',
      'not_found',
      at => at.taught.call('improvements', 'assign', { ids: ['none'], dueOn: testDay }),
    ],
  ])('%s: %s', async (_what, code, run) => {
    const at = await openAction()
    await expect(run(at)).rejects.toMatchObject({ code })
  })

  it('needs an owner to be done and a verifier to end', async () => {
    const nobody = await openAction({ ownerId: null, verifierId: null })
    await expect(nobody.finish()).rejects.toMatchObject({ code: 'no_owner' })
    await nobody.taught.call('improvements', 'assign', {
      ids: [nobody.id],
      ownerId: nobody.taught.people.王芳,
    })
    await nobody.finish()
    await expect(nobody.verify()).rejects.toMatchObject({ code: 'no_verifier' })
    // Named in the moment of verifying.
    await nobody.verify({ verifierId: nobody.taught.people.赵博文 })
    expect(await nobody.get()).toMatchObject({ status: 'verified', verifier: { name: '赵博文' } })
  })
})

describe('many actions', () => {
  it('get the same owner, verifier or day in one step that can be taken back', async () => {
    const { taught, id, get } = await openAction()
    const other = await taught.call('improvements', 'add', {
      kind: 'process',
      title: '更新知识库',
      dueOn: testDay,
    })
    await taught.call('improvements', 'assign', {
      ids: [id, other.id],
      ownerId: taught.people.邹一嘉,
      dueOn: '2026-12-31',
    })
    const list = await taught.call('improvements', 'list', {})
    expect(list.map(action => [action.owner?.name, action.verifier?.name ?? null, action.dueOn])).toEqual([
      ['邹一嘉', '李娜', '2026-12-31'],
      ['邹一嘉', null, '2026-12-31'],
    ])
    await undoNewest(taught)
    expect(await get()).toMatchObject({ owner: { name: '王芳' }, dueOn: '2026-12-01' })
  })

  it('come overdue first while unfinished, newest first when they ended', async () => {
    const taught = await openTaughtClass()
    const add = async (title: string, dueOn: string) =>
      (
        await taught.call('improvements', 'add', {
          kind: 'process',
          title,
          dueOn,
          ownerId: taught.people.王芳,
        })
      ).id
    const late = await add('晚', '2026-12-20')
    const early = await add('早', '2026-11-20')
    const titles = async (status: 'unfinished' | 'all' | 'cancelled') =>
      (await taught.call('improvements', 'list', { status })).map(action => action.title)
    expect(await titles('unfinished')).toEqual(['早', '晚'])
    await taught.call('improvements', 'cancel', { id: early, reason: '重复' })
    expect(await titles('all')).toEqual(['晚', '早'])
    await taught.call('improvements', 'cancel', { id: late, reason: '重复' })
    expect(await titles('cancelled')).toEqual(['晚', '早'])
    expect(await taught.call('improvements', 'list', { status: 'all', limit: 1 })).toHaveLength(1)
  })
})

describe('the follow-up of a session', () => {
  async function held() {
    const taught = await openTaughtClass()
    const sessionId = await taught.hold('2026-12-01', ['邹一嘉'])
    await taught.mark(sessionId, { 王芳: 90, 李娜: 50, 赵博文: 'deferred' })
    const proposed = () => taught.call('improvements', 'proposed', { sessionId })
    const make = async (people?: Awaited<ReturnType<typeof proposed>>) =>
      taught.call('improvements', 'followUp', {
        sessionId,
        people: people ?? (await proposed()),
        ownerId: taught.inHouse.personId,
        verifierId: taught.people.王芳,
        dueOn: '2026-12-23',
      })
    return { taught, sessionId, proposed, make }
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

  it('proposes who has no certificate for want of attendance, passed or not, until that is made up', async () => {
    const taught = await openTaughtClass()
    const day = '2026-12-01'
    const blocks = [block({ day }), block({ day, starts: 840, ends: 1020 })]
    const sessionId = await taught.hold(day, ['邹一嘉'], blocks)
    const session = await taught.call('sessions', 'get', { id: sessionId })
    const roll = await taught.roll(sessionId)
    const afternoon = session?.blocks[1]?.id ?? ''
    await taught.call('sessions', 'recordAttendance', {
      sessionId,
      blockIds: [afternoon],
      exceptions: [
        { blockId: afternoon, enrolmentId: roll.get(taught.people.李娜) ?? '', state: 'leave' },
        { blockId: afternoon, enrolmentId: roll.get(taught.people.赵博文) ?? '', state: 'leave' },
      ],
    })
    expect(await taught.progress(sessionId)).toMatchObject({ outcomeKnown: false })
    await taught.mark(sessionId, { 王芳: 90, 李娜: 90, 赵博文: 50, 邹一嘉: 90 })
    const proposed = () => taught.call('improvements', 'proposed', { sessionId })
    const shown = async () => (await proposed()).map(({ name, origin, reason }) => [name, origin, reason])
    expect(await shown()).toEqual([
      ['李娜', 'absent', 'attendance'],
      ['赵博文', 'failed', 'failed'],
      ['赵博文', 'absent', 'attendance'],
      ['邹一嘉', 'absent', 'absent'],
    ])
    // Three people, one of them for two reasons.
    expect(await taught.progress(sessionId)).toMatchObject({ outcomeKnown: true, toFollowUp: 3 })

    const follow = (people: Awaited<ReturnType<typeof proposed>>) =>
      taught.call('improvements', 'followUp', { sessionId, people, dueOn: '2026-12-23' })
    const [lina, resit, , yijia] = await proposed()
    expect(await follow([lina, resit, yijia].filter(one => one !== undefined))).toEqual({ actions: 3 })
    expect(await shown()).toEqual([['赵博文', 'absent', 'attendance']])
    await taught.mark(sessionId, { 赵博文: 90 }, 2)
    expect(await shown()).toEqual([['赵博文', 'absent', 'attendance']])
    expect(await taught.progress(sessionId)).toMatchObject({ toFollowUp: 1 })
    expect(await follow(await proposed())).toEqual({ actions: 1 })
    expect(await shown()).toEqual([])
  })

  it('proposes nobody before the session was held', async () => {
    const taught = await openTaughtClass()
    const sessionId = await taught.schedule()
    expect(await taught.call('improvements', 'proposed', { sessionId })).toEqual([])
  })

  it('makes one action for each of them, once', async () => {
    const { taught, sessionId, proposed, make } = await held()
    const three = await proposed()
    expect(await make()).toEqual({ actions: 3 })
    expect(await proposed()).toEqual([])
    await expect(make(three)).rejects.toMatchObject({ code: 'nothing_to_follow_up' })
    const actions = await taught.call('improvements', 'list', { sessionId, status: 'all' })
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
    const { taught, sessionId, proposed, make } = await held()
    const three = await proposed()
    await make(three.slice(0, 1))
    expect(await make(three)).toEqual({ actions: 2 })
    const [first] = await taught.call('improvements', 'list', { sessionId })
    await taught.call('improvements', 'cancel', { id: first?.id ?? '', reason: '已另行安排' })
    expect((await proposed()).map(person => person.name)).toEqual(['李娜'])
    expect(await make()).toEqual({ actions: 1 })
  })

  it('is one step, taken back with one undo', async () => {
    const { taught, sessionId, proposed, make } = await held()
    await make()
    await undoNewest(taught)
    expect(await taught.call('improvements', 'list', { sessionId, status: 'all' })).toEqual([])
    expect(await proposed()).toHaveLength(3)
  })

  it('does not let the owner verify', async () => {
    const { taught, sessionId, proposed } = await held()
    await expect(
      taught.call('improvements', 'followUp', {
        sessionId,
        people: await proposed(),
        ownerId: taught.people.王芳,
        verifierId: taught.people.王芳,
        dueOn: '2026-12-23',
      }),
    ).rejects.toMatchObject({ code: 'verifier_is_owner' })
  })
})
