import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useToast } from '../../ui/feedback/ToastProvider'
import { Stack } from '../../ui/layout/Stack'
import { Dialog } from '../../ui/overlay/Dialog'
import styles from './DiagnosticsDialog.module.css'
import { type Diagnostics, diagnosticsText } from './diagnostics-text'

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

/**
 * Collects what a report of trouble wants, afresh each time it is opened; what cannot be read is null. `service` is
 * false where only the host can be asked. The record check and the look at the scans take their time in a large book: the rest does not wait.
 */
function useDiagnostics(open: boolean, service: boolean): { data: Diagnostics | null; isError: boolean } {
  const fresh = { gcTime: 0, staleTime: 0, retry: false }
  const quick = useQuery({
    queryKey: ['diagnostics', service],
    enabled: open,
    ...fresh,
    queryFn: async () => {
      const orNull = <T,>(ask: () => Promise<T>): Promise<T | null> =>
        service ? ask().catch(() => null) : Promise.resolve(null)
      const [host, state, facts, backups] = await Promise.all([
        window.zhixing.diagnostics(),
        orNull(() => client.book.state({})),
        orNull(() => client.book.facts({})),
        orNull(() => client.book.backups({})),
      ])
      return { host, state, facts, backups }
    },
  })
  const record = useQuery({
    queryKey: ['diagnostics', 'record'],
    enabled: open && service,
    ...fresh,
    queryFn: () => client.book.verifyAudit({}),
  })
  // At a glance: reading every byte may take minutes.
  const glance = useQuery({
    queryKey: ['diagnostics', 'scans'],
    enabled: open && service,
    ...fresh,
    queryFn: () => client.attachments.check({ read: false }),
  })
  const audit = service && record.isPending ? 'running' : (record.data ?? null)
  const scans = service && glance.isPending ? 'running' : (glance.data ?? null)
  return { data: quick.data ? { ...quick.data, audit, scans } : null, isError: quick.isError }
}
