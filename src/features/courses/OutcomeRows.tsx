import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { Button } from '../../ui/Button'
import { CloseButton } from '../../ui/CloseButton'
import { AtFault } from '../../ui/field/AtFault'
import { Select } from '../../ui/field/Select'
import styles from './Courses.module.css'
import { outcomeProblem } from './course-draft'

type OutcomeRowsProps = {
  outcomes: { competencyId: string; level: number }[]
  /** Saving was tried: each row says what is wrong with it. */
  tried: boolean
  onChange: (outcomes: { competencyId: string; level: number }[]) => void
}

const levels = [1, 2, 3, 4, 5]

/** A row is its place: one that became another by being filled in would lose the focus. */
const keyOf = (index: number) => `row ${index}`

/** What passing the course raises, and to which level. */
export function OutcomeRows({ outcomes, tried, onChange }: OutcomeRowsProps) {
  const { t } = useTranslation(['courses', 'common'])
  const language = useLanguage(state => state.language)
  const competencies = useAsk('people', 'competencies', {})
  const options = namedOptions(language, competencies.data ?? [])
  const words = useId()
  const nameOf = (id: string) => options.find(option => option.id === id)?.label ?? ''
  const put = (index: number, change: Partial<{ competencyId: string; level: number }>) =>
    onChange(outcomes.map((outcome, at) => (at === index ? { ...outcome, ...change } : outcome)))
  return (
    <fieldset className={styles.outcomes}>
      <legend className={styles.legend}>{t('field.outcomes')}</legend>
      {outcomes.map((outcome, index) => {
        const problem = tried ? outcomeProblem(outcomes, index) : null
        const wordsId = `${words}-${String(index)}`
        return (
          <Fragment key={keyOf(index)}>
            <div className={styles.outcome}>
              <AtFault when={problem !== null} words={wordsId}>
                <Picker
                  label={t('field.competency')}
                  value={options.find(({ id }) => id === outcome.competencyId) ?? null}
                  onChange={competency => put(index, { competencyId: competency?.id ?? '' })}
                  options={options}
                  loading={competencies.isPending}
                  placeholder={t('field.competency')}
                  words={{ empty: t('field.noCompetency'), loading: t('common:page.loading') }}
                />
              </AtFault>
              <Select
                width="short"
                label={t('field.level')}
                value={String(outcome.level)}
                onChange={level => put(index, { level: Number(level) })}
                options={levels.map(level => ({ value: String(level), label: t('level', { level }) }))}
              />
              <CloseButton
                label={t('action.removeOutcome', { name: nameOf(outcome.competencyId) })}
                onClose={() => onChange(outcomes.filter((_, at) => at !== index))}
              />
            </div>
            {problem && (
              <p id={wordsId} className={styles.problem}>
                {t(`problem.${problem}`)}
              </p>
            )}
          </Fragment>
        )
      })}
      <div>
        <Button size="small" onClick={() => onChange([...outcomes, { competencyId: '', level: 3 }])}>
          {t('action.addOutcome')}
        </Button>
      </div>
      <p className={styles.hint}>{t('field.outcomesHint')}</p>
    </fieldset>
  )
}
