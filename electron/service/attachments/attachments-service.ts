/** What later areas do with files that are filed. */
export { copyChecked, copyOut, noteStored, readStored, storeFile } from './attachment-store'
