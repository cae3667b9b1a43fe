import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import type { PersonDetail } from '../../contract/people'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './People.module.css'
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
    <SidePanel
      title={t('form.change')}
      sub={person.name}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      takeFocus={false}
      actions={
        <>
          <Button kind="primary" busy={change.isPending} onClick={save}>
            {t('common:action.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <RefusalNotice area="people" error={change.error} />
        <DraftNotice form={form} stale={{ error: change.error, again: save }} />
        <PersonFields draft={draft} onChange={form.put} tried={tried} withPlace={false} />
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
