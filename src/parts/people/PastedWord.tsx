import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { PastedToken } from '../../contract/people/person'
import { localisedName } from '../../domain/people/localised-name'
import { RadioGroup } from '../../ui/field/RadioGroup'
import { Tag } from '../../ui/Tag'
import styles from './People.module.css'
import { briefDetail } from './person-words'

type PastedWordProps = {
  word: PastedToken
  /** The how manieth of its name the list asks about. */
  nth: number
  /** The id chosen, null for nobody, undefined while nobody has decided. */
  choice: string | null | undefined
  onChoose: (id: string | null) => void
}

const tones = { homonym: 'amber', left: 'neutral', unknown: 'cinnabar' } as const
const nobody = ''

/** One word of a pasted list that wants a look, with the people it may mean. */
export function PastedWord({ word, nth, choice, onChoose }: PastedWordProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  if (word.state === 'matched') return null
  const state = word.by === 'padded_number' ? 'padded' : word.state
  return (
    <li className={styles.word}>
      <p>
        <Tag tone={tones[word.state]}>{t(`paste.state.${state}`)}</Tag>{' '}
        <strong>{nth === 1 ? word.token : t('paste.nth', { word: word.token, nth })}</strong>{' '}
        <span className={styles.quiet}>{t(`paste.explain.${state}`)}</span>
      </p>
      {word.candidates.length > 0 && (
        <RadioGroup
          direction="column"
          label={t(nth === 1 ? 'paste.which' : 'paste.whichNth', { word: word.token, nth })}
          // A leaver is left out unless somebody says otherwise.
          value={
            choice === null || (choice === undefined && word.state === 'left') ? nobody : (choice ?? null)
          }
          onChange={value => onChoose(value === nobody ? null : value)}
          options={[
            ...word.candidates.map(person => ({
              value: person.id,
              label: [
                localisedName(language, person),
                briefDetail(language, person),
                person.status === 'left' && t('status.left'),
              ]
                .filter(Boolean)
                .join(' · '),
            })),
            { value: nobody, label: t('paste.nobodyOfThese') },
          ]}
        />
      )}
    </li>
  )
}
