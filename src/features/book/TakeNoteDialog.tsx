import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useSay } from '../../app/say'
import type { RecordCheck } from '../../contract/book/record'
import { refusalCode } from '../../contract/wire'
import { most } from '../../domain/fields/lengths'
import { namesNotAll } from '../../domain/history/record'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormDialog } from '../../parts/panels/FormDialog'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'

type TakeNoteDialogProps = {
  found: RecordCheck
  /** There is something to be noted. */
  isNeeded: boolean
  /** It is being checked again. */
  isChecking: boolean
  recheck: () => Promise<unknown>
  onClose: () => void
}

const notAsFound: readonly (string | null)[] = ['nothing_altered', 'altered_since']

/** What was altered, and the reason it is noted with. */
export function TakeNoteDialog({ found, isNeeded, isChecking, recheck, onClose }: TakeNoteDialogProps) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const queries = useQueryClient()
  const form = useKeptForm('take-note', '', { reason: '' })
  const { reason } = form.values
  const [tried, setTried] = useState(false)
  const note = useJob('book', 'takeNote')
  const submit = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const done = await note
      .mutateAsync({ input: { reason: reason.trim(), finding: found.finding } })
      // Why it was not done stands at the head.
      .catch(async error => {
        // What is there now stands below the words that it is not as it was found.
        if (notAsFound.includes(refusalCode(error))) await recheck()
      })
    if (!done) return
    form.saved()
    onClose()
    say.done(t('audit.note.done'), { of: done, undoSeq: null })
    await queries.invalidateQueries()
  }
  return (
    <FormDialog
      title={t('audit.note.title')}
      area="book"
      form={form}
      error={note.error}
      busy={note.isPending || isChecking}
      refusal={isNeeded ? null : t('audit.note.nothing')}
      submit={t('audit.note.confirm')}
      leave={t('common:action.back')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('audit.note.lead')}</p>
      {!isNeeded && <p>{t('audit.note.nothing')}</p>}
      {isNeeded && found.strays.length > 0 && (
        <p>
          {t('audit.note.rows', {
            count: found.strays.length,
            context: namesNotAll({ rows: found.strays }) ? 'most' : undefined,
          })}
        </p>
      )}
      <Field
        label={t('audit.note.reason')}
        error={tried && reason.trim() === '' ? t('audit.note.reasonNeeded') : null}
      >
        <TextInput
          value={reason}
          onChange={reason => form.put({ reason })}
          maxLength={most.recordNote}
          initialFocus
        />
      </Field>
    </FormDialog>
  )
}
