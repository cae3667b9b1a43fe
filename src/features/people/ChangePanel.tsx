import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { PersonDetail } from '../../contract/people/person'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { PersonFields } from './PersonFields'
import { changeInput, draftOf, draftProblems } from './person-draft'

/** Corrects the facts of a person. Where they work changes by a transfer. */
export function ChangePanel({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const form = useKeptForm('person', person.id, () => draftOf(person))
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  const change = useCommand('people', 'change', form)

  const save = () => {
    setTried(true)
    if (change.isPending || Object.keys(draftProblems(draft)).length > 0) return
    const input = changeInput(person, draft)
    const done = () => {
      form.saved()
      onClose()
    }
    if (input) change.mutate(input, { onSuccess: done })
    else done()
  }

  return (
    <FormPanel
      title={t('form.change')}
      sub={person.name}
      area="people"
      form={form}
      error={change.error}
      busy={change.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <PersonFields draft={draft} onChange={form.put} tried={tried} withPlace={false} />
    </FormPanel>
  )
}
