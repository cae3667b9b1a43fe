import { useTranslation } from 'react-i18next'
import { useCommand, useJob } from '../../../app/call'
import { useSay } from '../../../app/say'
import { bytesText } from '../../../parts/book/moment-text'
import { usePlaces } from '../../../parts/files/use-places'
import { Menu, type MenuAction } from '../../../ui/overlay/Menu'
import { Tag } from '../../../ui/Tag'
import styles from './File.module.css'
import type { Paper } from './paper-shape'

type FileScanProps = { scan: Paper['attachments'][number]; open: boolean }

/** One scan of a paper: a copy of it can be saved and opened, or it is taken out. */
export function FileScan({ scan, open }: FileScanProps) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const places = usePlaces()
  const save = useJob('sessions', 'saveAttachment')
  const remove = useCommand('sessions', 'removeAttachment')
  const file = scan.fileName

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
        action: { label: t('file.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
      })
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  const takeOut = async () => {
    try {
      await remove.mutateAsync({ id: scan.id })
      say.done(t('file.removed', { file }))
    } catch (error) {
      say.refused('sessions', error)
    }
  }
  const items: MenuAction[] = [
    { id: 'save', label: t('file.save'), detail: bytesText(scan.bytes), onSelect: () => void saveCopy() },
  ]
  if (open)
    items.push({ id: 'remove', label: t('file.remove'), danger: true, onSelect: () => void takeOut() })
  return (
    <span className={styles.scan}>
      <Menu label={file} kind="quiet" size="small" items={items} />
      {scan.condition !== 'sound' && <Tag tone="cinnabar">{t(`scanCondition.${scan.condition}`)}</Tag>}
    </span>
  )
}
