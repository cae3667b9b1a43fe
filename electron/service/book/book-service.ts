/** What later areas ask of the record. */
export { type Caveats, caveatsAbout, type RowKeys, standsBehind } from './caveats'
export { lostInSalvage } from './stored-salvages'
