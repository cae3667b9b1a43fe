import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/say'
import { localisedName } from '../../domain/people/localised-name'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { briefDetail } from '../../parts/people/person-words'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useSettled } from '../../ui/field/use-settled'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './People.module.css'
import { PersonFields } from './PersonFields'
import { draftProblems, emptyDraft, hireInput } from './person-draft'

const formId = 'hire-form'

/** Puts somebody on file. Ctrl+Enter saves and begins the next. */
export function HirePanel({ unitId, onClose }: { unitId: string | null; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const form = useKeptForm('hire', null, () => ({ ...emptyDraft, unitId }))
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  /** A new form for the next person: its first field takes the focus. */
  const [nth, setNth] = useState(0)
  const hire = useCommand('people', 'hire')

  const save = async (another: boolean) => {
    setTried(true)
    if (hire.isPending || Object.keys(draftProblems(draft)).length > 0) return
    try {
      await hire.mutateAsync(hireInput(draft))
    } catch {
      // Said in the panel, beside what it is about.
      return
    }
    if (!another) {
      form.saved()
      return onClose()
    }
    const { unitId, postId, gradeLevelId, hiredOn } = draft
    form.again({ ...emptyDraft, unitId, postId, gradeLevelId, hiredOn })
    setTried(false)
    setNth(nth + 1)
  }

  return (
    <SidePanel
      title={t('form.add')}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      takeFocus={false}
      actions={
        <>
          <Button kind="primary" busy={hire.isPending} onClick={() => void save(false)}>
            {t('common:action.save')}
          </Button>
          <Button keyHint="Ctrl Enter" onClick={() => void save(true)}>
            {t('form.saveAndNext')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save(false)
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void save(true)
        }}
      >
        <DraftNotice form={form} />
        <RefusalNotice area="people" error={hire.error} />
        <Homonyms name={draft.name} />
        <PersonFields key={nth} draft={draft} onChange={form.put} tried={tried} withPlace />
        {/* Enter in a field hands the form in. */}
        <button type="submit" hidden />
      </form>
    </SidePanel>
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
