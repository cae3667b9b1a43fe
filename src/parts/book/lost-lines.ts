import type { TFunction } from 'i18next'
import type { LostScans } from '../../contract/book/backups'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'

/** One line for each lost scan that has a name, `most` of them, and what else there is: those without room, those that lie on no paper any more. */
export function lostLines(t: TFunction<'book'>, language: Language, lost: LostScans, most = 20): string[] {
  const shown = lost.named.slice(0, most)
  const lines = shown.map(({ fileName, number, why, ...scan }) => {
    const course = localisedName(language, { name: scan.courseName, nameEn: scan.courseNameEn })
    return t('lost.line', { file: fileName, course, number, why: t(`lost.why.${why}`) })
  })
  const removed = lost.removed ?? 0
  const more = lost.count - removed - shown.length
  return [
    ...lines,
    ...(more > 0 ? [t('lost.more', { count: more })] : []),
    ...(removed > 0 ? [t('lost.removed', { count: removed })] : []),
  ]
}
