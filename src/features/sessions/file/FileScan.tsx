import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useJob } from '../../../app/call'
import { useSay } from '../../../app/say'
import { seenNow } from '../../../app/shown'
import { isPicture, viewerExtension } from '../../../domain/attachments/viewing'
import { bytesText } from '../../../parts/book/bytes-text'
import { usePlaces } from '../../../parts/files/use-places'
import { Button } from '../../../ui/Button'
import { Menu, type MenuAction } from '../../../ui/overlay/Menu'
import { Tag } from '../../../ui/Tag'
import styles from './File.module.css'
import type { Paper } from './paper-shape'
import { ScanViewer } from './ScanViewer'

type FileScanProps = { scan: Paper['attachments'][number]; open: boolean }

/** What a browser does not draw is for the system's viewer, unless there is something to say of it first. */
const goesOutside = ({ condition, mediaType }: FileScanProps['scan']): boolean =>
  condition === 'sound' && viewerExtension(mediaType) !== null && !isPicture(mediaType)

/** One scan of a paper: it is looked at, a copy of it is saved, or it is taken out. */
export function FileScan({ scan, open }: FileScanProps) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const places = usePlaces()
  const save = useJob('sessions', 'saveAttachment')
  const outside = useJob('sessions', 'openScan')
  const remove = useCommand('sessions', 'removeAttachment', seenNow)
  const [viewing, setViewing] = useState(false)
  const file = scan.fileName

  const openOutside = async () => {
    try {
      await outside.mutateAsync({ input: { id: scan.id } })
      // Nothing was done to the data: there is nothing to undo.
      say.done(t('file.opened', { file }), { undoSeq: null })
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  const saveCopy = async () => {
    const chosen = await places.file({
      title: t('file.save'),
      filter: 'any',
      suggestedName: file,
    })
    if (!chosen) return
    try {
      await save.mutateAsync({ input: { id: scan.id, file: chosen.ticket } })
      say.done(t('file.saved', { file }), {
        undoSeq: null,
        action: { label: t('file.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
      })
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  const takeOut = async () => {
    try {
      const done = await remove.mutateAsync({ id: scan.id })
      say.done(t('file.removed', { file }), { of: done })
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  const items: MenuAction[] = [
    { id: 'save', label: t('file.save'), detail: bytesText(scan.bytes), onSelect: () => void saveCopy() },
  ]
  if (viewerExtension(scan.mediaType) !== null)
    items.unshift({ id: 'outside', label: t('file.openOutside'), onSelect: () => void openOutside() })
  if (open)
    items.push({ id: 'remove', label: t('file.remove'), danger: true, onSelect: () => void takeOut() })
  return (
    <span className={styles.scan}>
      <Button
        kind="quiet"
        size="small"
        busy={outside.isPending}
        title={file}
        onClick={() => (goesOutside(scan) ? void openOutside() : setViewing(true))}
      >
        <span className={styles.fileName}>{file}</span>
      </Button>
      {scan.condition !== 'sound' && <Tag tone="cinnabar">{t(`scanCondition.${scan.condition}`)}</Tag>}
      <Menu compact kind="quiet" size="small" label={t('file.attachment', { file })} items={items} />
      {viewing && (
        <ScanViewer
          scan={scan}
          onClose={() => setViewing(false)}
          onOpen={() => void openOutside()}
          onSave={() => void saveCopy()}
        />
      )}
    </span>
  )
}
