import { useTranslation } from 'react-i18next'
import type { Decision, Matter } from './decisions'
import { findingText } from './finding-text'
import styles from './Imports.module.css'

type ChoiceProps = {
  matter: Matter
  picked: string | null
  onPick: (key: string, pick: Decision | null) => void
}

/** What can be done about one matter: a click takes it, a second click takes that back. */
export function Choice({ matter, picked, onPick }: ChoiceProps) {
  const { t } = useTranslation(['imports', 'common'])
  const { finding, key, options } = matter
  const label = t('decide.of', { row: finding.row, value: finding.value, what: findingText(t, finding).what })
  return (
    <fieldset aria-label={label} className={styles.options}>
      {options.map(one => {
        const { option, words, params, decisions } = one
        const text =
          words === 'row' && params.value === ''
            ? t('option.row', { ...params, value: t('what.blank') })
            : // What it is filled with goes with its words (decisions), which a key put together cannot show.
              t(`option.${words}`, params as never)
        return (
          <button
            key={option}
            type="button"
            className={styles.option}
            aria-pressed={picked === option}
            onClick={() => onPick(key, picked === option ? null : { option, decisions })}
          >
            {String(text)}
          </button>
        )
      })}
    </fieldset>
  )
}
