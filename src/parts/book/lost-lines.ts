import type { TFunction } from 'i18next'
import type { LostScans } from '../../contract/book/backups'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'

/** One line for each lost scan that has a name, `most` of them, and one that counts the rest. */
export function lostLines(t: TFunction<'book'>, language: Language, lost: LostScans, most = 20): string[] {
  const shown = lost.named.slice(0, most)
  const lines = shown.map(({ fileName, number, why, ...scan }) => {
    const course = localisedName(language, { name: scan.courseName, nameEn: scan.courseNameEn })
    return t('lost.line', { file: fileName, course, number, why: t(`lost.why.${why}`) })
  })
  // The same content may stand under several names, so there may be fewer files than names.
  const more = lost.count - new Set(shown.map(one => one.fileName)).size
  return more > 0 ? [...lines, t('lost.more', { count: more })] : lines
}
