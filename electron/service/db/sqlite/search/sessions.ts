import type { SearchDocument } from '../search-document'

export const sessionDocument: SearchDocument = {
  kind: 'session',
  select: `SELECT session.id AS ref, course.name || ' ' || session.number AS title, coalesce(course.name_en, '') AS also,
      course.code AS number, session.first_day || ' · ' || session.number AS detail, 1 AS rank
    FROM session JOIN course ON course.id = session.course_id
    WHERE session.id IN (SELECT value FROM json_each(?))`,
  hangsOn: [{ table: 'course', column: 'course_id' }],
}
