import type { OutputOf } from '../../../src/contract/define'
import type { reports } from '../../../src/contract/reports'
import { type BlockDraft, block, type Classroom, openClassroom } from '../sessions/classroom'

type Name = keyof Classroom['people']
type Mark = number | 'missed' | 'deferred' | 'cheating'

/** A classroom as the Today page, the ledger and the follow-up look at it. */
export interface TaughtClass extends Classroom {
  today(): Promise<OutputOf<typeof reports.today>>
  progress(sessionId: string): Promise<NonNullable<OutputOf<typeof reports.sessionProgress>>>
  /** Takes attendance of all blocks; who is not named came. */
  record(sessionId: string, absent?: readonly Name[], on?: string): Promise<void>
  /** Whole points for both parts, or a state for the theory. */
  mark(sessionId: string, marks: Partial<Record<Name, Mark>>, attempt?: number): Promise<void>
  issue(sessionId: string): Promise<number>
  file(sessionId: string): Promise<void>
  /** A class of one morning, from its roll to its attendance. */
  hold(day: string, absent?: readonly Name[], blocks?: BlockDraft[]): Promise<string>
}

export async function openTaughtClass(): Promise<TaughtClass> {
  const room = await openClassroom()
  // In whose name certificates are issued.
  await room.call('settings', 'changeOffice', { company: '客户服务中心' })
  const at = (day: string) => ({ moment: { today: day, now: `${day}T09:00:00.000Z` } })
  const taught: TaughtClass = {
    ...room,
    today: () => room.call('reports', 'today', {}),
    async progress(sessionId) {
      const progress = await room.call('reports', 'sessionProgress', { sessionId })
      if (!progress) throw new Error('no such session')
      return progress
    },
    async record(sessionId, absent = [], on) {
      const session = await room.call('sessions', 'get', { id: sessionId })
      const roll = await room.roll(sessionId)
      const blocks = session?.blocks ?? []
      await room.call(
        'sessions',
        'recordAttendance',
        {
          sessionId,
          blockIds: blocks.map(one => one.id),
          exceptions: absent.flatMap(name =>
            blocks.map(one => ({
              blockId: one.id,
              enrolmentId: roll.get(room.people[name]) ?? '',
              state: 'absent' as const,
              missedMinutes: null,
            })),
          ),
        },
        on ? at(on) : undefined,
      )
    },
    async mark(sessionId, marks, attempt = 1) {
      const roll = await room.roll(sessionId)
      await room.call('assessments', 'recordMarks', {
        sessionId,
        attempt,
        marks: Object.entries(marks).map(([name, mark]) => {
          const component =
            typeof mark === 'number'
              ? ({ kind: 'scored', mark: mark * 100 } as const)
              : ({ kind: mark } as const)
          const practice = typeof mark === 'number' ? component : ({ kind: 'scored', mark: 8000 } as const)
          return { enrolmentId: roll.get(room.people[name as Name]) ?? '', theory: component, practice }
        }),
      })
    },
    async issue(sessionId) {
      const roll = await room.call('certificates', 'ofSession', { sessionId })
      const ready = (roll?.rows ?? []).filter(row => row.refusal === null).map(row => row.enrolmentId)
      await room.call('certificates', 'issue', { sessionId, enrolmentIds: ready })
      return ready.length
    },
    async file(sessionId) {
      const { items } = await room.call('sessions', 'file', { sessionId })
      for (const item of items.filter(one => one.state === 'missing')) {
        await room.call('sessions', 'setFileItem', { sessionId, kind: item.kind, state: 'done' })
      }
    },
    async hold(day, absent = [], blocks = [block({ day })]) {
      const sessionId = await room.schedule({ blocks })
      await taught.record(sessionId, absent, blocks.at(-1)?.day ?? day)
      return sessionId
    },
  }
  return taught
}
