import type { Db } from '../../../../electron/service/db/databases'
import type { CommandsOf } from './case'

/** Whoever reaches rows of a server behind the service is kept out by its rights; what a file let in is summed on SQLite. */
const ofFiles =
  'rows that others wrote into the file: only SQLite sums its tables, and a note and what it puts back rest on that'

export const book: CommandsOf<'book'> = {
  noteRestore: [
    () => ({
      source: 'backup',
      made: '2026-12-08T09:00:00.000Z',
      before: 'backup',
      kept: '2026-12-09T00:59:00.000Z',
      by: '周敏',
    }),
  ],
  undo: [
    async office => ({
      seq: (await office.does('people', 'changeUnit', { id: office.team, name: '热线二组' })).seq,
    }),
    async ({ does, team }) => {
      const { seq } = await does('people', 'changeUnit', { id: team, name: '热线二组' })
      await does('people', 'changeUnit', { id: team, name: '热线三组' })
      return { seq, withLater: true }
    },
    {
      refused: 'undo_touched_later',
      async given({ does, team }) {
        const { seq } = await does('people', 'changeUnit', { id: team, name: '热线二组' })
        await does('people', 'changeUnit', { id: team, name: '热线三组' })
        return { seq }
      },
    },
    {
      refused: 'already_undone',
      async given({ does, team }) {
        const { seq } = await does('people', 'changeUnit', { id: team, name: '热线二组' })
        await does('book', 'undo', { seq })
        return { seq }
      },
    },
    {
      refused: 'undo_of_oneself',
      given: ({ joined }) => ({ seq: joined }),
    },
    {
      refused: 'undo_is_final',
      given: async ({ does }) => ({
        seq: (await does('settings', 'setBookToday', { today: '2026-12-09' })).seq,
      }),
    },
  ],
  redo: [
    async ({ does, li }) => {
      const { seq } = await does('people', 'leave', { id: li, day: '2026-12-08' })
      return { seq: (await does('book', 'undo', { seq })).seq }
    },
    {
      refused: 'redo_compensated',
      async given({ does, held, ofLi }) {
        const { seq } = await does('certificates', 'issue', { sessionId: held, enrolmentIds: [ofLi] })
        return { seq: (await does('book', 'undo', { seq })).seq }
      },
    },
  ],
  noteRecovery: [
    async ({ books }) => {
      await books.sealSalvaged({ lost: '[]' })
      return { seq: await lastSeq(books.db), reason: '与成绩单核对' }
    },
    { refused: 'not_found', given: () => ({ seq: 1, reason: '与成绩单核对' }) },
  ],
  noteAltered: { onlySqlite: ofFiles },
  noteLost: [() => ({ count: 3, held: 12, newest: 'f'.repeat(64) })],
  putBack: { onlySqlite: ofFiles },
}

async function lastSeq(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('audit')
    .select(eb => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  return last
}
