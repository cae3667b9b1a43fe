/** What later areas may ask of the plan. */
export { getPlan, listLines } from './plan-store'
