/** What later areas ask of the record. */

export { firstEntryOf } from './backup-files/keep-numbers'
export { alteredBehind, notesOfAnyRow } from './record/altered-behind'
export {
  type Caveats,
  caveatsAbout,
  caveatsOf,
  isUndecided,
  type RowKeys,
  standsBehind,
} from './record/caveats'
export { lossLines } from './record/recovery-losses'
export type { Scope } from './record/scope-shape'
export { goneInRestores } from './stored/stored-restores'
export { lostInSalvage, lostUnchecked, storedRecoveries } from './stored/stored-salvages'
