import { anyKind, type ImportKindEntry } from '../imports/import-kind'

export const rosterKind: ImportKindEntry = {
  kind: 'people',
  at: 1,
  part: 'office',
  ofSession: false,
  seenOn: { page: 'people', tab: null },
  counts: ['new', 'changed'],
  compares: true,
  decidesZeros: true,
  decidedBy: 'row',
  blankDate: 'blank',
  load: async () => anyKind((await import('./roster-import')).rosterImport),
}
