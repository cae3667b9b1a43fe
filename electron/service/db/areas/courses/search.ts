import type { SearchDocument } from '../../sqlite/search-document'

export const courseDocument: SearchDocument = {
  kind: 'course',
  select: `SELECT id AS ref, name AS title, coalesce(name_en, '') AS also, code AS number, 1 - retired AS rank
    FROM course WHERE id IN (SELECT value FROM json_each(?))`,
  hangsOn: [],
  shown: `SELECT course.id AS ref, course.name AS title, course.name_en AS titleEn, NULL AS number,
      json_array(json_object('name', course.code, 'nameEn', NULL), json_object('of', 'category', 'code', course.category)) AS facts
    FROM course`,
}
