import { knownSetting } from '../../../src/domain/certificates/stored-settings'
import { certificateDue } from '../db/areas/certificates/due'
import { certificatesLeft, certificatesSalvage } from '../db/areas/certificates/salvage'
import { minimumAttendance0015 } from '../db/sqlite/migrations/0015-minimum-attendance'
import { certificatesToRenew0016 } from '../db/sqlite/migrations/0016-certificates-to-renew'
import type { ServiceArea } from '../service-area'

export const certificates: ServiceArea<'certificates'> = {
  name: 'certificates',
  order: 120,
  migrations: { 15: minimumAttendance0015, 16: certificatesToRenew0016 },
  forms: [
    {
      form: 'certificate_register',
      of: ['session', 'year'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.certificate_register',
      load: async () => (await import('./forms/certificate-register')).certificateRegisterForm,
    },
  ],
  handlers: async () => (await import('./certificates-handlers')).certificatesHandlers,
  verbs: async () => [(await import('./verbs/certificates-issue')).certificatesIssue],
  today: async () => (await import('./certificates-today')).certificatesToday,
  listeners: async () => (await import('./certificate-listeners')).certificateListeners,
  tables: {
    certificate: {
      key: ['id'],
      aggregate: ['session', 'session_id'],
      label: 'number',
      vouches: ['status', 'valid'],
    },
    certificate_print: { key: ['id'], aggregate: ['print', 'id'] },
  },
  counters: ['certificate_counter'],
  numbered: {
    counters: 'certificate_counter',
    papers: { table: 'certificate', column: 'number' },
    setting: knownSetting,
    commands: { raise: 'raiseNumbers', lower: 'lowerNumbers' },
    register: async () => (await import('./register')).certificateRegister,
    left: certificatesLeft,
  },
  derived: [certificateDue],
  salvage: certificatesSalvage,
  counted: { certificates: 'certificate' },
  subjects: async () => (await import('./year-scope')).yearSubject,
}
