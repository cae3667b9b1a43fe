import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { LostScans } from '../../contract/book/backups'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'

type LostScansListProps = { lost: LostScans }

/** The scans that are lost, by name and session, and what to do about them. */
export function LostScansList({ lost }: LostScansListProps) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const lines = lostLines(t, language, lost)
  return (
    <>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('lost.todo')}</p>
    </>
  )
}

/** One line for each lost scan that has a name, `most` of them, and what else there is: those without room, those that lie on no paper any more. */
function lostLines(t: TFunction<'book'>, language: Language, lost: LostScans, most = 20): string[] {
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
