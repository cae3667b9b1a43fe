import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Inline } from '../../ui/Inline'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Stack'
import styles from './Settings.module.css'

/** Where the book lies; open the folder, or move the book to another. */
export function FolderCard() {
  const { t } = useTranslation(['settings', 'book'])
  const state = useAsk('book', 'state', {})
  const [moving, setMoving] = useState(false)
  const [refused, setRefused] = useState(false)
  const move = async () => {
    const chosen = await window.zhixing.chooseFolder({ title: t('book:folder.chooseTitle') })
    if (!chosen) return
    setMoving(true)
    const outcome = await window.zhixing.moveToFolder(chosen.ticket)
    setMoving(false)
    setRefused(outcome === 'not_writable' || outcome === 'failed')
  }
  return (
    <Card title={t('folder.title')} padded>
      <Stack gap="normal">
        <p className={styles.path}>{state.data?.folder}</p>
        <p className={styles.hint}>{t('folder.hint')}</p>
        {refused && <Notice tone="cinnabar">{t('book:folder.notWritable')}</Notice>}
        <Inline>
          <Button onClick={() => void window.zhixing.showBookFolder()}>{t('book:folder.show')}</Button>
          <Button busy={moving} onClick={() => void move()}>
            {t('book:folder.move')}
          </Button>
        </Inline>
      </Stack>
    </Card>
  )
}
