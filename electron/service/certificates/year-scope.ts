import type { Db } from '../context'
import type { Subjects } from '../service-area'
import { scopeOfSessions } from '../sessions/session-scope'

export const yearSubject: Subjects = {
  year: {
    scope: async (db, { year }) => scopeOfSessions(db, await sessionsIn(db, year)),
    // What was taken away, and with it its days, is no session of the year any more.
    has: ({ year }, { day, first_day, last_day, issued_on }) =>
      [day, first_day, last_day, issued_on].some(
        date => typeof date === 'string' && date.startsWith(`${year}-`),
      ),
  },
}

/** Held in the year, or with a certificate that was issued in it. */
async function sessionsIn(db: Db, year: number): Promise<Set<string>> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const blocks = db.selectFrom('block').select('session_id').distinct().where('day', '>=', from)
  const issued = db.selectFrom('certificate').select('session_id').distinct().where('issued_on', '>=', from)
  const rows = [
    ...(await blocks.where('day', '<=', to).execute()),
    ...(await issued.where('issued_on', '<=', to).execute()),
  ]
  return new Set(rows.map(row => row.session_id))
}
