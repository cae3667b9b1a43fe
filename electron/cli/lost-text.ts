import type { LostScans } from '../../src/contract/book/backups'
import { localisedName } from '../../src/domain/people/localised-name'
import type { Desk } from './verb'

/** Scans that are lost, as the window names them: how many, which, and what to do. Nothing when there are none. */
export function lostText(desk: Desk, when: 'saved' | 'restored' | 'verified', lost: LostScans): string[] {
  if (lost.count === 0) return []
  const named = lost.named.map(({ fileName, number, why, courseName, courseNameEn }) => {
    const course = localisedName(desk.language, { name: courseName, nameEn: courseNameEn })
    return `  ${desk.say('book:lost.line', { file: fileName, course, number, why: desk.say(`book:lost.why.${why}`) })}`
  })
  const more = lost.count - new Set(lost.named.map(one => one.fileName)).size
  return [
    desk.say(`book:lost.${when}`, { count: lost.count }),
    ...named,
    ...(more > 0 ? [`  ${desk.say('book:lost.more', { count: more })}`] : []),
    desk.say('book:lost.todo'),
  ]
}
