import { useTranslation } from 'react-i18next'
import type { TakenName } from '../../contract/book/own-name'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'

type NameTakenProps = {
  name: TakenName
  busy: boolean
  onClear: (name: TakenName) => void
  onClose?: () => void
}

/** Something else lies under a name of ours: what that hinders, and the one step that mends it. */
export function NameTaken({ name, busy, onClear, onClose }: NameTakenProps) {
  const { t } = useTranslation(['book', 'common'])
  return (
    <Notice
      tone="amber"
      action={
        <Button busy={busy} onClick={() => onClear(name)}>
          {t('inTheWay.clear')}
        </Button>
      }
      {...(onClose ? { close: { label: t('common:action.close'), onClose } } : {})}
    >
      {name === 'book.db'
        ? t('inTheWay.nameOfLink', { name })
        : t('inTheWay.name', { name, effect: t(`inTheWay.effect.${isScanFolder(name) ? 'scans' : name}`) })}
    </Notice>
  )
}

const isScanFolder = (name: TakenName): name is `attachments/${string}` => name.startsWith('attachments/')
