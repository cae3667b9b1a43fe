import type { OutputOf } from '../../../../src/contract/define'
import type { sessions } from '../../../../src/contract/sessions'
import { localisedName } from '../../../../src/domain/people/localised-name'
import { shownStatus } from '../../../../src/domain/sessions/shown-status'
import { textTable } from '../../verbs/text-table'
import type { Verb } from '../../verbs/verb'

type Row = OutputOf<typeof sessions.list>['rows'][number]

/** `list sessions`: newest first, with the id other verbs ask for. */
export const listSessions: Verb = {
  name: 'list sessions',
  at: 8,
  key: 'listSessions',
  examples: ['list sessions', 'list sessions --json'],
  operands: [0, 0],
  options: {},
  needs: 'book',
  async run(context) {
    const rows: Row[] = []
    for (let cursor: string | null = null; ; ) {
      const page: OutputOf<typeof sessions.list> = await context.call('sessions', 'list', {
        cursor,
        limit: 200,
      })
      rows.push(...page.rows)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    const book = await context.call('book', 'state', {})
    const statusOf = (row: Row) => (book.state === 'open' ? shownStatus(row, book.today) : row.status)
    return {
      json: rows,
      text: textTable(
        ['firstDay', 'course', 'number', 'status', 'enrolled', 'id'].map(column =>
          context.say(`cli:column.${column}`),
        ),
        rows.map(row => [
          row.firstDay,
          localisedName(context.language, { name: row.courseName, nameEn: row.courseNameEn }),
          context.say('cli:sessionNumber', { number: row.number }),
          context.say(`cli:status.${statusOf(row)}`),
          String(row.enrolled),
          row.id,
        ]),
      ),
    }
  },
}
