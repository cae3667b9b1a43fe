/** What later areas ask of the record. */
export { alteredBehind, notesOfAnyRow } from './altered-behind'
export { type Caveats, caveatsAbout, caveatsOf, isUndecided, type RowKeys, standsBehind } from './caveats'
export { firstEntryOf } from './keep-numbers'
export { lossLines } from './recovery-losses'
export type { Scope } from './scope-shape'
export { goneInRestores } from './stored-restores'
export { lostInSalvage, lostUnchecked, storedRecoveries } from './stored-salvages'
