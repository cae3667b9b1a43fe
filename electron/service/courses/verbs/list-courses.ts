import { localisedName } from '../../../../src/domain/people/localised-name'
import { textTable } from '../../verbs/text-table'
import type { Verb } from '../../verbs/verb'

/** `list courses`: the library; also those no longer offered with --retired. */
export const listCourses: Verb = {
  name: 'list courses',
  at: 7,
  key: 'listCourses',
  examples: ['list courses', 'list courses --retired'],
  operands: [0, 0],
  options: { retired: 'flag' },
  needs: 'book',
  async run(context, given) {
    const courses = await context.call('courses', 'list', { retired: given.flag('retired') })
    const counts = await context.call('sessions', 'perCourse', {})
    const sessions = new Map(counts.map(count => [count.courseId, count.sessions]))
    const rows = courses.map(course => ({ ...course, sessions: sessions.get(course.id) ?? 0 }))
    return {
      json: rows,
      text: textTable(
        ['code', 'course', 'category', 'sessions', 'id'].map(column => context.say(`cli:column.${column}`)),
        rows.map(row => [
          row.code,
          localisedName(context.language, row),
          row.category,
          String(row.sessions),
          row.id,
        ]),
      ),
    }
  },
}
