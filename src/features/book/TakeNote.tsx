import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { RefusalNotice, useSay } from '../../app/say'
import type { RecordCheck } from '../../contract/book/record'
import { most } from '../../domain/fields/lengths'
import { namesNotAll } from '../../domain/history/record'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Dialog } from '../../ui/overlay/Dialog'

/** The way on with a book that was altered outside: its alterations are written down for good, with a reason. */
export function TakeNote({ found }: { found: RecordCheck }) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const note = useJob('book', 'takeNote')
  const close = () => {
    setOpen(false)
    setTried(false)
    note.reset()
  }
  const submit = () => {
    setTried(true)
    if (reason.trim() === '' || note.isPending) return
    note.mutate(
      { input: { reason: reason.trim() } },
      {
        onSuccess() {
          setReason('')
          close()
          say.done(t('audit.note.done'), { undoSeq: null })
          void queries.invalidateQueries()
        },
      },
    )
  }
  return (
    <>
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
            <Button kind="primary" submit busy={note.isPending}>
              {t('audit.note.confirm')}
            </Button>
          </>
        }
      >
        <RefusalNotice area="book" error={note.error} />
        <p>{t('audit.note.lead')}</p>
        {found.strays.length > 0 && (
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
    </>
  )
}
