import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import type { RecordCheck } from '../../contract/book/record'
import { most } from '../../domain/fields/lengths'
import { namesNotAll, recordHolds } from '../../domain/history/record'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Dialog } from '../../ui/overlay/Dialog'

type TakeNoteProps = {
  found: RecordCheck
  /** Number of the newest entry of the history. */
  newest: number
  /** It is being looked at again. */
  isLooking: boolean
  look: () => Promise<unknown>
}

/**
 * The way on with a book that was altered outside: its alterations are written down for good, with a reason. While it
 * stands open it follows the book: what is noted is what stands there.
 */
export function TakeNote({ found, newest, isLooking, look }: TakeNoteProps) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const note = useJob('book', 'takeNote')
  const isNeeded = !recordHolds(found) && found.schema.length === 0
  // Once for each step, whoever takes it.
  useEffect(() => {
    if (open && newest >= 0) void look()
  }, [open, newest, look])
  const close = () => {
    setOpen(false)
    setTried(false)
    note.reset()
  }
  const submit = () => {
    setTried(true)
    if (reason.trim() === '' || note.isPending || isLooking || !isNeeded) return
    note.mutate(
      { input: { reason: reason.trim(), finding: found.finding } },
      {
        onSuccess(done) {
          setReason('')
          close()
          say.done(t('audit.note.done'), { of: done, undoSeq: null })
          void queries.invalidateQueries()
        },
        // It is not as it was found: what is there now stands below the words that say so.
        onError: () => void look(),
      },
    )
  }
  if (!isNeeded && !open) return null
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('audit.note.button')}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={t('audit.note.title')}
        closeLabel={t('common:action.close')}
        onSubmit={submit}
        actions={
          <>
            <Button onClick={close}>{t('common:action.back')}</Button>
            <Button
              kind="primary"
              submit
              busy={note.isPending || isLooking}
              refusal={isNeeded ? null : t('audit.note.nothing')}
            >
              {t('audit.note.confirm')}
            </Button>
          </>
        }
      >
        <RefusalNotice area="book" error={note.error} />
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
          <TextInput value={reason} onChange={setReason} maxLength={most.recordNote} />
        </Field>
      </Dialog>
    </div>
  )
}
