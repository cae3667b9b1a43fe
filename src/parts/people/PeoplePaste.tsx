import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { PersonBrief } from '../../contract/people/brief'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextArea } from '../../ui/field/TextArea'
import { useSettled } from '../../ui/field/use-settled'
import { useKeys } from '../../ui/keys'
import { Inline } from '../../ui/layout/Inline'
import { DraftNotice } from '../drafts/DraftNotice'
import type { KeptForm } from '../drafts/use-kept-form'
import { PastedWord } from './PastedWord'
import styles from './People.module.css'
import { type PastedChoices, pastedOutcome, pastedRest, unresolvedTokens } from './pasted-choice'

export interface PastedList {
  text: string
}
export const emptyList: PastedList = { text: '' }

/** Takes what was added out of the list and says whether anything stays. */
export type SettleList = (notTaken?: readonly string[]) => boolean

type PeoplePasteProps = {
  /**
   * Called with the people the list names, each once, in its order. Once they are where they belong the page settles
   * the list, with those who could not be taken: all else it could not place stays in the box.
   */
  onPeople: (ids: string[], people: PersonBrief[], settle: SettleList) => void
  /** On the list already: they are counted and not handed in again. */
  known?: ReadonlySet<string>
  /** Words on the button; `count` people will be handed in. */
  submit?: (count: number) => string
  busy?: boolean
  /** Keeps what is pasted until its people are where they belong. */
  list: KeptForm<PastedList>
  initialFocus?: boolean
}

/**
 * A list of names or numbers from a chat or a sheet: who is meant, homonyms to choose between, leavers flagged,
 * strangers named. Nobody is guessed.
 */
export function PeoplePaste(props: PeoplePasteProps) {
  const { onPeople, known, submit, busy, list, initialFocus } = props
  const { t } = useTranslation(['people', 'common'])
  const { text } = list.values
  const [choices, setChoices] = useState<PastedChoices>({})
  const settled = useSettled(text, 150)
  const asked = settled.trim() !== ''
  const answer = useAsk('people', 'match', { text: settled }, { enabled: asked, keepPrevious: true })
  const tokens = asked ? (answer.data ?? []) : []
  const outcome = pastedOutcome(tokens, choices, known)
  const unresolved = unresolvedTokens(tokens)
  const waiting = text !== settled || answer.isFetching
  const refusal = waiting
    ? t('paste.waiting')
    : outcome.undecided.length > 0
      ? t('paste.undecided', { count: outcome.undecided.length })
      : outcome.padded.length > 0
        ? t('paste.unpadded', { count: outcome.padded.length })
        : outcome.people.length === 0
          ? t('paste.nobody')
          : null

  const handIn = () => {
    if (refusal || busy) return
    const ids = outcome.people.map(person => person.id)
    const settle: SettleList = (notTaken = []) => {
      const added = new Set([...ids, ...outcome.known.map(person => person.id)])
      for (const id of notTaken) added.delete(id)
      const rest = pastedRest(tokens, choices, added)
      clear()
      if (rest.text === '') return false
      list.put({ text: rest.text })
      setChoices(rest.choices)
      setSettledOnce(true)
      return true
    }
    onPeople(ids, outcome.people, settle)
  }
  /** The form around was to be handed in while the list is not where it belongs. */
  const [heldUp, setHeldUp] = useState(false)
  /** The people of this list were added, and what could not be stays. */
  const [settledOnce, setSettledOnce] = useState(false)
  const goOn = () => {
    if (refusal || outcome.unknown.length > 0) setHeldUp(true)
    else handIn()
  }
  const around = useRef<HTMLFieldSetElement>(null)
  useKeys([{ keys: 'Ctrl Enter', run: handIn }], around)
  const clear = () => {
    list.again(emptyList)
    setChoices({})
    setHeldUp(false)
    setSettledOnce(false)
  }

  return (
    // No form of its own: it may stand in one.
    <fieldset className={styles.paste} aria-label={t('paste.label')} ref={around}>
      <DraftNotice form={list} />
      <Field
        label={t('paste.label')}
        hint={t('paste.hint')}
        error={
          heldUp ? t(settledOnce && outcome.people.length === 0 ? 'paste.restHeldUp' : 'paste.heldUp') : null
        }
      >
        <TextArea
          value={text}
          onChange={text => {
            setHeldUp(false)
            list.put({ text })
          }}
          holdsBack={{ when: text.trim() !== '', settle: goOn }}
          rows={5}
          maxLength={most.pasted}
          placeholder={t('paste.placeholder')}
          {...(initialFocus ? { initialFocus } : {})}
        />
      </Field>
      <RefusalNotice area="people" error={answer.error} />
      {tokens.length > 0 && (
        <p className={styles.sum} role="status">
          {[
            t('paste.matched', { count: outcome.people.length }),
            outcome.known.length > 0 && t('paste.known', { count: outcome.known.length }),
            outcome.undecided.length > 0 && t('paste.homonyms', { count: outcome.undecided.length }),
            outcome.padded.length > 0 && t('paste.padded', { count: outcome.padded.length }),
            outcome.left.length > 0 && t('paste.left', { count: outcome.left.length }),
            outcome.unknown.length > 0 && t('paste.unknown', { count: outcome.unknown.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {settledOnce && unresolved.length > 0 && <p className={styles.quiet}>{t('paste.rest')}</p>}
      {unresolved.length > 0 && (
        <ul className={styles.words} aria-label={t('paste.looks')}>
          {unresolved.map(question => (
            <PastedWord
              key={question.id}
              word={question.word}
              nth={question.nth}
              choice={choices[question.id]}
              onChoose={id => setChoices({ ...choices, [question.id]: id })}
            />
          ))}
        </ul>
      )}
      {outcome.people.length > 0 && (
        <p className={styles.names}>{outcome.people.map(person => person.name).join(t('join.list'))}</p>
      )}
      <Inline>
        <Button
          kind="primary"
          onClick={handIn}
          refusal={refusal}
          keyHint="Ctrl Enter"
          {...(busy ? { busy } : {})}
        >
          {submit ? submit(outcome.people.length) : t('paste.submit', { count: outcome.people.length })}
        </Button>
        {text !== '' && <Button onClick={clear}>{t('paste.clear')}</Button>}
      </Inline>
    </fieldset>
  )
}
