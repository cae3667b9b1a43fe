import { maskedColumns } from '../../../src/domain/people/masked-fields'
import { peopleSalvage } from '../db/areas/people/salvage'
import { personDocument } from '../db/areas/people/search'
import { peopleLists0013 } from '../db/sqlite/migrations/0013-people-lists'
import type { ServiceArea } from '../service-area'
import { rosterKind } from './roster-kind'

export const people: ServiceArea<'people'> = {
  name: 'people',
  order: 60,
  importKinds: [rosterKind],
  handlers: async () => (await import('./people-handlers')).peopleHandlers,
  verbs: async () => [
    (await import('./verbs/export-people')).exportPeople,
    (await import('./verbs/list-people')).listPeople,
  ],
  tables: {
    unit: { key: ['id'], aggregate: ['unit', 'id'] },
    post: { key: ['id'], aggregate: ['post', 'id'] },
    grade_level: { key: ['id'], aggregate: ['grade_level', 'id'] },
    business_line: { key: ['id'], aggregate: ['business_line', 'id'] },
    channel: { key: ['id'], aggregate: ['channel', 'id'] },
    person: {
      key: ['id'],
      aggregate: ['person', 'id'],
      derived: ['sort_key', 'number_key', 'hired_key'],
      masked: maskedColumns,
    },
    person_tag: { key: ['person_id', 'tag'], aggregate: ['person', 'person_id'] },
    employment_event: { key: ['id'], aggregate: ['person', 'person_id'] },
    competency: { key: ['id'], aggregate: ['competency', 'id'] },
    post_requirement: { key: ['id'], aggregate: ['post', 'post_id'] },
  },
  codes: ['unit_kind', 'employment_kind'],
  migrations: { 13: peopleLists0013 },
  salvage: peopleSalvage,
  counted: { people: 'person' },
  search: [personDocument],
  names: {
    unit: (db, ids) =>
      db.selectFrom('unit').select(['id', 'name', 'name_en as nameEn']).where('id', 'in', ids).execute(),
    post: (db, ids) =>
      db.selectFrom('post').select(['id', 'name', 'name_en as nameEn']).where('id', 'in', ids).execute(),
    grade_level: (db, ids) =>
      db
        .selectFrom('grade_level')
        .select(['id', 'name', 'name_en as nameEn'])
        .where('id', 'in', ids)
        .execute(),
    business_line: (db, ids) =>
      db
        .selectFrom('business_line')
        .select(['id', 'name', 'name_en as nameEn'])
        .where('id', 'in', ids)
        .execute(),
    channel: (db, ids) =>
      db.selectFrom('channel').select(['id', 'name', 'name_en as nameEn']).where('id', 'in', ids).execute(),
    person: (db, ids) => db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute(),
    competency: (db, ids) =>
      db
        .selectFrom('competency')
        .select(['id', 'name', 'name_en as nameEn'])
        .where('id', 'in', ids)
        .execute(),
  },
  places: { person: { at: 3, page: 'person' } },
  references: {
    unit_id: { to: 'unit' },
    parent_id: { to: 'unit' },
    from_unit_id: { to: 'unit' },
    to_unit_id: { to: 'unit' },
    post_id: { to: 'post', tells: 7 },
    from_post_id: { to: 'post' },
    to_post_id: { to: 'post' },
    grade_level_id: { to: 'grade_level' },
    business_line_id: { to: 'business_line' },
    channel_id: { to: 'channel' },
    from_grade_level_id: { to: 'grade_level' },
    to_grade_level_id: { to: 'grade_level' },
    person_id: { to: 'person', tells: 1 },
    competency_id: { to: 'competency', tells: 3 },
  },
}
