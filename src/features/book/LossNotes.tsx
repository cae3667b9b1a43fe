import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { instantText } from '../../parts/book/moment-text'
import styles from './History.module.css'

/** Steps that a log lost and somebody took note of: said for good. */
export function LossNotes() {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const notes = useAsk('book', 'lossNotes', {}).data ?? []
  if (notes.length === 0) return null
  return (
    <section aria-label={t('audit.loss.list')}>
      <h3 className={styles.hashLabel}>{t('audit.loss.list')}</h3>
      {notes.map(({ seq, at, operator, count, held }) => (
        <p key={seq}>
          {t('audit.loss.line', {
            seq,
            at: instantText(language, at),
            by: operator ?? t('history.nobody'),
            count,
            held,
          })}
        </p>
      ))}
    </section>
  )
}
