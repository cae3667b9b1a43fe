import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../../app/call'
import { useSay } from '../../../app/say'
import { most } from '../../../domain/fields/lengths'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { FormPanel } from '../../../parts/panels/FormPanel'
import { Field } from '../../../ui/field/Field'
import { TextArea } from '../../../ui/field/TextArea'
import { useSettled } from '../../../ui/field/use-settled'
import { keepLeftOut } from './left-out'
import { MessageProposal } from './MessageProposal'
import { noChoices, rollChange } from './message-choices'
import styles from './Roster.module.css'

/** The chat's 接龙 read against the roll: it proposes, Enter accepts. */
export function MessagePanel({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const say = useSay()
  const form = useKeptForm('roll-message', sessionId, { text: '' })
  const { text } = form.values
  const [choices, setChoices] = useState(noChoices)
  const settled = useSettled(text, 150)
  const asked = settled.trim() !== ''
  const roll = useAsk('sessions', 'roll', { sessionId })
  const answer = useAsk(
    'sessions',
    'readMessage',
    { sessionId, text: settled },
    { enabled: asked, keepPrevious: true },
  )
  const change = useCommand('sessions', 'changeRoll', { saved: form.saved })
  const accept = useRef<HTMLButtonElement>(null)
  /** Set by a paste: the next answer hands the focus to the button, so that Enter accepts. */
  const pasted = useRef(false)

  const proposals = asked ? (answer.data ?? []) : []
  const enrolmentOf = new Map((roll.data ?? []).map(person => [person.personId, person.id]))
  const wanted = rollChange(proposals, choices, enrolmentOf)
  const waiting = text !== settled || answer.isFetching
  const refusal = waiting
    ? t('message.waiting')
    : wanted.undecided > 0
      ? t('message.undecided', { count: wanted.undecided })
      : wanted.count === 0
        ? t('message.nothing')
        : null

  useEffect(() => {
    if (!pasted.current || waiting || proposals.length === 0) return
    pasted.current = false
    accept.current?.focus()
  }, [waiting, proposals.length])

  const submit = () => {
    if (refusal || change.isPending) return
    change.mutate(
      {
        sessionId,
        add: wanted.add,
        withdraw: wanted.withdraw.map(one => ({
          ...one,
          note: t('message.note', { text: one.note }).slice(0, 200),
        })),
      },
      {
        onSuccess(done) {
          const { enrolled, withdrawn, leftOut } = done
          keepLeftOut(sessionId, leftOut)
          form.again({ text: '' })
          setChoices(noChoices)
          say.done(t('message.done', { enrolled, withdrawn }), { of: done })
          onClose()
        },
      },
    )
  }

  return (
    <FormPanel
      title={t('message.title')}
      area="sessions"
      form={form}
      error={answer.error ?? change.error}
      busy={change.isPending}
      refusal={refusal}
      submit={t('message.accept', { count: wanted.count })}
      submitRef={accept}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('message.label')} hint={t('message.hint')}>
        <TextArea
          value={text}
          onChange={next => {
            form.put({ text: next })
            setChoices(noChoices)
          }}
          onPaste={() => {
            pasted.current = true
          }}
          rows={5}
          maxLength={most.message}
          placeholder={t('message.placeholder')}
          initialFocus
        />
      </Field>
      {proposals.length > 0 && (
        <ul className={styles.proposals} aria-label={t('message.proposals')}>
          {proposals.map((proposal, index) => (
            <MessageProposal
              key={`${index} ${proposal.text}`}
              proposal={proposal}
              index={index}
              choices={choices}
              onChoices={setChoices}
              enrolmentOf={enrolmentOf}
            />
          ))}
        </ul>
      )}
    </FormPanel>
  )
}
