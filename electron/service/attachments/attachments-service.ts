/** What later areas do with files that are filed. */
export { copyChecked, copyOut, isFiled, noteStored, readStored, storeFile } from './attachment-store'
