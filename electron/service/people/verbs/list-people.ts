import type { OutputOf } from '../../../../src/contract/define'
import type { people } from '../../../../src/contract/people'
import { localisedName, localisedPath } from '../../../../src/domain/people/localised-name'
import { textTable } from '../../verbs/text-table'
import type { Verb } from '../../verbs/verb'

type Row = OutputOf<typeof people.list>['rows'][number]

/** `list people`: everybody in the book, by name; those who have left with --left. */
export const listPeople: Verb = {
  name: 'list people',
  at: 6,
  key: 'listPeople',
  examples: ['list people', 'list people --left --json'],
  operands: [0, 0],
  options: { left: 'flag' },
  needs: 'book',
  async run(context, given) {
    const status = given.flag('left') ? 'all' : 'active'
    const rows: Row[] = []
    for (let cursor: string | null = null; ; ) {
      const page: OutputOf<typeof people.list> = await context.call('people', 'list', {
        status,
        cursor,
        limit: 500,
      })
      rows.push(...page.rows)
      cursor = page.nextCursor
      if (cursor === null) break
    }
    const name = (named: { name: string | null; nameEn: string | null }) =>
      named.name === null ? '' : localisedName(context.language, { name: named.name, nameEn: named.nameEn })
    return {
      json: rows,
      text: textTable(
        ['staffNo', 'name', 'unit', 'post', 'status'].map(column => context.say(`cli:column.${column}`)),
        rows.map(row => [
          row.staffNo ?? '',
          name(row),
          localisedPath(context.language, row.unitPath),
          name({ name: row.postName, nameEn: row.postNameEn }),
          context.say(`cli:status.${row.status}`),
        ]),
      ),
    }
  },
}
