import type { ServiceArea } from '../service-area'

export const plan: ServiceArea<'plan'> = {
  name: 'plan',
  order: 90,
  listeners: async () => (await import('./plan-listeners')).planListeners,
  handlers: async () => (await import('./plan-handlers')).planHandlers,
  tables: {
    annual_plan: { key: ['year'], aggregate: ['plan', 'year'] },
    plan_line: { key: ['id'], aggregate: ['plan-line', 'id'] },
    plan_line_person: { key: ['plan_line_id', 'person_id'], aggregate: ['plan-line', 'plan_line_id'] },
  },
  names: {
    planLine: (db, ids) =>
      db
        .selectFrom('plan_line')
        .innerJoin('course', 'course.id', 'plan_line.course_id')
        .select(['plan_line.id', 'course.name', 'course.name_en as nameEn'])
        .where('plan_line.id', 'in', ids)
        .execute(),
  },
  references: { plan_line_id: { to: 'planLine' }, owner_id: { to: 'person' } },
}
