import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Path } from './Gate'
import styles from './Gate.module.css'

/** Where the book lies, and the way to another folder. */
export function FolderLine({ folder }: { folder: string }) {
  const { t } = useTranslation('book')
  const [refused, setRefused] = useState(false)
  const choose = async () => {
    const chosen = await window.zhixing.chooseFolder({ title: t('folder.chooseTitle') })
    if (!chosen) return
    const outcome = await window.zhixing.moveToFolder(chosen.ticket)
    setRefused(outcome === 'not_writable' || outcome === 'failed')
  }
  return (
    <footer className={styles.foot}>
      <div className={styles.where}>
        {t('folder.label')} <Path>{folder}</Path>
        <p role="status">{refused ? t('folder.notWritable') : t('folder.hint')}</p>
      </div>
      <Button onClick={() => void choose()}>{t('folder.choose')}</Button>
    </footer>
  )
}
