import { maskPhone } from '../../../src/domain/people/phone'
import { courseDocument } from '../db/areas/courses/search'
import type { ServiceArea } from '../service-area'

export const courses: ServiceArea<'courses'> = {
  name: 'courses',
  order: 80,
  handlers: async () => (await import('./courses-handlers')).coursesHandlers,
  verbs: async () => [(await import('./verbs/list-courses')).listCourses],
  tables: {
    course: { key: ['id'], aggregate: ['course', 'id'] },
    course_outcome: { key: ['course_id', 'competency_id'], aggregate: ['course', 'course_id'] },
    trainer: { key: ['id'], aggregate: ['trainer', 'id'], masked: { phone: maskPhone } },
    room: { key: ['id'], aggregate: ['room', 'id'] },
  },
  codes: ['course_method'],
  search: [courseDocument],
  names: {
    course: (db, ids) =>
      db.selectFrom('course').select(['id', 'name', 'name_en as nameEn']).where('id', 'in', ids).execute(),
    trainer: (db, ids) => db.selectFrom('trainer').select(['id', 'name']).where('id', 'in', ids).execute(),
    room: (db, ids) => db.selectFrom('room').select(['id', 'name']).where('id', 'in', ids).execute(),
  },
  references: {
    course_id: { to: 'course', tells: 6 },
    trainer_id: { to: 'trainer' },
    room_id: { to: 'room' },
  },
}
