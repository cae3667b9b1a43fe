import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { briefDetail } from '../../parts/people/person-words'
import { Notice } from '../../ui/feedback/Notice'
import { useSettled } from '../../ui/field/use-settled'
import { PersonFields } from './PersonFields'
import { draftProblems, emptyDraft, hireInput } from './person-draft'

/** Puts somebody on file. Ctrl+Enter saves and begins the next. */
export function HirePanel({ unitId, onClose }: { unitId: string | null; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const form = useKeptForm('hire', null, () => ({ ...emptyDraft, unitId }))
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  /** A new form for the next person: its first field takes the focus. */
  const [nth, setNth] = useState(0)
  const hire = useCommand('people', 'hire', { saved: form.saved })

  const save = (another: boolean) => {
    setTried(true)
    if (hire.isPending || Object.keys(draftProblems(draft)).length > 0) return
    // Not awaited: once this panel has gone, another may stand open, which is not to be closed.
    hire.mutate(hireInput(draft), {
      onSuccess() {
        if (!another) return onClose()
        const { unitId, postId, gradeLevelId, hiredOn } = draft
        form.again({ ...emptyDraft, unitId, postId, gradeLevelId, hiredOn })
        setTried(false)
        setNth(nth + 1)
      },
    })
  }

  return (
    <FormPanel
      title={t('form.add')}
      area="people"
      form={form}
      error={hire.error}
      busy={hire.isPending}
      onSubmit={() => save(false)}
      another={{ label: t('form.saveAndNext'), run: () => save(true) }}
      onClose={onClose}
    >
      <Homonyms name={draft.name} />
      <PersonFields key={nth} draft={draft} onChange={form.put} tried={tried} withPlace />
    </FormPanel>
  )
}

/** Two people may bear one name, but one person should not be put on file twice. */
function Homonyms({ name }: { name: string }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const settled = useSettled(name.trim(), 200)
  const answer = useAsk('people', 'match', { text: settled }, { enabled: settled.length > 1 })
  const twins = (answer.data ?? []).filter(word => word.by === 'name').flatMap(word => word.candidates)
  if (settled.length < 2 || twins.length === 0) return null
  return (
    <Notice tone="amber" title={t('form.homonyms', { count: twins.length })}>
      {twins
        .slice(0, 3)
        .map(person => `${localisedName(language, person)} ${briefDetail(language, person)}`)
        .join(t('join.semicolon'))}
    </Notice>
  )
}
