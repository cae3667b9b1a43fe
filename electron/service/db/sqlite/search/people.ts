import type { SearchDocument } from '../search-document'

export const personDocument: SearchDocument = {
  kind: 'person',
  select: `SELECT person.id AS ref, person.name AS title, coalesce(person.name_en, '') AS also,
      coalesce(person.staff_no, '') AS number,
      trim(coalesce(person.staff_no, person.company, '') || ' ' || coalesce(unit.name, '') || ' ' || coalesce(post.name, '')) AS detail,
      person.status = 'active' AS rank
    FROM person LEFT JOIN unit ON unit.id = person.unit_id LEFT JOIN post ON post.id = person.post_id
    WHERE person.id IN (SELECT value FROM json_each(?))`,
  hangsOn: [
    { table: 'unit', column: 'unit_id' },
    { table: 'post', column: 'post_id' },
  ],
}
