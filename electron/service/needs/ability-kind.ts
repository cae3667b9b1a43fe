import { anyKind, type ImportKindEntry } from '../imports/import-kind'

export const abilityKind: ImportKindEntry = {
  kind: 'ability',
  at: 2,
  part: 'office',
  ofSession: false,
  seenOn: { page: 'gaps', tab: null },
  counts: ['rows'],
  compares: true,
  decidesZeros: false,
  decidedBy: 'cell',
  blankDate: 'today',
  load: async () => anyKind((await import('./ability-import')).abilityImport),
}
