import type { LostScans } from '../../../src/contract/book/backups'
import { localisedName } from '../../../src/domain/people/localised-name'
import type { VerbContext } from '../verbs/verb'

/** Scans that are lost, as the window names them: how many, which, and what to do. Nothing when there are none. */
export function lostText(
  context: VerbContext,
  when: 'saved' | 'restored' | 'verified' | 'checked',
  lost: LostScans,
): string[] {
  if (lost.count === 0) return []
  const named = lost.named.map(({ fileName, number, why, courseName, courseNameEn }) => {
    const course = localisedName(context.language, { name: courseName, nameEn: courseNameEn })
    return `  ${context.say('book:lost.line', { file: fileName, course, number, why: context.say(`book:lost.why.${why}`) })}`
  })
  const removed = lost.removed ?? 0
  const more = lost.count - removed - lost.named.length
  return [
    context.say(`book:lost.${when}`, { count: lost.count }),
    ...named,
    ...(more > 0 ? [`  ${context.say('book:lost.more', { count: more })}`] : []),
    ...(removed > 0 ? [`  ${context.say('book:lost.removed', { count: removed })}`] : []),
    context.say('book:lost.todo'),
  ]
}
