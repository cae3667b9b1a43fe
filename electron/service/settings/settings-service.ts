/** What later areas may read of the settings, and the one they keep there themselves. */
export { listOperators } from './operators-store'
export {
  bookToday,
  findSetting,
  getLetterhead,
  getLogo,
  getOffice,
  type Letterhead,
  putSetting,
} from './settings-store'
