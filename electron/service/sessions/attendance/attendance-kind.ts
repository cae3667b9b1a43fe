import { anyKind, type ImportKindEntry } from '../../imports/import-kind'

export const attendanceKind: ImportKindEntry = {
  kind: 'attendance',
  at: 4,
  part: 'day',
  ofSession: true,
  seenOn: { page: 'session', tab: 'attendance' },
  counts: ['rows'],
  compares: false,
  decidesZeros: false,
  decidedBy: 'value',
  blankDate: null,
  load: async () => anyKind((await import('./attendance-import')).attendanceImport),
}
