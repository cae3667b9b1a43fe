import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { PlaceNotice } from '../../parts/book/PlaceNotice'
import { useKeepPlace } from '../../parts/book/use-keep-place'
import { useMove } from '../../parts/book/use-move'
import { BeginChoices } from './BeginChoices'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'
import styles from './Gate.module.css'

const steps = ['need', 'plan', 'session', 'marks', 'certificate', 'followUp'] as const

/** The first start: what this is, and how to begin. Where others write to the folder too, the place is settled first. */
export function WelcomePage({ state }: { state: Extract<BookState, { state: 'absent' }> }) {
  const { t } = useTranslation('book')
  const move = useMove()
  const { kept, keep } = useKeepPlace()
  const unsettled = state.tooLong || (state.warning !== null && !kept)
  return (
    <Gate title={t('welcome.title')} lead={t('welcome.lead')}>
      <ol className={styles.steps} aria-label={t('welcome.steps')}>
        {steps.map(step => (
          <li key={step}>{t(`welcome.step.${step}`)}</li>
        ))}
      </ol>
      {unsettled ? (
        <PlaceNotice
          warning={state.warning}
          tooLong={state.tooLong}
          move={move}
          about="begin"
          onKeep={() => void keep()}
        />
      ) : (
        <BeginChoices />
      )}
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
