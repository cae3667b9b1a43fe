import type { SearchDocument } from '../search-document'

export const courseDocument: SearchDocument = {
  kind: 'course',
  select: `SELECT id AS ref, name AS title, coalesce(name_en, '') AS also, code AS number, code || ' ' || category AS detail, 1 - retired AS rank
    FROM course WHERE id IN (SELECT value FROM json_each(?))`,
  hangsOn: [],
}
