/** What later areas ask of the record. */
export { type NotedAbout, notedAbout } from './noted-about'
export { lostInSalvage } from './stored-salvages'
