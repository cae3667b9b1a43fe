import { anyKind, type ImportKindEntry } from '../imports/import-kind'

export const scoresKind: ImportKindEntry = {
  kind: 'scores',
  at: 3,
  part: 'roll',
  ofSession: true,
  seenOn: { page: 'session', tab: 'marks' },
  counts: ['rows'],
  compares: true,
  decidesZeros: false,
  decidedBy: 'value',
  blankDate: null,
  load: async () => anyKind((await import('./scores-import')).scoresImport),
}
