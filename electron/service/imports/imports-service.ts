/** What later areas note of a file whose rows they wrote, in the command that wrote them. */
export { insertImportRun } from './imports-store'
