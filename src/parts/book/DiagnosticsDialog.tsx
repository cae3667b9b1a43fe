import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useToast } from '../../ui/feedback/ToastProvider'
import { Stack } from '../../ui/layout/Stack'
import { Dialog } from '../../ui/overlay/Dialog'
import styles from './DiagnosticsDialog.module.css'
import { diagnosticsText } from './diagnostics-text'
import { useDiagnostics } from './use-diagnostics'

type DiagnosticsDialogProps = {
  open: boolean
  onClose: () => void
  /** False where the service is gone: only the host is asked. */
  service?: boolean
}

/** Shows to the letter what would be copied: a person decides what leaves this computer. */
export function DiagnosticsDialog({ open, onClose, service = true }: DiagnosticsDialogProps) {
  const { t } = useTranslation(['settings', 'common'])
  const toast = useToast()
  const found = useDiagnostics(open, service)
  const text = found.data ? diagnosticsText(found.data, t) : null
  const copy = async () => {
    if (text === null) return
    await window.zhixing.copyText(text)
    toast({ message: t('diagnostics.copied') })
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('diagnostics.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="primary" disabled={text === null} onClick={() => void copy()}>
            {t('diagnostics.copyAll')}
          </Button>
        </>
      }
    >
      <Stack gap="normal">
        <p className={styles.lead}>{t('diagnostics.lead')}</p>
        {found.isError ? (
          <ErrorState title={t('diagnostics.missing')} />
        ) : text === null ? (
          <Skeleton label={t('diagnostics.waiting')} rows={8} />
        ) : (
          // A scrolling box that holds nothing to click must itself be reachable by key.
          <section
            className={styles.report}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
            tabIndex={0}
            aria-label={t('diagnostics.title')}
          >
            <pre>{text}</pre>
          </section>
        )}
      </Stack>
    </Dialog>
  )
}
