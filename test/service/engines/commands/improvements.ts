import type { CommandsOf } from './case'

export const improvements: CommandsOf<'improvements'> = {
  followUp: [
    office => ({
      sessionId: office.held,
      ownerId: office.chen,
      dueOn: '2026-12-30',
      people: [
        { personId: office.zhang, origin: 'failed' },
        { personId: office.liu, origin: 'absent' },
      ],
    }),
    {
      refused: 'nothing_to_follow_up',
      given: office => ({
        sessionId: office.held,
        dueOn: '2026-12-30',
        people: [{ personId: office.wang, origin: 'failed' }],
      }),
    },
  ],
  add: [
    office => ({
      kind: 'people',
      title: '跟班一周',
      cause: '新人',
      measure: '旁听\n复盘',
      dueOn: '2026-12-31',
      ownerId: office.chen,
      verifierId: office.wang,
      personId: office.zhang,
    }),
    {
      refused: 'verifier_is_owner',
      given: ({ chen }) => ({
        kind: 'process',
        title: '自查',
        dueOn: '2026-12-31',
        ownerId: chen,
        verifierId: chen,
      }),
    },
  ],
  change: [office => ({ id: office.action, kind: 'system', title: '改工单模板', dueOn: '2027-01-10' })],
  assign: [
    office => ({ ids: [office.action, office.doneAction], verifierId: office.li, dueOn: '2027-01-15' }),
  ],
  finish: [
    office => ({ id: office.action, doneOn: '2026-12-09', note: '话术已发' }),
    {
      refused: 'not_open',
      given: office => ({ id: office.doneAction, doneOn: '2026-12-09', note: '话术已发' }),
    },
  ],
  verify: [office => ({ id: office.doneAction, verifiedOn: '2026-12-09', note: '抽查十单' })],
  sendBack: [office => ({ id: office.doneAction, reason: '还有一栏没有' })],
  cancel: [office => ({ id: office.action, reason: '不再需要' })],
}
