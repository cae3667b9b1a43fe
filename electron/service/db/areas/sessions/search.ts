import type { SearchDocument } from '../../sqlite/search-document'

export const sessionDocument: SearchDocument = {
  kind: 'session',
  select: `SELECT session.id AS ref, course.name || ' ' || session.number AS title, coalesce(course.name_en, '') AS also,
      course.code AS number, 1 AS rank
    FROM session JOIN course ON course.id = session.course_id
    WHERE session.id IN (SELECT value FROM json_each(?))`,
  hangsOn: [{ table: 'course', column: 'course_id' }],
  shown: `SELECT session.id AS ref, course.name AS title, course.name_en AS titleEn, session.number AS number,
      json_array(
        json_object('day', session.first_day),
        json_object('of', 'status', 'code', CASE session.status WHEN 'cancelled' THEN session.status END)) AS facts
    FROM session JOIN course ON course.id = session.course_id`,
}
