/** What later areas ask of the record. */
export { type Caveats, caveatsAbout, caveatsOf, type RowKeys, standsBehind } from './caveats'
export { lostInSalvage } from './stored-salvages'
