/** What later areas note of a file whose rows they wrote, in the command that wrote them. */

/** Imports that were interrupted, for whoever says what a person must hear of the book. */
export { dropInterruptedImports, dropWrittenImports, interruptedImports } from './import-notes'
export { insertImportRun } from './imports-store'
