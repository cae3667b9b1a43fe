import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { shortDayText } from '../../parts/sessions/day-words'
import { Tag } from '../../ui/Tag'
import styles from './Improvements.module.css'

type DueDayProps = { action: { dueOn: string; overdueDays: number }; today: string }

/** The due day, and by how much it has passed. */
export function DueDay({ action, today }: DueDayProps) {
  const { t } = useTranslation('improvements')
  const language = useLanguage(state => state.language)
  return (
    <span className={styles.line}>
      {shortDayText(language, action.dueOn, today)}
      {action.overdueDays > 0 && <Tag tone="cinnabar">{t('list.late', { count: action.overdueDays })}</Tag>}
    </span>
  )
}
