import type { SearchDocument } from '../../sqlite/search-document'

export const personDocument: SearchDocument = {
  kind: 'person',
  select: `SELECT id AS ref, name AS title, coalesce(name_en, '') AS also, coalesce(staff_no, '') AS number,
      status = 'active' AS rank
    FROM person WHERE id IN (SELECT value FROM json_each(?))`,
  hangsOn: [],
  shown: `SELECT person.id AS ref, person.name AS title, person.name_en AS titleEn, NULL AS number,
      json_array(
        json_object('name', coalesce(person.staff_no, person.company), 'nameEn', NULL),
        json_object('name', branch.name, 'nameEn', branch.name_en),
        json_object('name', unit.name, 'nameEn', unit.name_en),
        json_object('name', post.name, 'nameEn', post.name_en),
        json_object('of', 'status', 'code', nullif(person.status, 'active'))) AS facts
    FROM person LEFT JOIN unit ON unit.id = person.unit_id
      LEFT JOIN unit AS branch ON branch.id = unit.parent_id AND unit.kind = 'team'
      LEFT JOIN post ON post.id = person.post_id`,
}
