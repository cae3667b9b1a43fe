import { sessionsSalvage } from '../db/areas/sessions/salvage'
import { sessionScans } from '../db/areas/sessions/scans'
import { sessionDocument } from '../db/areas/sessions/search'
import type { ServiceArea } from '../service-area'
import { attendanceKind } from './attendance/attendance-kind'

export const sessions: ServiceArea<'sessions'> = {
  name: 'sessions',
  order: 100,
  importKinds: [attendanceKind],
  forms: [
    {
      form: 'notice',
      of: ['session'],
      formats: ['pdf', 'word'],
      name: 'forms:name.notice',
      load: async () => (await import('./forms/notice')).noticeForm,
    },
    {
      form: 'sign_in',
      of: ['session'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.sign_in',
      load: async () => (await import('./forms/sign-in-sheet')).signInForm,
    },
  ],
  listeners: async () => (await import('./plan-listeners')).planListeners,
  handlers: async () => (await import('./sessions-handlers')).sessionsHandlers,
  verbs: async () => [(await import('./verbs/list-sessions')).listSessions],
  tables: {
    session: { key: ['id'], aggregate: ['session', 'id'] },
    block: { key: ['id'], aggregate: ['session', 'session_id'] },
    enrolment: { key: ['id'], aggregate: ['session', 'session_id'] },
    attendance: { key: ['block_id', 'enrolment_id'], aggregate: ['session', 'session_id'] },
    file_item: { key: ['session_id', 'kind'], aggregate: ['session', 'session_id'] },
    session_attachment: { key: ['id'], aggregate: ['session', 'session_id'] },
  },
  codes: ['enrolment_origin', 'attendance_state', 'attendance_source', 'file_item_kind'],
  salvage: sessionsSalvage,
  counted: { sessions: 'session' },
  scans: sessionScans,
  subjects: async () => (await import('./session-scope')).sessionSubjects,
  search: [sessionDocument],
  names: {
    session: async (db, ids) => {
      const rows = await db
        .selectFrom('session')
        .innerJoin('course', 'course.id', 'session.course_id')
        .select(['session.id', 'course.name', 'course.name_en as nameEn', 'session.number'])
        .where('session.id', 'in', ids)
        .execute()
      return rows.map(({ id, name, nameEn, number }) => ({
        id,
        name: `${name} #${number}`,
        nameEn: nameEn && `${nameEn} #${number}`,
      }))
    },
    enrolment: (db, ids) =>
      db
        .selectFrom('enrolment')
        .innerJoin('person', 'person.id', 'enrolment.person_id')
        .select(['enrolment.id', 'person.name'])
        .where('enrolment.id', 'in', ids)
        .execute(),
    block: (db, ids) => db.selectFrom('block').select(['id', 'day as name']).where('id', 'in', ids).execute(),
  },
  places: {
    session: { at: 1, page: 'session' },
    enrolment: {
      at: 2,
      seenIn: async (db, ids) => {
        const rows = await db
          .selectFrom('enrolment')
          .select(['id', 'session_id'])
          .where('id', 'in', ids)
          .execute()
        return rows.map(row => ({ id: row.id, place: { page: 'session', id: row.session_id } }))
      },
    },
  },
  references: {
    session_id: { to: 'session', tells: 4 },
    enrolment_id: { to: 'enrolment', tells: 2 },
    block_id: { to: 'block', tells: 5 },
  },
}
