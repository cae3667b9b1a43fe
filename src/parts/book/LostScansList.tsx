import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { LostScans } from '../../contract/book/backups'
import { lostLines } from './lost-lines'

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
