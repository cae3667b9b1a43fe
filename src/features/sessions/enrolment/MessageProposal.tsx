import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../app/language'
import type { PastedToken } from '../../../contract/people/person'
import type { RollProposal } from '../../../contract/sessions/enrolment'
import { localisedName } from '../../../domain/people/localised-name'
import { briefDetail } from '../../../parts/people/person-words'
import { Checkbox } from '../../../ui/field/Checkbox'
import { RadioGroup } from '../../../ui/field/RadioGroup'
import { Tag, type Tone } from '../../../ui/Tag'
import { choiceKey, type MessageChoices, meant, tokensOf } from './message-choices'
import styles from './Roster.module.css'

type MessageProposalProps = {
  proposal: RollProposal
  index: number
  choices: MessageChoices
  onChoices: (choices: MessageChoices) => void
  enrolmentOf: ReadonlyMap<string, string>
}

const tones: Record<RollProposal['kind'], Tone> = {
  add: 'green',
  remove: 'amber',
  replace: 'accent',
  unclear: 'neutral',
}
const none = ''

/** One line of the message and what it would do; a name that several bear is chosen here. */
export function MessageProposal({ proposal, index, choices, onChoices, enrolmentOf }: MessageProposalProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const aside = choices.aside.has(index)
  const verb = proposal.kind === 'remove' && proposal.reason === 'leave' ? 'leave' : proposal.kind
  const nameOf = (token: PastedToken, id: string | null | undefined) => {
    const person = token.candidates.find(one => one.id === id)
    return person ? `${localisedName(language, person)} ${person.staffNo ?? ''}`.trim() : token.token
  }
  const already =
    'alreadySo' in proposal && proposal.alreadySo
      ? t(proposal.kind === 'add' ? 'message.alreadyOn' : 'message.alreadyOff')
      : null
  const choose = (place: string, id: string | null) =>
    onChoices({ ...choices, people: { ...choices.people, [choiceKey(index, place)]: id } })
  const leaveAside = (taken: boolean) => {
    const next = new Set(choices.aside)
    if (taken) next.delete(index)
    else next.add(index)
    onChoices({ ...choices, aside: next })
  }

  const tokens = tokensOf(proposal)
  const names = tokens
    .map(({ place, token }) => nameOf(token, meant(token, index, place, choices)))
    .join(' → ')
  return (
    <li className={styles.proposal}>
      <div className={styles.line}>
        {proposal.kind === 'unclear' || already ? (
          <span>{proposal.kind === 'unclear' ? proposal.text : names}</span>
        ) : (
          <Checkbox label={names} checked={!aside} onChange={leaveAside} />
        )}
        <Tag tone={already ? 'neutral' : tones[proposal.kind]}>{t(`message.${verb}`)}</Tag>
        {already && <span className={styles.quiet}>{already}</span>}
      </div>
      {!aside &&
        tokens.map(({ place, token }) => {
          if (token.state === 'unknown') {
            return (
              <p key={place} className={styles.quiet}>
                {t('message.unknown', { word: token.token })}
              </p>
            )
          }
          if (token.state !== 'homonym') return null
          const label = place === 'one' ? 'which' : place === 'out' ? 'outOf' : 'into'
          const chosen = choices.people[choiceKey(index, place)]
          return (
            <RadioGroup
              key={place}
              direction="column"
              label={t(`message.${label}`, { word: token.token })}
              value={chosen === null ? none : (chosen ?? null)}
              onChange={id => choose(place, id === none ? null : id)}
              options={[
                ...token.candidates.map(person => ({
                  value: person.id,
                  label: [
                    localisedName(language, person),
                    briefDetail(language, person),
                    enrolmentOf.has(person.id) && t('message.alreadyOn'),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                })),
                { value: none, label: t('message.none') },
              ]}
            />
          )
        })}
    </li>
  )
}
