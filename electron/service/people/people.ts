import { personDocument } from '../db/sqlite/search/people'
import type { ServiceArea } from '../service-area'
import { rosterKind } from './roster-kind'

export const people: ServiceArea<'people'> = {
  name: 'people',
  order: 60,
  importKinds: [rosterKind],
  handlers: async () => (await import('./people-handlers')).peopleHandlers,
  tables: {
    unit: { key: ['id'], aggregate: ['unit', 'id'] },
    post: { key: ['id'], aggregate: ['post', 'id'] },
    grade_level: { key: ['id'], aggregate: ['grade', 'id'] },
    person: { key: ['id'], aggregate: ['person', 'id'] },
    person_tag: { key: ['person_id', 'tag'], aggregate: ['person', 'person_id'] },
    employment_event: { key: ['id'], aggregate: ['person', 'person_id'] },
    competency: { key: ['id'], aggregate: ['competency', 'id'] },
    post_requirement: { key: ['id'], aggregate: ['post', 'post_id'] },
  },
  search: [personDocument],
  names: {
    unit: (db, ids) => db.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute(),
    post: (db, ids) => db.selectFrom('post').select(['id', 'name']).where('id', 'in', ids).execute(),
    grade: (db, ids) => db.selectFrom('grade_level').select(['id', 'name']).where('id', 'in', ids).execute(),
    person: (db, ids) => db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute(),
    competency: (db, ids) =>
      db.selectFrom('competency').select(['id', 'name']).where('id', 'in', ids).execute(),
  },
  references: {
    unit_id: { to: 'unit' },
    parent_id: { to: 'unit' },
    from_unit_id: { to: 'unit' },
    to_unit_id: { to: 'unit' },
    post_id: { to: 'post', tells: 7 },
    from_post_id: { to: 'post' },
    to_post_id: { to: 'post' },
    grade_level_id: { to: 'grade' },
    from_grade_level_id: { to: 'grade' },
    to_grade_level_id: { to: 'grade' },
    person_id: { to: 'person', tells: 1 },
    competency_id: { to: 'competency', tells: 3 },
  },
}
