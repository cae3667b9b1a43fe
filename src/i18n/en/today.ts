import type { TodayWords } from '../setup'
import page from './today/page.json'

/** What each area says on the page, under its name: `improvements.kind.action_due`. */
const ofAreas = import.meta.glob<object>(['./today/*.json', '!./today/page.json'], {
  eager: true,
  import: 'default',
})

// The areas tell the type what they bring (TodayWords).
export default Object.assign({}, page, ...Object.values(ofAreas)) as typeof page & TodayWords
