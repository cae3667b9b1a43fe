import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../../app/call'
import type { SessionDetail } from '../../../contract/sessions/list'
import { plainSessionFields } from '../../../domain/sessions/session-fields'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { draftOfValues, valuesOfDraft } from '../../../parts/fields/field-draft'
import { FormPanel } from '../../../parts/panels/FormPanel'
import { FitNotice } from '../../../parts/sessions/FitNotice'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { BlockEditor } from './BlockEditor'
import { blockProblems, blocksOf, draftOf } from './block-drafts'
import { ClashNotice } from './ClashNotice'
import { SessionFields } from './SessionFields'
import { useClashes } from './use-clashes'

type ReschedulePanelProps = { session: SessionDetail; today: string; onClose: () => void }

/** Other days, times, trainers, rooms; recorded blocks keep their day and times. */
export function ReschedulePanel({ session, today, onClose }: ReschedulePanelProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const words = useSessionWords()
  const form = useKeptForm('reschedule', session.id, () => ({
    blocks: session.blocks.map(draftOf),
    capacity: session.capacity,
    ...draftOfValues(plainSessionFields, session),
  }))
  const { blocks, capacity, ...drafted } = form.values
  const [tried, setTried] = useState(false)
  const roll = useAsk('sessions', 'roll', { sessionId: session.id })
  const personIds = (roll.data ?? []).map(person => person.personId)
  const { clashes, checking } = useClashes(session.id, blocks, personIds)
  const save = useCommand('sessions', 'reschedule', form)
  const refusal = blockProblems(blocks).size > 0 ? t('schedule.missingBlock') : null

  const submit = () => {
    setTried(true)
    if (refusal || save.isPending) return
    save.mutate(
      { id: session.id, capacity, blocks: blocksOf(blocks), ...valuesOfDraft(plainSessionFields, drafted) },
      {
        onSuccess() {
          form.saved()
          onClose()
        },
      },
    )
  }

  return (
    <FormPanel
      title={t('reschedule.title')}
      sub={words.name(session)}
      width="wide"
      area="sessions"
      form={form}
      error={save.error}
      busy={save.isPending}
      refusal={tried ? refusal : null}
      submit={t('reschedule.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      <BlockEditor drafts={blocks} onChange={blocks => form.put({ blocks })} tried={tried} />
      <ClashNotice clashes={clashes} checking={checking} today={today} />
      <FitNotice blocks={blocks} personIds={personIds} seats={capacity} />
      <SessionFields
        values={form.values}
        onChange={form.put}
        seatsHint={t('reschedule.seatsBelow', { count: session.enrolled })}
      />
    </FormPanel>
  )
}
