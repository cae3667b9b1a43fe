/** What later areas ask of the record. */
export { alteredBehind } from './altered-behind'
export { type Caveats, caveatsAbout, caveatsOf, isUndecided, type RowKeys, standsBehind } from './caveats'
export type { Scope } from './row-relation'
export { goneInRestores } from './stored-restores'
export { lostInSalvage } from './stored-salvages'
