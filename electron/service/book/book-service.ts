/** What later areas ask of the record. */
export { type NotedAbout, notedAbout } from './noted-about'
