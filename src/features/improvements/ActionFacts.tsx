import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import type { ActionRow } from '../../contract/improvements'
import { causeOf } from '../../domain/improvements/action-cause'
import { localisedName } from '../../domain/people/localised-name'
import { useActionWords } from '../../parts/improvements/action-words'
import { shortDayText } from '../../parts/sessions/day-words'
import { Notice } from '../../ui/feedback/Notice'
import { type Fact, Facts } from '../../ui/layout/Facts'
import { DueDay } from './DueDay'
import styles from './Improvements.module.css'

/** What is known of an action, in the order in which it comes about. */
export function ActionFacts({ action, today }: { action: ActionRow; today: string }) {
  const { t } = useTranslation('improvements')
  const sentBack = action.status === 'open' ? action.verifiedNote : null
  return (
    <>
      {sentBack && (
        <Notice tone="amber" title={t('panel.sentBack')}>
          {sentBack}
        </Notice>
      )}
      <Facts facts={useFacts(action, today)} />
    </>
  )
}

function useFacts(action: ActionRow, today: string): Fact[] {
  const { t } = useTranslation('improvements')
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  const day = (value: string) => shortDayText(language, value, today)
  const who = (person: ActionRow['owner']) =>
    person ? localisedName(language, person) : <span className={styles.nobody}>{t('list.nobody')}</span>
  const cause = causeOf(action)
  const causeText = cause === null ? action.cause : t(`cause.${cause}`)
  const ended = [action.verifiedOn && day(action.verifiedOn), action.verifiedNote].filter(Boolean).join(' · ')
  return [
    { label: t('field.kind'), value: t(`kind.${action.kind}`) },
    ...(action.person
      ? [
          {
            label: t('field.about'),
            value: (
              <a href={hrefOf({ page: 'person', id: action.person.id })}>
                {[localisedName(language, action.person), action.person.staffNo].filter(Boolean).join(' · ')}
              </a>
            ),
          },
        ]
      : []),
    ...(action.session
      ? [
          {
            label: t('field.session'),
            value: (
              <a href={hrefOf({ page: 'session', id: action.session.id, tab: 'follow-up' })}>
                {words.session(action.session)}
              </a>
            ),
          },
        ]
      : []),
    ...(causeText ? [{ label: t('field.cause'), value: causeText }] : []),
    ...(action.measure ? [{ label: t('field.measure'), value: action.measure }] : []),
    { label: t('field.owner'), value: who(action.owner) },
    { label: t('field.verifier'), value: who(action.verifier) },
    { label: t('field.due'), value: <DueDay action={action} today={today} /> },
    { label: t('field.createdOn'), value: day(action.createdOn) },
    ...(action.doneOn
      ? [{ label: t('field.done'), value: [day(action.doneOn), action.doneNote].filter(Boolean).join(' · ') }]
      : []),
    ...(action.status === 'verified' ? [{ label: t('field.verified'), value: ended }] : []),
    ...(action.status === 'cancelled'
      ? [{ label: t('field.reason'), value: action.verifiedNote ?? '' }]
      : []),
  ]
}
