/** What later areas do with files that are filed. */
export { copyOut, noteStored, storeFile } from './attachment-store'
