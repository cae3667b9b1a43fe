import { joinWords } from '../join-words'
import frame from './cli/frame.json'

/** What each area says of its verbs. */
const ofAreas = import.meta.glob<Record<string, string>>(['./cli/*.json', '!./cli/frame.json'], {
  eager: true,
  import: 'default',
})

export default joinWords(frame, ...Object.values(ofAreas)) as typeof frame
