import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { localisedName } from '../../domain/people/localised-name'
import { Card } from '../../ui/layout/Card'
import { Tag } from '../../ui/Tag'
import styles from './LevelsSection.module.css'

const steps = [1, 2, 3, 4, 5] as const

/** The levels somebody holds against what the post asks for. Nothing is drawn while neither is known. */
export function LevelsSection({ personId }: { personId: string }) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const answer = useAsk('needs', 'ofPerson', { personId })
  if (answer.isError) return <RefusalNotice area="needs" error={answer.error} />
  const lines = answer.data ?? []
  if (lines.length === 0) return null
  const count = (kind: string) => lines.filter(line => line.kind === kind).length
  // Unrated is not met: “no gaps” is said only when everything asked for is known.
  const standing =
    [
      count('short') > 0 && t('personFile.short', { count: count('short') }),
      count('unrated') > 0 && t('personFile.unrated', { count: count('unrated') }),
    ]
      .filter(Boolean)
      .join(' · ') || t('personFile.noneShort')
  return (
    <Card title={t('personFile.levels')} sub={standing}>
      <ul className={styles.levels} aria-label={t('personFile.levels')}>
        {lines.map(({ competency, required, level, kind, ratings }) => (
          <li key={competency.id} className={styles.level}>
            <span className={styles.competency}>{localisedName(language, competency)}</span>
            <span className={styles.steps} aria-hidden="true">
              {steps.map(step => (
                <span
                  key={step}
                  className={styles.step}
                  data-held={level !== null && step <= level}
                  data-asked={required !== null && step <= required}
                />
              ))}
            </span>
            <span className={styles.figures}>
              {required === null
                ? (level ?? '')
                : t('personFile.heldOfAsked', { held: level ?? '–', asked: required })}
            </span>
            <span>
              {kind !== 'met' && (
                <Tag tone={kind === 'short' ? 'amber' : 'neutral'}>{t(`state.${kind}`)}</Tag>
              )}
            </span>
            <span className={styles.quiet}>
              {ratings[0] && `${ratings[0].ratedOn} ${t(`method.${ratings[0].method}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
