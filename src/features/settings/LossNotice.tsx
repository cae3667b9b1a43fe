import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useJob } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import type { BookNotice } from '../../contract/book/state'
import { useLifeRefusal } from '../../parts/book/book-life'
import { useLossWords } from '../../parts/book/use-loss-words'
import type { RestoreFlow } from '../../parts/book/use-restore'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Dialog } from '../../ui/overlay/Dialog'

type Loss = Extract<BookNotice, { code: 'commands_lost' }>

/** Steps that are missing from the data: the backup that has more of them, or the word that one knows. */
export function LossNotices({ flow }: { flow: RestoreFlow }) {
  const book = useAsk('book', 'state', {}).data
  if (book?.state !== 'open') return null
  return book.notices
    .filter(notice => notice.code === 'commands_lost')
    .map(
      loss => loss.kept !== null && <LossNotice key={loss.kept} loss={loss} kept={loss.kept} flow={flow} />,
    )
}

/** The backup that the newest of those notices recommends, for the list below them to say the same. */
export function useRecommendedForLoss(): string | null {
  const book = useAsk('book', 'state', {}).data
  const losses = book?.state === 'open' ? book.notices.filter(notice => notice.code === 'commands_lost') : []
  return losses.findLast(({ backup }) => backup)?.backup?.name ?? null
}

function LossNotice({ loss, kept, flow }: { loss: Loss; kept: string; flow: RestoreFlow }) {
  const { t } = useTranslation('settings')
  const words = useLossWords(loss)
  const running = useLifeRefusal()
  const { backup } = loss
  return (
    <Notice
      tone="cinnabar"
      title={t('loss.title', { count: loss.count })}
      action={
        <>
          {backup && (
            <Button
              kind="primary"
              size="small"
              busy={flow.busyName === backup.name}
              refusal={running}
              onClick={() => flow.fromList(backup)}
            >
              {t('loss.restore')}
            </Button>
          )}
          <TakeNoteOfLoss count={loss.count} />
        </>
      }
    >
      {loss.twice && <p>{words.found}</p>}
      <p>{words.last}</p>
      <p>{words.backup}</p>
      <p>{t('loss.kept', { kept })}</p>
    </Notice>
  )
}

function TakeNoteOfLoss({ count }: { count: number }) {
  const { t } = useTranslation(['settings', 'common'])
  const say = useSay()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const note = useJob('book', 'noteLoss')
  const running = useLifeRefusal()
  const close = () => {
    setOpen(false)
    note.reset()
  }
  const confirm = () =>
    note.mutate(
      { input: {} },
      {
        onSuccess(done) {
          close()
          say.done(t('loss.noted'), { of: done, undoSeq: null })
          void queries.invalidateQueries()
        },
      },
    )
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('loss.note')}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={t('loss.noteTitle')}
        closeLabel={t('common:action.close')}
        actions={
          <>
            <Button onClick={close}>{t('common:action.back')}</Button>
            <Button kind="primary" busy={note.isPending} refusal={running} onClick={confirm}>
              {t('loss.noteConfirm', { count })}
            </Button>
          </>
        }
      >
        <RefusalNotice area="book" error={note.error} />
        <p>{t('loss.noteLead')}</p>
      </Dialog>
    </>
  )
}
