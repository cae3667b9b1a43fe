import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../../app/call'
import { refusalText } from '../../../app/say'
import { refusalCode } from '../../../contract/wire'
import { looksLikePage } from '../../../domain/attachments/scan-kinds'
import { isPicture, viewerExtension } from '../../../domain/attachments/viewing'
import { Button } from '../../../ui/Button'
import { ErrorState } from '../../../ui/feedback/ErrorState'
import { Notice } from '../../../ui/feedback/Notice'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { Stack } from '../../../ui/layout/Stack'
import { Dialog } from '../../../ui/overlay/Dialog'
import type { Paper } from './paper-shape'
import styles from './ScanViewer.module.css'

type ScanViewerProps = {
  scan: Paper['attachments'][number]
  onClose: () => void
  /** In the system's own viewer. */
  onOpen: () => void
  onSave: () => void
}

/**
 * A scan as it was attached, over the page it belongs to. The service read every byte of it; a picture is drawn from
 * memory, so that nothing in the file has an address or runs. What is lost says so here.
 */
export function ScanViewer({ scan, onClose, onOpen, onSave }: ScanViewerProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const { picture, cutOff, error } = usePicture(scan)
  const [wide, setWide] = useState(false)
  const [broken, setBroken] = useState(false)
  // One that cannot be shown here may be opened elsewhere; what is lost may not.
  const whole = scan.condition === 'sound' && !isLost(error)
  return (
    <Dialog
      open
      onClose={onClose}
      title={scan.fileName}
      closeLabel={t('common:action.close')}
      size="large"
      actions={
        whole && (
          <>
            <Button onClick={onSave}>{t('file.save')}</Button>
            <Button onClick={onOpen}>{t('file.openOutside')}</Button>
            {picture && !broken && (
              <Button onClick={() => setWide(!wide)}>{t(wide ? 'file.fit' : 'file.fullSize')}</Button>
            )}
          </>
        )
      }
    >
      {scan.condition !== 'sound' ? (
        <ErrorState title={t(`refusal.attachment_${scan.condition}`)} />
      ) : error ? (
        <ErrorState title={refusalText(t, 'sessions', error)} />
      ) : scan.bytes === 0 ? (
        <ErrorState title={t('file.viewEmpty')} />
      ) : !isPicture(scan.mediaType) ? (
        <p>{t(isUnlikeName(scan) ? 'file.viewUnlikeName' : 'file.notShown')}</p>
      ) : broken ? (
        <ErrorState title={t('file.viewBroken')} />
      ) : !picture ? (
        <Skeleton label={t('common:page.loading')} rows={8} />
      ) : (
        <Stack gap="small">
          {cutOff && <Notice tone="cinnabar">{t('file.viewCutOff')}</Notice>}
          {/* Larger than its place it is moved with the arrow keys. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <section className={styles.place} aria-label={scan.fileName} tabIndex={0}>
            <img
              className={wide ? styles.wide : styles.fit}
              src={picture}
              alt={scan.fileName}
              onError={() => setBroken(true)}
            />
          </section>
        </Stack>
      )}
    </Dialog>
  )
}

const isLost = (error: unknown): boolean => /^(attachment_|not_found)/.test(refusalCode(error) ?? '')

/** Called a page or a picture, and neither. */
const isUnlikeName = ({ fileName, mediaType }: ScanViewerProps['scan']): boolean =>
  viewerExtension(mediaType) === null && looksLikePage(/[^.]*$/.exec(fileName)?.[0] ?? '')

/** The picture under an address only this page has, for as long as it is shown. */
function usePicture(scan: Paper['attachments'][number]) {
  const { mutateAsync: read, error } = useJob('sessions', 'readScan')
  const [picture, setPicture] = useState<string | null>(null)
  const [cutOff, setCutOff] = useState(false)
  const { id, condition, mediaType } = scan
  useEffect(() => {
    if (condition !== 'sound' || !isPicture(mediaType)) return
    const controller = new AbortController()
    let address: string | null = null
    read({ input: { id }, signal: controller.signal }).then(
      found => {
        if (controller.signal.aborted) return
        address = URL.createObjectURL(new Blob([new Uint8Array(found.bytes)], { type: found.mediaType }))
        setPicture(address)
        setCutOff(found.cutOff)
      },
      // What there is to say of it stands in `error`.
      () => undefined,
    )
    return () => {
      controller.abort()
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [read, id, condition, mediaType])
  return { picture, cutOff, error }
}
