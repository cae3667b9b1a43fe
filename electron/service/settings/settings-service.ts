/** What later areas may read of the settings, and the one they keep there themselves. */
export { bookToday, findSetting, getOffice, putSetting } from './settings-store'
