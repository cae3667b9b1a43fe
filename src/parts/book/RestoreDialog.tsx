import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Dialog } from '../../ui/overlay/Dialog'
import { useLifeRefusal } from './book-life'
import { RestoreSides } from './RestoreSides'
import type { AskedRestore, RestoreFlow } from './use-restore'

/** Asks once before a restore: what will be replaced, and by what. */
export function RestoreDialog({ flow }: { flow: RestoreFlow }) {
  const { asked } = flow
  if (asked === null) return null
  // Nothing of one question is left in the next.
  return <Question key={asked.kind === 'backup' ? asked.name : asked.ticket} asked={asked} flow={flow} />
}

function Question({ asked, flow }: { asked: AskedRestore; flow: RestoreFlow }) {
  const { t } = useTranslation(['book', 'common'])
  const name = asked.kind === 'backup' ? asked.name : ''
  const answer = useAsk('book', 'weighBackup', { name }, { enabled: asked.kind === 'backup' })
  const running = useLifeRefusal()
  const choice = asked.kind === 'file' ? asked.choice : answer.data
  const error = asked.kind === 'backup' ? answer.error : null
  return (
    <Dialog
      open
      onClose={flow.leave}
      title={t(choice && !choice.present ? 'restore.ask.titleOnly' : 'restore.ask.title')}
      closeLabel={t('common:action.close')}
      size="large"
      actions={
        <>
          <Button onClick={flow.leave}>{t('common:action.back')}</Button>
          {choice && (
            <Button kind="primary" refusal={running} onClick={() => flow.confirm(choice.source.at)}>
              {t('restore.ask.go')}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState title={refusalText(t, 'book', error)} />
      ) : choice ? (
        <RestoreSides choice={choice} fileName={asked.kind === 'file' ? asked.fileName : null} />
      ) : (
        <Skeleton label={t('restore.ask.loading')} rows={4} />
      )}
    </Dialog>
  )
}
